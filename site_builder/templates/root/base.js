{# Where the site lies below a path that the build did not know, as in /guide/en/nowhere/. #}
for(const link of document.querySelectorAll("a")){const folder=link.pathname.split("/")[1],at=location.pathname.split("/"),first=at.findIndex(part=>{{ all_words.keys() | list | tojson }}.includes(part));if(first>0)link.pathname=at.slice(0,first).join("/")+link.pathname}

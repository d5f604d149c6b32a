{# Where the site lies below a path that the build did not know, as in /guide/en/nowhere/. #}
for(const link of document.querySelectorAll("a")){const at=location.pathname.split("/"),first=at.findIndex(part=>{{ translators.keys() | list | tojson }}.includes(part));if(first>0&&link.host===location.host)link.pathname=at.slice(0,first).join("/")+link.pathname}

{# Where the site lies below a path that the build did not know: in the folder of its service worker. #}
(async () => {
  const isBase = (path) =>
    fetch(`${path}/{{ service_worker }}`, { method: "HEAD" }).then(
      ({ ok, headers }) => ok && String(headers.get("content-type")).includes("javascript"),
      () => false,
    );
  let base = location.pathname;
  do base = base.slice(0, base.lastIndexOf("/"));
  while (base && !(await isBase(base)));
  for (const link of document.links) {
    if (link.host === location.host) link.pathname = base + link.pathname;
  }
})();

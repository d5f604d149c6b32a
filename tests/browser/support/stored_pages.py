"""Wait for the service worker to store pages."""

# Waits until the language's pack is stored, which its last file marks.
STORED = """async () => {
    const { active, waiting } = await navigator.serviceWorker.ready;
    while (active.state !== "activated") await new Promise((go) => setTimeout(go, 20));
    const pack = new RegExp(`/${location.pathname.split("/")[2]}/offline[.]`);
    const stored = async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith("guide pages"));
        const keys = async (name) => (await caches.open(name)).keys();
        const files = await Promise.all(names.map(keys));
        return files.flat().filter(({ url }) => pack.test(url)).length === 1 + Boolean(waiting);
    };
    for (let tries = 0; !(await stored()); tries += 1) {
        if (tries === 1_500) throw new Error("the pages are not stored");
        await new Promise((go) => setTimeout(go, 20));
    }
}"""

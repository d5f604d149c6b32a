"""The copy of Python's memory that a page stores for the next visit."""

SNAPSHOT_STORED = """async () => {
    const stored = async (name) => {
        const cache = await caches.open(name);
        return (await cache.keys()).some(({ url }) => url.endsWith("/memory-snapshot"));
    };
    const found = async () => Promise.all((await caches.keys()).map(stored));
    for (let tries = 0; !(await found()).includes(true); tries += 1) {
        if (tries === 1_500) throw new Error("no snapshot is stored");
        await new Promise((go) => setTimeout(go, 20));
    }
}"""

// The engine's files: fetched all at once, counted byte by byte, handed out as they arrive.

/** A file that did not come. */
export class DownloadError extends Error {}

/** Read as a module by `import`, so counted when it has arrived whole, not by its bytes. */
const MODULE = /\.mjs$/;

const TYPES = new Map([["wasm", "application/wasm"]]);

export class Downloads {
  /**
   * @param {string} manifest  address of the list of files and their sizes
   * @param {(done: number, total: number) => void} report  bytes so far, bytes in all
   */
  constructor(manifest, report) {
    this.manifest = manifest;
    this.base = new URL(".", manifest).href;
    this.report = report;
    this.done = 0;
    this.total = 0;
    /** @type {Map<string, Promise<Response>>} */
    this.responses = new Map();
    /** @type {Promise<unknown>[]} */
    this.arrivals = [];
    this.realFetch = self.fetch.bind(self);
    this.fetch = this.fetch.bind(this);
  }

  /** @param {string} name */
  url(name) {
    return this.base + name;
  }

  /** Asks for every file of the manifest. */
  async start() {
    const response = await this.get(this.manifest);
    /** @type {{files: {name: string, bytes: number}[]}} */
    const { files } = await response.json();
    this.total = files.reduce((sum, file) => sum + file.bytes, 0);
    for (const { name, bytes } of files) {
      if (MODULE.test(name)) this.importing(name, bytes);
      else this.responses.set(this.url(name), this.counted(name));
    }
    // Whoever waits for a file hears of its failure; nobody may wait for some.
    for (const file of [...this.arrivals, ...this.responses.values()]) file.catch(() => {});
  }

  /** Settles when every byte has arrived. */
  async finished() {
    await Promise.all(this.arrivals);
  }

  /** @param {string} name */
  async bytes(name) {
    return (await this.fetch(this.url(name))).arrayBuffer();
  }

  /** @param {string} name */
  async text(name) {
    return (await this.fetch(this.url(name))).text();
  }

  /**
   * In the place of `fetch`: answers from what is already under way.
   * @param {RequestInfo | URL} input
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  fetch(input, init) {
    const address = input instanceof Request ? input.url : new URL(input, this.base).href;
    const response = this.responses.get(address);
    if (!response) return this.realFetch(input, init);
    this.responses.delete(address);
    return response;
  }

  /**
   * @param {string} name
   * @param {number} bytes
   */
  importing(name, bytes) {
    const arrival = import(this.url(name)).then(
      () => this.count(bytes),
      (error) => {
        throw new DownloadError(`${name}: ${error}`);
      },
    );
    this.arrivals.push(arrival);
  }

  /**
   * The file as a response whose body counts itself, and waits for no reader.
   * @param {string} name
   */
  async counted(name) {
    /** @type {(value?: unknown) => void} */
    let arrived = () => {};
    /** @type {(reason: unknown) => void} */
    let failed = () => {};
    this.arrivals.push(new Promise((resolve, reject) => ([arrived, failed] = [resolve, reject])));
    try {
      const response = await this.get(this.url(name));
      const counter = new TransformStream(
        {
          transform: (chunk, controller) => {
            this.count(chunk.byteLength);
            controller.enqueue(chunk);
          },
          flush: () => arrived(),
        },
        undefined,
        { highWaterMark: Infinity },
      );
      const source = /** @type {ReadableStream<Uint8Array>} */ (response.body);
      source.pipeTo(counter.writable).catch((error) => failed(new DownloadError(String(error))));
      const type = TYPES.get(name.slice(name.lastIndexOf(".") + 1));
      return new Response(counter.readable, { headers: type ? { "Content-Type": type } : {} });
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  /** @param {string} address */
  async get(address) {
    let response;
    try {
      response = await this.realFetch(address);
    } catch (error) {
      throw new DownloadError(`${address}: ${error}`);
    }
    if (!response.ok) throw new DownloadError(`${address}: ${response.status}`);
    return response;
  }

  /** @param {number} bytes */
  count(bytes) {
    this.done += bytes;
    this.report(this.done, this.total);
  }
}

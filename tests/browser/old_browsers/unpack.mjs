// Unpacks each Chromium of the packages beside this file.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";

const packages = new URL("node_modules/", import.meta.url);

for (const name of readdirSync(packages).filter((each) => each.startsWith("chromium-"))) {
  const folder = new URL(`${name}/bin/`, packages);
  const program = brotliDecompressSync(readFileSync(new URL("chromium.br", folder)));
  writeFileSync(new URL("chromium", folder), program, { mode: 0o755 });
}

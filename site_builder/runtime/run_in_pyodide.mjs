// Runs a program in Pyodide under Node.js: node run_inside.mjs PACKAGE LIBRARY FOLDER PROGRAM LOCK
// Python comes from the npm package's folder and the library's archive; FOLDER is /folder in it.

import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, library, folder, program, lock] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(path.join(runtime, "pyodide.mjs")).href);
  const python = await loadPyodide({
    indexURL: runtime,
    stdLibURL: library,
    lockFileContents: JSON.parse(lock),
  });
  python.FS.mkdir("/folder");
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, "/folder");
  python.runPython(readFileSync(program, "utf8"));
} catch (error) {
  // Node.js would show the line that threw, which is all of Emscripten's code.
  console.error(error.message);
  process.exitCode = 1;
}

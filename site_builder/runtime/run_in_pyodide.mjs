// Run a program in Pyodide under Node.js: node run_in_pyodide.mjs PACKAGE LIBRARY FOLDER PROGRAM LOCK
// PACKAGE is the npm package's folder, LIBRARY the archive of the standard library; FOLDER is
// mounted at /folder.

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
  // Without this, Node.js prints the line that threw: all of Emscripten's minified code.
  console.error(error.message);
  process.exitCode = 1;
}

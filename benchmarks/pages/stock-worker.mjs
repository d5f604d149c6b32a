import { loadPyodide } from "./pyodide/pyodide.mjs";

const starting = start();

async function start() {
  const rules = fetch("rules.zip").then((response) => response.arrayBuffer());
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  python.unpackArchive(await rules, "zip");
  return python.runPython("from rules.messages import handle_message; handle_message");
}

self.onmessage = async ({ data }) => {
  const handleMessage = await starting;
  self.postMessage(handleMessage(data));
};

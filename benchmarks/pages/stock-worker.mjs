import { loadPyodide } from "./pyodide/pyodide.mjs";

self.onmessage = async ({ data }) => {
  const rules = fetch("rules.zip").then((response) => response.arrayBuffer());
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  python.unpackArchive(await rules, "zip");
  self.postMessage(python.runPython("from rules.messages import handle_message; handle_message")(data));
};

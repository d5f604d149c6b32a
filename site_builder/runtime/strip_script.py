"""Remove from Pyodide's script the names that the trimmed WebAssembly module does not have."""

import re

from site_builder.runtime.wasm import export_names, import_names

# How the script hands on an export, and where it declares the variables of all.
_EXPORT = re.compile(r'_([\w$]+)=Module\["_\1"\]=wasmExports\["\1"\];')
_VARIABLES = re.compile(r"(?<=;var )[^;]+(?=;function assignWasmExports\()")
_VARIABLE = re.compile(r"_([\w$]+),")
# What the module may import, as `name:value` or `name`.
_IMPORTS = re.compile(r"(?<=var wasmImports=\{)[^}]+")


def strip_unused_names(script: str, module: bytes, trimmed: bytes) -> str:
    """Return the script that starts `module` as it starts `trimmed`.

    Args:
        script: Pyodide's own. It uses no export that `trimmed` lacks.
        module: Pyodide's own.
        trimmed: The module without what the page never calls.
    """
    removed = export_names(module) - export_names(trimmed)
    imported = import_names(trimmed)

    def drop_removed(found: re.Match[str]) -> str:
        return "" if found[1] in removed else found[0]

    def keep_imported(found: re.Match[str]) -> str:
        entries = found[0].split(",")
        return ",".join(entry for entry in entries if entry.partition(":")[0] in imported)

    script = _EXPORT.sub(drop_removed, script)
    script = _VARIABLES.sub(lambda found: _VARIABLE.sub(drop_removed, found[0]), script)
    return _IMPORTS.sub(keep_imported, script)

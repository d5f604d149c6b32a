import io
import zipfile

from tools.compare_pyodide import differences


def package(modules: dict[str, str], script: str) -> dict[str, bytes]:
    """Return the files of a small Pyodide."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as stdlib:
        for name, text in modules.items():
            stdlib.writestr(name, text)
    return {
        "python_stdlib.zip": archive.getvalue(),
        "pyodide.mjs": script.encode(),
        "pyodide.asm.mjs": b"",
    }


def test_differences_are_of_what_stubs_replace():
    """Modules without a stub and statements without Python are left out."""
    old = package({"typing.py": "a = 1\n", "json.py": "a = 1\n"}, "f();API._pyodide.start();")
    new = package({"typing.py": "a = 2\n", "json.py": "a = 2\n"}, "g();API._pyodide.begin();")
    found = differences(old, new)
    assert list(found) == ["pyodide.mjs", "typing.py"]
    assert "-a = 1\n+a = 2" in found["typing.py"]
    assert "-API._pyodide.start();\n+API._pyodide.begin();" in found["pyodide.mjs"]
    assert "f()" not in found["pyodide.mjs"]


def test_a_removed_module_is_a_difference():
    """Its stub has to be removed as well."""
    found = differences(package({"calendar.py": "a = 1\n"}, ""), package({}, ""))
    assert list(found) == ["calendar.py"]
    assert "-a = 1" in found["calendar.py"]

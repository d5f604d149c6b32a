"""Stub of the package loader, since no package is loaded.

Like the real module it holds an object of JavaScript, which a snapshot of the memory expects.
"""

import sys

from pyodide_js import loadedPackages  # type: ignore[import-not-found] # noqa: F401


class _Folder:
    """A path. A plain string would become one of JavaScript, which has no `__str__`."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder(
    f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
)
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Do nothing: no package is loaded."""

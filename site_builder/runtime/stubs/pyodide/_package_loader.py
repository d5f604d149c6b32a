"""In the place of the package loader, with all its archives: no package is loaded."""

import sys


class _Folder:
    """A path; text of Python itself would be text of JavaScript there, which has no `__str__`."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __str__(self) -> str:
        return self._path


SITE_PACKAGES = _Folder(
    f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
)
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """There are none."""

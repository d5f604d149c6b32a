"""Serves the site on this machine and builds it again when a source of it changes."""

import subprocess
import sys

from mkdocs.livereload import LiveReloadServer

from site_builder.errors import BuildError
from site_builder.paths import PACKAGE, ROOT, Paths


def serve(paths: Paths, port: int) -> None:
    """Serves until interrupted; a failed build says why, and what was built before stays."""
    address = f"http://127.0.0.1:{port}/"

    def build() -> None:
        # In a process of its own, which reads rules and builder anew.
        command = [sys.executable, "-m", "site_builder", "build"]
        built = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        print(address if built else f"{address} (as it was built before)", flush=True)

    build()
    server = _Server(builder=build, host="127.0.0.1", port=port, root=str(paths.site))
    for source in (paths.docs, paths.rules, PACKAGE, paths.config):
        server.watch(str(source))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise BuildError(f"--port {port}: {error.strerror}; give another port") from None
    finally:
        server.shutdown()


class _Server(LiveReloadServer):
    """Sends each page as it is on disk: the page's policy allows no script that is added to it."""

    def _inject_js_into_html(self, content: bytes, _epoch: int) -> bytes:
        return content

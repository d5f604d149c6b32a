"""The development server: build, serve, and rebuild when a source changes."""

import subprocess
import sys

from mkdocs.livereload import LiveReloadServer

from site_builder.errors import BuildError
from site_builder.paths import PACKAGE, ROOT, Paths


def serve(paths: Paths, port: int) -> None:
    """Serve the site on 127.0.0.1 until interrupted. If a build fails, the last site stays.

    Raises:
        BuildError: The port is taken.
    """
    address = f"http://127.0.0.1:{port}/"

    def build() -> None:
        # A new process loads the changed modules of rules and builder.
        command = [sys.executable, "-m", "site_builder", "build"]
        built = subprocess.run(command, cwd=ROOT, check=False).returncode == 0
        print(address if built else f"{address} (the last site that was built)", flush=True)

    build()
    server = _Server(builder=build, host="127.0.0.1", port=port, root=str(paths.site))
    for source in (paths.docs, paths.rules, PACKAGE, paths.config):
        server.watch(str(source))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except OSError as error:
        raise BuildError(f"--port {port}: {error.strerror}. Choose another port.") from None
    finally:
        server.shutdown()


class _Server(LiveReloadServer):
    """Serve pages unchanged: their content security policy blocks the reload script."""

    def _inject_js_into_html(self, content: bytes, _epoch: int) -> bytes:
        return content

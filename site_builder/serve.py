"""Serves the site on this machine and builds it again when a source of it changes."""

import logging
import sys

from mkdocs.livereload import LiveReloadServer

from site_builder.builder import build
from site_builder.errors import BuildError
from site_builder.paths import PACKAGE, Paths


def serve(paths: Paths, port: int) -> None:
    """Serves until interrupted; a failed build is said in words and the last good site stays."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())

    def rebuild() -> None:
        try:
            build(paths)
            print(f"http://127.0.0.1:{port}/", flush=True)
        except BuildError as error:
            print(*error.problems, sep="\n", file=sys.stderr, flush=True)

    rebuild()
    server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(paths.site))
    for folder in (paths.docs, paths.rules, PACKAGE):
        server.watch(str(folder))
    server.watch(str(paths.config))
    try:
        server.serve()
    finally:
        server.shutdown()

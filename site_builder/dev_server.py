"""The development server: build, serve, rebuild when a source changes, reload the browser."""

import multiprocessing
import signal
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from mkdocs.livereload import LiveReloadServer

from site_builder.build import Guide, build, finish_pages
from site_builder.errors import BuildError
from site_builder.generator.runner import generate
from site_builder.generator.sources import write_pages
from site_builder.pages.parity import check_parity
from site_builder.pages.renderer import render_page
from site_builder.paths import PACKAGE, Paths, display_path
from site_builder.publish.service_worker import SERVICE_WORKER

_POLLING_SECONDS = 0.2
_SCRIPT = "/live-reload.js"
_LIVE_RELOAD = Paths.templates / "dev_server" / "live-reload.js"
# The site's own would show stored pages while a build makes the browser wait.
_NO_SERVICE_WORKER = b"self.registration.unregister();"


def serve(paths: Paths, port: int) -> None:
    """Serve the site on 127.0.0.1 until interrupted. If a build fails, the last site stays.

    Raises:
        BuildError: The port is taken.
    """
    sources = (paths.docs, paths.rules, PACKAGE, paths.config)
    with Rebuilder(paths, sources) as rebuilder:
        rebuilder.build()
        server = DevServer(
            builder=rebuilder.update,
            host="127.0.0.1",
            port=port,
            root=str(paths.site),
            polling_interval=_POLLING_SECONDS,
        )
        for source in sources:
            server.watch(str(source))
        print(server.url, flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except OSError as error:
            raise BuildError(f"--port {port}: {error.strerror}. Choose another port.") from None
        finally:
            server.shutdown()


class Rebuilder:
    """Builds the site in a process of its own, which then has all pages at hand. When a page's
    Markdown changes it renders that page only. Any other change needs a new process, which loads
    the changed modules of rules and builder.
    """

    def __init__(self, paths: Paths, sources: Sequence[Path]) -> None:
        self._paths = paths
        self._sources = sources
        self._times = _modification_times(sources)
        self._process: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def update(self) -> None:
        """Build what changed since the last build."""
        before, self._times = self._times, _modification_times(self._sources)
        changed = [
            path
            for path in before.keys() | self._times.keys()
            if before.get(path) != self._times.get(path)
        ]
        if not changed:
            return
        kept = before.keys() & self._times.keys()
        pages = [path for path in changed if path.suffix == ".md" and path in kept]
        start = time.monotonic()
        if self._process is None or len(pages) < len(changed):
            self.build()
            return
        problems = self._process.submit(_update_pages, self._paths, pages).result()
        if problems is None:
            self.build()
        else:
            _report(", ".join(map(display_path, pages)), start, problems)

    def build(self) -> None:
        """Build the whole site."""
        start = time.monotonic()
        self._stop()
        self._process = ProcessPoolExecutor(
            1,
            multiprocessing.get_context("spawn"),
            # Ctrl-C stops the server, which then lets the build end.
            initializer=signal.signal,
            initargs=(signal.SIGINT, signal.SIG_IGN),
        )
        problems = self._process.submit(_build, self._paths).result()
        if problems:
            self._stop()
        _report(display_path(self._paths.site), start, problems)

    def _stop(self) -> None:
        if self._process is not None:
            self._process.shutdown(cancel_futures=True)
            self._process = None


class DevServer(LiveReloadServer):
    """Adds the script that reloads a page. The pages' content security policy blocks MkDocs' own,
    which is inline.
    """

    def _serve_request(
        self, environ: Mapping[str, Any], start_response: Any
    ) -> Iterable[bytes] | None:
        scripts = {_SCRIPT: _LIVE_RELOAD.read_bytes(), f"/{SERVICE_WORKER}": _NO_SERVICE_WORKER}
        if environ["PATH_INFO"] in scripts:
            start_response("200 OK", [("Content-Type", "text/javascript")])
            return [scripts[environ["PATH_INFO"]]]
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        script = f'<script src="{_SCRIPT}" data-epoch="{epoch}" defer></script></head>'
        return content.replace(b"</head>", script.encode(), 1)


# In the process that builds.

_guides: dict[Path, Guide] = {}


def _build(paths: Paths) -> tuple[str, ...]:
    """Build the whole site; return the problems."""
    try:
        _guides[paths.site] = build(paths)
    except BuildError as error:
        return error.problems
    return ()


def _update_pages(paths: Paths, sources: Iterable[Path]) -> tuple[str, ...] | None:
    """Render these pages into the built site, and the index of the search.

    Returns:
        The problems; or None, if these are not pages of the guide.
    """
    guide = _guides[paths.site]
    names: dict[str, list[str]] = {}
    for source in sources:
        if not source.is_file() or not source.is_relative_to(paths.docs):
            return None
        folder, _, name = source.relative_to(paths.docs).as_posix().partition("/")
        if name not in guide.pages.get(folder, {}):
            return None
        names.setdefault(folder, []).append(name)
    problems: list[str] = []
    try:
        for folder, changed in names.items():
            pages = guide.pages[folder]
            for name in changed:
                pages[name] = render_page(paths, guide.translators, folder, name)
            write_pages(paths, guide.translators[folder], pages, None, only=changed)
            config = paths.build / folder / "mkdocs.yml"
            named = display_path(paths.docs / folder)
            problems += generate(config, named, paths.cache, only_changed=True)
            finish_pages(paths, guide, folder)
            counterparts = {
                other: {name: each[name] for name in changed} for other, each in guide.pages.items()
            }
            check_parity(counterparts, guide.translators)
    except BuildError as error:
        problems += error.problems
    return tuple(problems)


def _report(what: str, start: float, problems: Iterable[str]) -> None:
    print(*problems, f"{what} ({time.monotonic() - start:.1f} s)", sep="\n", flush=True)


def _modification_times(sources: Iterable[Path]) -> dict[Path, int]:
    """Return the modification time of each file of the sources, in nanoseconds."""
    times = {}
    for source in sources:
        for file in source.rglob("*") if source.is_dir() else (source,):
            if file.is_file() and "__pycache__" not in file.parts:
                # An editor may have deleted a temporary file meanwhile.
                with suppress(FileNotFoundError):
                    times[file] = file.stat().st_mtime_ns
    return times

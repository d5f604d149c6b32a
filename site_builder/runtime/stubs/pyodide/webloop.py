"""Stub of the event loop, which would import all of asyncio.

Like the real module it holds an object of JavaScript, which a snapshot of the memory expects.
"""

from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found] # noqa: F401


def _initialize_event_loop() -> None:
    pass

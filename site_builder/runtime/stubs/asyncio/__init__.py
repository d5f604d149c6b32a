"""Stub of asyncio with the one function that Pyodide looks up; the rules need none."""


def get_event_loop() -> None:
    """Refuse: there is no event loop."""
    raise RuntimeError("there is no event loop")

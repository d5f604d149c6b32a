"""In the place of asyncio, which the rules never need: Pyodide looks up this one function."""


def get_event_loop() -> None:
    """Nobody who calls this here can mean it."""
    raise RuntimeError("there is no event loop here")

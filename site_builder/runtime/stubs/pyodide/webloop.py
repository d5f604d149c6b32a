"""Stub of the event loop, which would import all of asyncio."""


def _initialize_event_loop() -> None:
    pass

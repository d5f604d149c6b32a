"""In the place of the event loop, which imports all of asyncio: nothing here waits."""


def _initialize_event_loop() -> None:
    pass

"""Drive WebKitGTK through its WebDriver, where Playwright's own WebKit cannot be installed."""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

DRIVER = "WebKitWebDriver"
DEBIAN_PACKAGES = ("webkit2gtk-driver", "xvfb")
_BROWSERS = ("*/webkit2gtk-4.1/MiniBrowser", "webkit2gtk-4.1/MiniBrowser")
_START_SECONDS = 30
_SCRIPT_SECONDS = 120

# Keys without a character, by their names, as WebDriver writes them.
KEYS = {"ArrowDown": "\ue015", "Enter": "\ue007", "Shift": "\ue008", "Tab": "\ue004"}

# The script is an expression that gives a function, which may be asynchronous.
_CALL = """
const done = arguments[arguments.length - 1];
Promise.resolve((%s)(...[...arguments].slice(0, -1)))
    .then((value) => done({ value }), (error) => done({ error: String(error) }));
"""


class WebDriverError(Exception):
    """The browser cannot do what it was asked for, or a script failed."""


class WebKitGtk:
    """A page of WebKitGTK."""

    def __init__(self, port: int) -> None:
        self._port = port
        options = {"binary": str(_browser()), "args": ["--automation"]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = self._request("POST", "/session", {"capabilities": capabilities})
        self._session = f"/session/{session['sessionId']}"
        self._request("POST", f"{self._session}/timeouts", {"script": _SCRIPT_SECONDS * 1000})

    def goto(self, address: str) -> None:
        """Open a page and wait until it has loaded."""
        self._request("POST", f"{self._session}/url", {"url": address})

    def back(self) -> None:
        """Go back in the history and wait until that page has loaded."""
        self._request("POST", f"{self._session}/back", {})

    def reload(self) -> None:
        """Reload the page and wait until it has loaded."""
        self._request("POST", f"{self._session}/refresh", {})

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds."""
        self._request("POST", f"{self._element(selector)}/click", {})

    def choose_file(self, selector: str, path: Path) -> None:
        """Choose a file in the field that a CSS selector finds."""
        self._request("POST", f"{self._element(selector)}/value", {"text": str(path)})

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is.

        Args:
            keys: Characters, names as in `KEYS`, or both at once, as in "Shift+Tab".
        """
        actions: list[dict[str, str]] = []
        for each in keys:
            held = [KEYS.get(name, name) for name in (each.split("+") if len(each) > 1 else [each])]
            actions += [{"type": "keyDown", "value": key} for key in held]
            actions += [{"type": "keyUp", "value": key} for key in reversed(held)]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._request("POST", f"{self._session}/actions", {"actions": [source]})

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """Call a JavaScript function in the page and return what it gives, once it is settled.

        Raises:
            WebDriverError: The function failed.
        """
        body = {"script": _CALL % function, "args": list(arguments)}
        found = self._request("POST", f"{self._session}/execute/async", body)
        if "error" in found:
            raise WebDriverError(found["error"])
        return found.get("value")

    def wait_for(self, function: str) -> Any:
        """Return what a JavaScript function gives, once that is truthy."""
        end = time.monotonic() + _SCRIPT_SECONDS
        while not (found := self.evaluate(function)):
            if time.monotonic() > end:
                raise WebDriverError(f"never true: {function}")
            time.sleep(0.05)
        return found

    def close(self) -> None:
        """Close the browser."""
        self._request("DELETE", self._session)

    def _element(self, selector: str) -> str:
        query = {"using": "css selector", "value": selector}
        (key,) = self._request("POST", f"{self._session}/element", query).values()
        return f"{self._session}/element/{key}"

    def _request(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=2 * _SCRIPT_SECONDS)
        content = None if body is None else json.dumps(body)
        connection.request(method, path, content, {"Content-Type": "application/json"})
        response = connection.getresponse()
        value = json.loads(response.read())["value"]
        connection.close()
        if response.status != HTTPStatus.OK:
            raise WebDriverError(f"{value['error']}: {value['message']}")
        return value


def is_installed() -> bool:
    """Return whether there is what `launch` needs."""
    return bool(shutil.which(DRIVER) and shutil.which("Xvfb") and _browser())


@contextmanager
def launch(home: Path | None = None) -> Iterator[WebKitGtk]:
    """Start WebKitGTK on a screen of its own; close both in the end.

    Args:
        home: The folder below which it saves files.
    """
    environment = os.environ | ({"HOME": str(home)} if home else {})
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    try:
        os.close(write)
        with os.fdopen(read) as reader:
            display = f":{reader.readline().strip()}"
        port = _free_port()
        driver = subprocess.Popen(
            [DRIVER, f"--port={port}"],
            env=environment | {"DISPLAY": display},
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait_until_listening(port)
            page = WebKitGtk(port)
            yield page
            page.close()
        finally:
            driver.terminate()
            driver.wait()
    finally:
        screen.terminate()
        screen.wait()


def _browser() -> Path | None:
    folders = (Path("/usr/lib"), Path("/usr/libexec"))
    found = (path for folder in folders for name in _BROWSERS for path in folder.glob(name))
    return next(found, None)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_until_listening(port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return

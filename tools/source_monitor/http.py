"""Asks addresses politely: one at a time of a host, again where a host is slow or busy."""

import time
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; a guide's weekly look at the pages that it cites)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
    "Accept-Language": "en,fr;q=0.8",
}
_LARGEST = 20_000_000
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
# Many publishers let people in and turn programs away: that says nothing of the page.
_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}


class State(StrEnum):
    """How an address answered."""

    FOUND = "found"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Answer:
    """What came from an address: `said` is a status or a fault, `body` the page where found."""

    state: State
    said: str
    body: bytes = b""
    html: bool = False


@dataclass(frozen=True)
class Manners:
    """Seconds to wait for an answer, between two questions to a host, and before asking again."""

    timeout: float = 60
    pause: float = 2
    waits: tuple[float, ...] = (10, 60)


def ask_all(addresses: Iterable[str], manners: Manners = Manners()) -> dict[str, Answer]:
    """The answer of each address, hosts side by side."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        hosts[urlsplit(address).netloc].append(address)

    def ask_host(waiting: list[str]) -> dict[str, Answer]:
        answers = {}
        for place, address in enumerate(waiting):
            time.sleep(manners.pause if place else 0)
            answers[address] = _ask_again(address, manners)
        return answers

    with ThreadPoolExecutor(8) as threads:
        return {k: v for found in threads.map(ask_host, hosts.values()) for k, v in found.items()}


def _ask_again(address: str, manners: Manners) -> Answer:
    answer = _ask(address, manners.timeout)
    for wait in manners.waits:
        busy = answer.said == f"status {HTTPStatus.TOO_MANY_REQUESTS:d}"
        if answer.state != State.UNREACHABLE and not busy:
            break
        time.sleep(wait)
        answer = _ask(address, manners.timeout)
    return answer


def _ask(address: str, timeout: float) -> Answer:
    if urlsplit(address).scheme not in ("http", "https"):
        return Answer(State.UNREACHABLE, "no address of the web")
    try:
        with urlopen(Request(address, headers=_HEADERS), timeout=timeout) as response:  # noqa: S310 - the scheme is one of two
            body = response.read(_LARGEST)
            html = response.headers.get_content_type() in ("text/html", "application/xhtml+xml")
            return Answer(State.FOUND, f"status {response.status}", body, html)
    except HTTPError as error:
        with error:
            state = State.UNREACHABLE
            if error.code in _GONE:
                state = State.GONE
            elif error.code in _REFUSED:
                state = State.REFUSED
            return Answer(state, f"status {error.code}")
    except (OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        return Answer(State.UNREACHABLE, f"no answer ({type(reason).__name__})")

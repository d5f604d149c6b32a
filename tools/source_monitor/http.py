"""Fetch addresses politely: one at a time per host, with retries if a host is slow or busy."""

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
    "User-Agent": "Mozilla/5.0 (compatible; a guide's weekly check of the pages it cites)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.5",
    "Accept-Language": "en,fr;q=0.8",
}
_MAX_BYTES = 20_000_000
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
# Many publishers refuse programs but not people, so these statuses do not mean a lost page.
_REFUSED = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS}


class State(StrEnum):
    """How an address answered."""

    FOUND = "found"
    GONE = "gone"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True)
class Answer:
    """The answer of an address: a status or an error, and the page if found."""

    state: State
    status: str
    body: bytes = b""
    html: bool = False


@dataclass(frozen=True)
class RetryPolicy:
    """Seconds to wait for an answer, between two requests to a host, and before each retry."""

    timeout: float = 60
    pause: float = 2
    retry_waits: tuple[float, ...] = (10, 60)


def fetch_all(addresses: Iterable[str], policy: RetryPolicy = RetryPolicy()) -> dict[str, Answer]:
    """Return the answer of each address; hosts are fetched in parallel."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(addresses):
        hosts[urlsplit(address).netloc].append(address)

    def fetch_host(waiting: list[str]) -> dict[str, Answer]:
        answers = {}
        for place, address in enumerate(waiting):
            time.sleep(policy.pause if place else 0)
            answers[address] = _fetch_with_retries(address, policy)
        return answers

    with ThreadPoolExecutor(8) as threads:
        return {k: v for found in threads.map(fetch_host, hosts.values()) for k, v in found.items()}


def _fetch_with_retries(address: str, policy: RetryPolicy) -> Answer:
    answer = _fetch(address, policy.timeout)
    for wait in policy.retry_waits:
        busy = answer.status == f"status {HTTPStatus.TOO_MANY_REQUESTS:d}"
        if answer.state != State.UNREACHABLE and not busy:
            break
        time.sleep(wait)
        answer = _fetch(address, policy.timeout)
    return answer


def _fetch(address: str, timeout: float) -> Answer:
    if urlsplit(address).scheme not in ("http", "https"):
        return Answer(State.UNREACHABLE, "not a web address")
    try:
        with urlopen(Request(address, headers=_HEADERS), timeout=timeout) as response:  # noqa: S310 - the scheme is one of two
            body = response.read(_MAX_BYTES)
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

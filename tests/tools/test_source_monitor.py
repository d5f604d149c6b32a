"""The weekly check, with a local server and a fake `gh`."""

import json
import os
import threading
from collections import Counter
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

from tools.source_monitor.external_links import external_links, report_links
from tools.source_monitor.http import Answer, RetryPolicy, State, fetch_all
from tools.source_monitor.issue import publish
from tools.source_monitor.official_sources import (
    LAST_READ,
    official_sources,
    read_last_reads,
    record,
    report_sources,
    unknown_sources,
)
from tools.source_monitor.page_text import digest, extract_text

ROOT = Path(__file__).parents[2]
PAGE = b"<html><body><main><p>Open from January.</p></main></body></html>"
QUICK = RetryPolicy(timeout=5, pause=0, retry_waits=(0, 0))


@pytest.fixture(scope="module")
def asked():
    """A server that answers /<status>, and the number of requests by path."""
    counts: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            counts[self.path] += 1
            if self.path == "/silent":
                self.close_connection = True
                return
            status = 200 if self.path == "/late" and counts[self.path] == 3 else None
            status = status or int(self.path.strip("/").replace("late", "503"))
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", counts
        server.shutdown()
        thread.join()


def test_answers_are_classified(asked):
    """Gone, refused and unreachable differ; only temporary failures are retried."""
    host, counts = asked
    paths = ["/200", "/404", "/410", "/403", "/429", "/500", "/silent", "/late"]
    answers = fetch_all([*(host + path for path in paths), host + "/200", "ftp://x"], QUICK)
    assert [(answers[host + path].state, counts[path]) for path in paths] == [
        (State.FOUND, 1), (State.GONE, 1), (State.GONE, 1), (State.REFUSED, 1),
        (State.REFUSED, 3), (State.UNREACHABLE, 3), (State.UNREACHABLE, 3), (State.FOUND, 3),
    ]  # fmt: skip
    assert answers[host + "/200"] == Answer(State.FOUND, "status 200", PAGE, html=True)
    assert answers["ftp://x"].state == State.UNREACHABLE


def test_digests_depend_on_the_text_alone():
    """Layout and the elements around the text do not change a digest; a word does."""
    page = "<head><title>{0}</title><body><nav>{0}</nav><main><p>Open\n from <b>{1}</b></main>{0}"
    one, same, other = (page.format(*each).encode() for each in (("a", 5), ("b", 5), ("a", 6)))
    assert digest(one, html=True) == digest(same, html=True) != digest(other, html=True)
    assert digest(one, html=False) != digest(same, html=False)
    assert (
        extract_text("<body><script>a<b</script><p>All&nbsp;of\n it <svg>no</svg>") == "All of it"
    )


def test_external_links_are_found_once_each(tmp_path):
    """Links of every page, without fragments or links to the issue form."""
    (tmp_path / "en").mkdir()
    for name in ("index.html", "en/index.html"):
        (tmp_path / name).write_text(
            '<a href="https://a.test/x#y"><a href="../en/"><a href="https://h.test/o/r/issues/new">'
        )
    links = external_links(tmp_path, "https://h.test/o/r/")
    assert links == {"https://a.test/x": ["en/index.html", "index.html"]}
    gone = report_links(links, {"https://a.test/x": Answer(State.GONE, "status 404")})
    assert gone.needed
    assert "- <https://a.test/x>: status 404. en/index.html, index.html" in gone.text()
    refused = report_links(links, {"https://a.test/x": Answer(State.REFUSED, "status 403")})
    assert not refused.needed
    assert "status 403" in refused.text()


def test_the_built_site_has_external_links(site):
    """They include the official page for pending files, of the list of sources."""
    assert official_sources()["qc-apply-2026"] in external_links(site / "en" / "sources")


def test_a_source_is_reported_until_someone_has_read_it(tmp_path):
    """It is new, unchanged, changed, then gone; recording keeps the other sources."""
    source, file = {"law": "https://law.test/"}, tmp_path / "seen.json"
    file.write_text(json.dumps({"other": {"digest": "0", "on": "2020-01-01"}}))

    def states(answer: Answer) -> list[str]:
        report = report_sources(source, {"https://law.test/": answer}, read_last_reads(file))
        assert report.needed == bool(report.rows)
        return [row.state for row in report.rows]

    here = Answer(State.FOUND, "status 200", PAGE, html=True)
    assert states(here) == ["new"]
    assert record(source, {"https://law.test/": here}, date(2026, 1, 2), file) == []
    assert states(here) == []
    assert read_last_reads(file).keys() == {"law", "other"}
    changed = Answer(State.FOUND, "status 200", PAGE.replace(b"January", b"May"), html=True)
    assert states(changed) == ["changed"]
    gone = Answer(State.GONE, "status 404")
    assert states(gone) == ["gone"]
    assert record(source, {"https://law.test/": gone}, date(2026, 1, 3), file) == ["law"]
    assert states(here) == []


def test_only_official_sources_are_recorded():
    """Every recorded source is still an official source of the rules."""
    assert official_sources()
    assert not unknown_sources(read_last_reads(LAST_READ))
    assert unknown_sources(["qlseeker", "none"]) == ["none", "qlseeker"]


@pytest.fixture
def gh(tmp_path, monkeypatch):
    """A fake `gh` with open issues of these titles, and the log of its commands."""
    log = tmp_path / "asked"

    def knows(*titles: str) -> list[str]:
        issues = json.dumps([{"number": n, "title": t} for n, t in enumerate(titles, 1)])
        script = tmp_path / "gh"
        script.write_text(
            f'#!/bin/sh\necho "$2 $3" >> {log}\n'
            f"if [ $2 = list ]; then echo '{issues}'; else cat >> {log}; fi\n"
        )
        script.chmod(0o755)
        log.write_text("")
        return log

    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return knows


def test_an_issue_is_updated_and_not_created_twice(gh):
    """The issue is created, then edited, then closed; without findings nothing happens."""
    log = gh("Another")
    publish("Sources", "text", needed=True)
    assert log.read_text().split() == ["list", "--state", "create", "--title", "text"]
    log = gh("Another", "Sources")
    publish("Sources", "text", needed=True)
    assert log.read_text().split() == ["list", "--state", "edit", "2", "text"]
    log = gh("Sources")
    publish("Sources", "text", needed=False)
    assert log.read_text().split() == ["list", "--state", "close", "1"]
    log = gh()
    publish("Sources", "text", needed=False)
    assert log.read_text().split() == ["list", "--state"]


def test_the_workflow_may_write_issues_only_where_it_publishes():
    """Each job has least permissions, and actions are pinned by hash."""
    text = (ROOT / ".github" / "workflows" / "weekly.yml").read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "rules": {"contents": "read"},
        "faults": {"contents": "read"},
        "vulnerabilities": {"contents": "read"},
        "links": {"contents": "read", "issues": "write"},
        "sources": {"contents": "read", "issues": "write"},
    }
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert len(step.get("uses", "@" + 40 * "0").split("@")[1]) == 40
            assert ("GH_TOKEN" in step.get("env", {})) == ("publish" in step.get("run", ""))

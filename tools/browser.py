"""The Chromium that the browser tests drive: where it is, how it is got, how it is started."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from tools.setup_step import StepError, main, run

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")

DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk", "libatomic1")

# Without these it calls its maker's hosts at every start; the tests are to see the site's own
# requests only.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


def _answers(path: str) -> bool:
    # Ubuntu's chromium-browser is a script that only tells to install a snap.
    try:
        done = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def find() -> Path | None:
    """The browser that $CHROMIUM names, or else the first on PATH that answers."""
    named = os.environ.get("CHROMIUM")
    if named:
        if _answers(named):
            return Path(named)
        message = f"CHROMIUM is {named}, which does not start: name a Chromium or Chrome"
        raise StepError(message)
    paths = (shutil.which(name) for name in NAMES)
    return next((Path(path) for path in paths if path and _answers(path)), None)


def launch(playwright: Playwright) -> Browser:
    """A headless browser, found or Playwright's own, that calls nobody by itself."""
    path = find()
    # Chromium refuses its sandbox to root. Ubuntu grants it to packaged browsers only, hence not
    # to the one that Playwright downloads.
    sandbox = path is not None and os.geteuid() != 0
    return playwright.chromium.launch(
        executable_path=path, args=list(FLAGS), chromium_sandbox=sandbox
    )


def _drivable() -> bool:
    # Playwright's driver is a Node.js of its own, which lacks a library on the barest machines.
    try:
        run([sys.executable, "-m", "playwright", "--version"], "")
    except StepError:
        return False
    if find() is not None:
        return True
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _on_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _install() -> None:
    failure = (
        "No Chromium or Chrome that Playwright can drive, and none could be installed: install one "
        f"(on Debian, apt-get install {' '.join(DEBIAN_PACKAGES)}), or name one, as in "
        "make test CHROMIUM=/path/to/chrome"
    )
    if _on_debian():
        print(f"Installing with apt-get: {' '.join(DEBIAN_PACKAGES)}", flush=True)
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        try:
            run([*apt, "update"], failure)
            run([*apt, "install", "-y", "--no-install-recommends", *DEBIAN_PACKAGES], failure)
        except StepError:
            print("apt-get could not: trying Playwright's own Chromium", flush=True)
    if not _drivable():
        run([sys.executable, "-m", "playwright", "install", "chromium"], failure)


def warn_without_chinese_font() -> None:
    """A line on standard error where fontconfig knows no font for Chinese."""
    fontconfig = shutil.which("fc-list")
    if fontconfig is None:
        return
    listed = subprocess.run(
        [fontconfig, ":lang=zh", "family"], capture_output=True, check=False, text=True
    )
    if not listed.stdout.strip():
        print(
            "Warning: no Chinese font here, so the Chinese pages show boxes: on Debian, "
            "apt-get install fonts-noto-cjk",
            file=sys.stderr,
        )


def provide() -> None:
    """A browser is there, got where need be."""
    if not _drivable():
        _install()
    warn_without_chinese_font()


if __name__ == "__main__":
    main(provide)

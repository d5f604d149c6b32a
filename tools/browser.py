"""Find, install and launch the browsers that the browser tests drive."""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType, Playwright, sync_playwright

from tools.setup_step import StepError, main, run
from tools.testing import webkitgtk

# The headless shell takes a third less processor time than a whole browser, but has no
# back/forward cache.
WHOLE_BROWSERS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser", "chrome")
NAMES = ("chromium-headless-shell", *WHOLE_BROWSERS)

# As the value of $CHROMIUM: Playwright's own browser, whatever is installed.
PLAYWRIGHT = "playwright"

FIREFOX_PACKAGES = ("firefox-esr",)
DRIVER_PACKAGES = ("libatomic1",)
DEBIAN_PACKAGES = ("chromium", "chromium-headless-shell", "fonts-noto-cjk", *DRIVER_PACKAGES)

# Without these Chromium calls its vendor's hosts at every start; the tests want to see only the
# site's own requests.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


def _starts(path: str) -> bool:
    # Ubuntu's chromium-browser is a script that only asks to install a snap.
    try:
        result = subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def find(names: tuple[str, ...] = NAMES) -> Path | None:
    """Return the browser in $CHROMIUM, or else the first of `names` on PATH that starts, or None.
    CHROMIUM=playwright chooses Playwright's own browser: the result is None.

    Raises:
        StepError: $CHROMIUM does not start.
    """
    named = os.environ.get("CHROMIUM")
    if named == PLAYWRIGHT:
        return None
    if named:
        if _starts(named):
            return Path(named)
        message = f"CHROMIUM is {named}, which does not start. Name a Chromium or Chrome"
        raise StepError(message)
    paths = (shutil.which(name) for name in names)
    return next((Path(path) for path in paths if path and _starts(path)), None)


def launch(
    playwright: Playwright,
    engine: str = "chromium",
    downloads: Path | None = None,
    flags: Iterable[str] = FLAGS,
) -> Browser:
    """Launch a headless browser, installed or Playwright's own, without background requests.

    Args:
        playwright: What drives the browser.
        engine: chromium, firefox or webkit.
        downloads: The folder for downloaded files.
        flags: Chromium's command line.
    """
    if engine == "firefox":
        return launch_firefox(playwright.firefox, downloads_path=downloads)
    if engine != "chromium":
        launched: Browser = getattr(playwright, engine).launch(downloads_path=downloads)
        return launched
    path = find()
    # Chromium refuses to run its sandbox as root; Ubuntu allows it to packaged browsers only, not
    # to the one that Playwright downloads.
    sandbox = path is not None and os.geteuid() != 0
    return playwright.chromium.launch(
        executable_path=path,
        args=list(flags),
        chromium_sandbox=sandbox,
        downloads_path=downloads,
    )


def debian_firefox() -> str | None:
    """Return the path of Debian's Firefox, which Playwright drives over WebDriver BiDi, or None."""
    return shutil.which("firefox-esr")


def launch_firefox(browser_type: BrowserType, **options: Any) -> Browser:
    """Launch a headless Firefox, Debian's or Playwright's own, with Playwright's options."""
    if firefox := debian_firefox():
        options |= {"channel": "moz-firefox", "executable_path": firefox}
    return browser_type.launch(**options)


def is_installed(playwright: Playwright, engine: str) -> bool:
    """Return whether Playwright can launch the engine, which is not Chromium."""
    if engine == "firefox" and debian_firefox():
        return True
    return Path(getattr(playwright, engine).executable_path).exists()


def _driver_runs() -> bool:
    # Playwright's driver is its own Node.js, which lacks a library on minimal machines.
    try:
        run([sys.executable, "-m", "playwright", "--version"], "")
    except StepError:
        return False
    return True


def _is_usable() -> bool:
    if not _driver_runs():
        return False
    if find() is not None:
        return True
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _apt_install(packages: Iterable[str], failure: str) -> None:
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    run([*apt, "update"], failure)
    run([*apt, "install", "-y", "--no-install-recommends", *packages], failure)


def _install() -> None:
    failure = (
        "No Chromium or Chrome that Playwright can drive, and none could be installed. Install one "
        f"(on Debian, apt-get install {' '.join(DEBIAN_PACKAGES)}), or name one, as in "
        "make test CHROMIUM=/path/to/chrome"
    )
    if _is_debian():
        try:
            _apt_install(DEBIAN_PACKAGES, failure)
        except StepError:
            print("apt-get failed. Trying Playwright's own Chromium", flush=True)
    if not _is_usable():
        run([sys.executable, "-m", "playwright", "install", "chromium"], failure)


def warn_without_chinese_font() -> None:
    """Print a warning if fontconfig lists no Chinese font."""
    fontconfig = shutil.which("fc-list")
    if fontconfig is None:
        return
    listed = subprocess.run(
        [fontconfig, ":lang=zh", "family"], capture_output=True, check=False, text=True
    )
    if not listed.stdout.strip():
        print(
            "Warning: no Chinese font found, so Chinese pages will show boxes. On Debian, run "
            "apt-get install fonts-noto-cjk",
            file=sys.stderr,
        )


def ensure_browser() -> None:
    """Install a browser unless there is a usable one."""
    if not _is_usable():
        _install()
    warn_without_chinese_font()


def ensure_engine(engine: str) -> None:
    """Install Firefox or WebKit unless it is there: on Debian its packages, which need no download
    from elsewhere, and else Playwright's own.
    """
    if _is_debian() and not _driver_runs():
        _apt_install(DRIVER_PACKAGES, f"Install {' '.join(DRIVER_PACKAGES)}")
    with sync_playwright() as playwright:
        installed = is_installed(playwright, engine)
    if installed or (engine == "webkit" and webkitgtk.is_installed()):
        return
    if _is_debian():
        packages = FIREFOX_PACKAGES if engine == "firefox" else webkitgtk.DEBIAN_PACKAGES
        _apt_install(packages, f"Install {engine}: apt-get install {' '.join(packages)}")
    else:
        install = ["playwright", "install", "--with-deps", engine]
        run([sys.executable, "-m", *install], f"Install {engine}: {' '.join(install)}")


def ensure(engines: Iterable[str]) -> None:
    """Install each of the browsers unless it is there."""
    for engine in engines:
        if engine == "chromium":
            ensure_browser()
        else:
            ensure_engine(engine)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "engines",
        nargs="*",
        default=["chromium"],
        metavar="ENGINE",
        help="chromium, firefox, webkit",
    )
    arguments = parser.parse_args()
    main(lambda: ensure(arguments.engines))

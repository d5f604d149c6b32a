"""Copy the rules with other values of a parameter."""

import re
import shutil
from pathlib import Path

from rules.compare.versions import WORKING_TREE


def copy_rules(folder: Path, parameter: str, *lines: str) -> Path:
    """Copy the rules into `folder`, with `lines` as the values of a parameter; return `folder`.

    The parameter's own values do not matter, so that a change of the law needs no change here.
    """
    shutil.copytree(WORKING_TREE / "rules", folder / "rules")
    set_parameter(folder, parameter, *lines)
    return folder


def set_parameter(folder: Path, parameter: str, *lines: str) -> None:
    """Replace the values of a parameter of the rules in `folder` by `lines`."""
    [file] = [
        file
        for file in folder.rglob("parameters.toml")
        if f"[{parameter}]\n" in file.read_text("utf-8")
    ]
    text = file.read_text("utf-8")
    [table] = re.findall(rf"^\[{parameter}\]\n(?:.+\n)*", text, re.MULTILINE)
    own = [line for line in table.splitlines() if not re.match(r"value|\d{4}-\d{2}-\d{2}", line)]
    file.write_text(text.replace(table, "\n".join((*own, *lines, ""))), "utf-8")

"""What the notice of the repository holds of a real person, read from it: it is written down nowhere else."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path("templates/notice")
_ROOT = Path(__file__).parents[1]
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_SHARE_CODE = re.compile(r"提取码[：:]\s*([0-9A-Za-z]{4,})")


@cache
def contact() -> dict[str, str]:
    """The name and the telephone number of whom to ask."""
    _, front, _ = (_ROOT / FOLDER / "notice.md").read_text("utf-8").split("---\n", 2)
    found = yaml.load(front, yaml.BaseLoader)["contact"]
    return {key: str(found[key]) for key in ("name", "phone")}


def private_values() -> set[str]:
    """The name, every mobile number, and every share code in the notice and its attachments."""
    text = "\n".join(path.read_text("utf-8") for path in sorted((_ROOT / FOLDER).glob("*.md")))
    return {*contact().values(), *_MOBILE.findall(text), *_SHARE_CODE.findall(text)}

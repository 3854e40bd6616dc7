"""Style sheets have rules for what is there: each class and id in one is on a page, or a script puts it there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from generator.ground.errors import Severity
from generator.web.assets import STYLES

WEB = Path(__file__).parents[3] / "generator" / "web"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTORS = re.compile(r"([^{}]+)\{")
NAME = re.compile(r"[.#]([a-z][\w-]*)")
MADE_OF_VALUES = {*get_args(Severity), *(f"level-{level}" for level in range(1, 5))}
"""Classes that a template makes of a value."""
PAINTED = {"fawen-page"}
"""Classes of painted pages, which no template has."""


def test_what_has_a_rule_is_on_a_page() -> None:
    sheets = "".join((WEB / "assets" / name).read_text(encoding="utf-8") for name in STYLES)
    styled = {name for each in SELECTORS.findall(COMMENT.sub("", sheets)) for name in NAME.findall(each)}
    files = [
        *(WEB / "pages").rglob("*.html"),
        *(path for path in (WEB / "assets").glob("*.js") if "htmx" not in path.name),
    ]
    there = set(re.findall(r"[\w-]+", "".join(path.read_text(encoding="utf-8") for path in files)))
    assert len(styled) > 100
    assert styled - there - MADE_OF_VALUES - PAINTED == set()

"""The standard fields of a unit in templates/README.md: ``python -m tests.unit_field_list`` writes their rows anew."""

from __future__ import annotations

import re
from pathlib import Path

from generator.roster.units import UNIT_FIELDS, StandardField

PATH = Path(__file__).parents[1] / "templates" / "README.md"

# the rows of unit.group and of declared fields, behind these, are typed
_ROWS = re.compile(r"(?m)(?:^\| `unit\.(?!group`|kind`).*\n)+")


def markdown() -> str:
    """The page with a row for each standard field of a unit."""
    page = PATH.read_text(encoding="utf-8")
    rows = "".join(_row(name, field) for name, field in UNIT_FIELDS.items())
    made, places = _ROWS.subn(rows, page)
    if places != 1:
        raise ValueError(f"{PATH}: the rows of a unit's fields are in {places} places")
    return made


def _row(name: str, field: StandardField) -> str:
    zh, en = field.zh.rstrip("。"), field.en[0].lower() + field.en[1:].rstrip(".")
    if field.kind == "texts":
        zh, en = f"{zh}；模板里是列表", f"{en}; templates get a list"
    return f"| `unit.{name}` | {zh} | {en} |\n"


if __name__ == "__main__":
    PATH.write_text(markdown(), encoding="utf-8")

"""Unit's fields and Chinese keys in templates/README.md: ``python -m tests.unit_field_list`` writes their rows anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.ground.source.key_translation import KeyNames
from generator.roster.units.declared_fields import FIELD_NAMES, GROUP_NAMES, ROSTER_NAMES, unit_names
from generator.roster.units.unit import UNIT_FIELDS, StandardField
from generator.templates.text.front_matter.key_table import ATTACHMENT_NAMES, NAMES

PATH = Path(__file__).parents[1] / "templates" / "README.md"

# the rows of unit.group and of declared fields, behind these, are typed
_ROWS = re.compile(r"(?m)(?:^\| `unit\.(?!group`|kind`).*\n)+")

_NAMES = re.compile(r"(?m)(?<=^\| --- \| --- \|\n)(?:^\| 〔.*\n)+")


def markdown() -> str:
    """The page with a row for each standard field of a unit, and for the Chinese keys of each mapping."""
    page = PATH.read_text(encoding="utf-8")
    rows = "".join(_row(name, field) for name, field in UNIT_FIELDS.items())
    made, places = _ROWS.subn(rows, page)
    if places != 1:
        raise ValueError(f"{PATH}: the rows of a unit's fields are in {places} places")
    made, places = _NAMES.subn("".join(_rows_of_names()), made)
    if places != 1:
        raise ValueError(f"{PATH}: the Chinese keys are in {places} places")
    return made


def _rows_of_names() -> Iterator[str]:
    yield _names("notice.md、house.yaml、模板 `.md`", NAMES)
    for key, below in NAMES.below.items():
        names = below if below.names else below.below[""]  # those of every form of the house
        yield _names(f"其中的{NAMES.word(key, 'zh')} `{key}`", names)
    yield _names("附件 `.md`", ATTACHMENT_NAMES)
    yield _names("units.yaml", ROSTER_NAMES)
    yield _names("units.yaml 的一组", GROUP_NAMES)
    yield _names("units.yaml 的一个单位", unit_names(()))
    fixed = {
        key: values for key, values in FIELD_NAMES.values.items() if key != "name"
    }  # the fields are in the row above
    yield _names("units.yaml 的一个栏目", replace(FIELD_NAMES, values=fixed))


def _names(where: str, names: KeyNames) -> str:
    keys = [f"`{key}` {'、'.join(words)}{_values(names.values.get(key, {}))}" for key, words in names.names.items()]
    return f"| 〔{where}〕 | {' · '.join(keys)} |\n"


def _values(values: Mapping[str, str]) -> str:
    return f"（{'、'.join(f'`{value}` {word}' for value, word in values.items())}）" if values else ""


def _row(name: str, field: StandardField) -> str:
    zh, en = field.zh.rstrip("。"), field.en[0].lower() + field.en[1:].rstrip(".")
    if field.kind == "texts":
        zh, en = f"{zh}；模板里是列表", f"{en}; templates get a list"
    return f"| `unit.{name}` | {zh} | {en} |\n"


if __name__ == "__main__":
    PATH.write_text(markdown(), encoding="utf-8")

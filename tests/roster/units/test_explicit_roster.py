"""The place of a field, found in the unit's own lines or, where those are not understood, in the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.roster.units import explicit_roster, load_roster
from generator.roster.units.explicit_roster import FieldPlaces

HEAD = "fields:\n  - {name: words, title: 话}\ngroups:\n  - name: 甲\n    units:\n"
BEFORE = "      - {name: 前, code: '1'}\n"
AFTER = "      - {name: 后, code: '3'}\n"
FORMS = {
    "block": "      - name: 中\n        code: '2'\n        contact: 某\n",
    "on one line": "      - {name: 中, code: '2', contact: 某}\n",
    "on several lines in braces": "      - {code: '2',\n         name: 中,\n\n         contact: 某}\n",
    "name in the middle": "      - code: '2'\n        name: 中\n        contact: 某\n",
    "dash on a line of its own": "      -\n        name: 中\n        code: '2'\n        contact: 某\n",
    "dash and many blanks": "      -   name: 中\n          code: '2'\n          contact: 某\n",
    "a list within": "      - old_names:\n        - 旧\n        - 古\n        name: 中\n        code: '2'\n",
    "a list within, indented": "      - old_names:\n          - 旧\n        name: 中\n        code: '2'\n",
    "a dash in a text": "      - words: |\n          - 不是\n        name: 中\n        code: '2'\n",
    "comments and empty lines": "      - name: 中\n\n# 话\n        # 话\n        code: '2' # 话\n\n",
    "quotes over lines": '      - name: 中\n        words: "一\n二"\n        code: "2"\n',
    "quotes over lines before": '      - words: "一\n  - 二"\n        name: 中\n        code: "2"\n',
    "a text over lines": "      - name: 中\n        contact: 某\n          人\n        code: '2'\n",
    "silent": "      - name: 中\n",
    "empty": "      - name: 中\n        code:\n        contact: ''\n",
    "as wide as anything": "      - name: 中\n        address: " + "长" * 300 + "\n        code: '2'\n",
}


def spans(roster: Path) -> list[object]:
    places = FieldPlaces()
    fields = ("name", "code", "contact", "words", "old_names", "address")
    return [places.span(unit, field) for unit in load_roster(roster).units for field in fields]


@pytest.mark.parametrize("left", [False, True], ids=["indented", "not indented"])
@pytest.mark.parametrize("form", FORMS)
def test_a_units_lines_say_what_the_whole_file_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, left: bool
) -> None:
    text = f"{BEFORE}{FORMS[form]}{AFTER}"
    if left:  # the dashes below the key
        text = "".join(line[2:] if line.startswith("  ") else line for line in text.splitlines(keepends=True))
    roster = tmp_path / "units.yaml"
    roster.write_text(HEAD + text, encoding="utf-8")
    found = spans(roster)
    monkeypatch.setattr(explicit_roster, "_by_its_lines", lambda *_: None)
    assert found == spans(roster)


def test_the_whole_file_is_laid_out_where_nothing_else_helps_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explicit_roster._FileOfUnits, "_by_the_whole_file", None)
    roster = tmp_path / "units.yaml"
    for form in FORMS.keys() - {"quotes over lines", "quotes over lines before"}:
        roster.write_text(f"{HEAD}{BEFORE}{FORMS[form]}{AFTER}", encoding="utf-8")
        spans(roster)

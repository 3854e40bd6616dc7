"""What is doubtful in a roster is reported at its very place, and what is right is not."""

from pathlib import Path

import pytest

from generator.ground.errors import RosterError
from generator.roster.units import explicit_roster
from generator.roster.units.doubts import doubts, doubts_by_unit, former_name_doubts, odd_values
from generator.roster.units.explicit_roster import FieldPlaces
from generator.roster.units.load import load_roster
from tests.bad_inputs import bad_inputs, earned, expected


@pytest.mark.parametrize("path", bad_inputs("roster_doubts"), ids=lambda path: path.stem)
def test_what_is_doubtful_is_told_at_its_place(path: Path) -> None:
    roster = load_roster(path)
    found = doubts(roster)
    by_unit = [
        (roster.units[number].name, each.code, each.field, each.message())
        for number, problems in doubts_by_unit(roster).items()
        for each in problems
    ]
    assert by_unit == [(each.units[0], each.code, each.field, each.message()) for each in found]
    assert earned(found) == expected(path)
    assert {problem.severity for problem in found} == {"warning"}
    assert all(problem.units for problem in found)


def roster_of(folder: Path, units: str) -> tuple[str, ...]:
    path = folder / "units.yaml"
    path.write_text(f"groups:\n  - name: 组\n    units:\n{units}", encoding="utf-8")
    return tuple(problem.code for problem in doubts(load_roster(path)))


@pytest.mark.parametrize(
    "units",
    [
        '      - {name: 建坪乡, code: "341821105"}\n',
        '      - {name: 建坪乡}\n      - {name: 甲, code: "341821105"}\n      - {name: 乙, code: "500237105"}\n',
        '      - {name: 高唐街道, code: "500237001", office: 高唐街道办事处, addressee: 高唐街道办事处}\n',
        '      - {name: 甲, code: "500237101", addressee: 新建坪乡民政办}\n',
        '      - {name: 建平乡, code: "500237210", old_names: [建坪乡, 建平乡]}\n',
        '      - {name: 甲, code: "500237210", old_names: [乙]}\n      - {name: 乙, code: "341821105"}\n',
        '      - {name: 城关镇, code: "500237101"}\n      - {name: 城关镇, code: "341821101"}\n',
    ],
)
def test_a_place_of_another_county_is_not_taken_for_ours(tmp_path: Path, units: str) -> None:
    assert roster_of(tmp_path, units) == ()


@pytest.mark.parametrize(
    "fields",
    [
        'phone: "023-0000 0000 转 8001"',
        'phone: "（023）00000000、13800000000"',
        'phone: "+86 23 0000 0000 ext. 12"',
        "phone: 023-00000000（办公室）",
        'email: "a@example.invalid; b@mail.example.invalid"',
        'contact: "张　三"',
        'code: "91500237MA5U000000"',
        'postcode: "004700"',
        'address: "示例路 1 号"',
        "copies: 999",
    ],
)
def test_what_is_right_is_not_doubted(tmp_path: Path, fields: str) -> None:
    assert roster_of(tmp_path, f"      - {{name: 甲, {fields}}}\n") == ()


@pytest.mark.parametrize(
    ("units", "code", "word"),
    [
        ("{name: 双　龙镇}", "roster-hidden-character", "U+3000"),
        ('{name: 甲, contact: "张\ue000"}', "roster-private-character", "U+E000"),
        ('{code: 1, name: 双龙镇}, {code: 2, name: "双\u200b龙镇"}', "roster-name-blanks", "双龙镇"),
    ],
)
def test_what_cannot_be_seen_is_doubted(tmp_path: Path, units: str, code: str, word: str) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(f"groups: [{{name: 组, units: [{units}]}}]", encoding="utf-8")
    assert [word in each.message() for each in doubts(load_roster(path)) if each.code == code] == [True]


def test_a_code_of_a_county_that_has_several_is_as_long_as_one_of_its_kinds(tmp_path: Path) -> None:
    units = "".join(f'      - {{name: {name}, code: "50023710{number}"}}\n' for number, name in enumerate("甲乙丙"))
    for length in range(6, 20):
        found = roster_of(tmp_path, f'{units}      - {{name: 丁, code: "{"500237":0<{length}}"}}\n')
        assert ("roster-code-length" in found) == (length not in {6, 9, 12, 18})


def test_a_former_name_where_no_code_tells_of_a_county(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("groups:\n  - name: 组\n    units:\n      - {name: 建坪乡}\n      - {name: 甲}\n", encoding="utf-8")
    (reported,) = doubts(load_roster(path))
    assert (reported.code, reported.suggestion) == ("roster-former-name", "建平乡")
    assert "“建坪乡”是巫山县“建平乡”的旧名或统计用名" in reported.text("zh")


def test_names_of_old_alone(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("groups:\n  - name: 组\n    units:\n      - {name: 老馆, phone: x}\n", encoding="utf-8")
    roster = load_roster(path)
    beside = tmp_path / "other.yaml"
    beside.write_text("groups:\n  - name: 组\n    units:\n      - {name: 新馆, old_names: 老馆}\n", encoding="utf-8")
    assert former_name_doubts(roster) == ()
    assert [each.code for each in former_name_doubts(roster, load_roster(beside).units)] == ["roster-former-name"]


@pytest.mark.parametrize(
    ("text", "kind", "severity"),
    [
        ("双龙\u202e镇", "把文字倒过来印的字符", "error"),
        ("双龙镇\u200b", "看不见的字符", "warning"),
        ("双⼄镇", "看着像汉字、其实是部首的字符", "warning"),
        ("双龙镇 ", "多余的空格", "warning"),
    ],
)
@pytest.mark.parametrize("field", ["name", "addressee", "contact", "note"])
def test_every_value_goes_through_one_table(tmp_path: Path, field: str, text: str, kind: str, severity: str) -> None:
    path = tmp_path / "units.yaml"
    unit = f'name: 甲, {field}: "{text}"' if field != "name" else f'name: "{text}"'
    path.write_text(f"fields: [{{name: note}}]\ngroups: [{{name: 组, units: [{{{unit}}}]}}]", encoding="utf-8")
    roster = load_roster(path)
    for numbered in (True, False):
        try:
            [found] = odd_values(roster.units, roster.fields, numbered=numbered)
        except RosterError as fault:
            [found] = fault.problems
        assert (found.code, str(found.facts["what"]), found.facts["count"]) == ("roster-odd-character", kind, 1)
        assert found.severity == (severity if numbered else "warning")
    [seen] = doubts(roster)
    assert (seen.code, kind in seen.message("zh")) == ("roster-hidden-character", True)


@pytest.mark.parametrize(
    "other", ["双大镇é\u200b", "双大镇é ", " 双大镇é", "双大镇e\u0301", "双⼤镇é", "双大\u2060镇é\u3000"]
)
def test_names_that_look_the_same_are_one_name(tmp_path: Path, other: str) -> None:
    path = tmp_path / "units.yaml"
    for codes, is_wrong in (("", True), ("code: 1, ", True), ("both", False)):
        first, second = ("code: 1, ", "code: 2, ") if codes == "both" else ("", codes)
        units = f'{{{first}name: 双大镇é}}, {{{second}name: "{other}"}}'
        path.write_text(f"groups: [{{name: 组, units: [{units}]}}]", encoding="utf-8")
        if is_wrong:
            with pytest.raises(RosterError) as caught:
                load_roster(path)
            assert [each.code for each in caught.value.problems] == ["roster-name-alike"]
        else:
            assert len(load_roster(path).units) == 2


# The place of a field, found in the unit's own lines or, where those are not understood, in the whole file.


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
def test_a_units_lines_say_what_all_does(
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


def test_the_whole_file_is_laid_out_where_nothing_else_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explicit_roster._FileOfUnits, "_by_the_whole_file", None)
    roster = tmp_path / "units.yaml"
    for form in FORMS.keys() - {"quotes over lines", "quotes over lines before"}:
        roster.write_text(f"{HEAD}{BEFORE}{FORMS[form]}{AFTER}", encoding="utf-8")
        spans(roster)

"""What an office says of itself, written into house.yaml of all kinds: what changed is written, and no other byte."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.desk.office_facts import OFFICE_KEYS, OfficeFacts, office_facts, save_office_facts
from generator.ground.errors import GeneratorError, NoticeError, OutputError
from generator.notices.editing.form_keys import Value
from generator.writing import locked
from tests.chosen import examples

ENDS = {"LF": "\n", "CRLF": "\r\n"}
EN = """\
# yaml-language-server: $schema=../.schemas/house.json
issuer: 示例县民政局   # 全称
number_prefix: '示民发'

seal_diameter: 45  # 毫米
imprint:
  office: 示例县民政局办公室
# 寄信人：
extra:
  address: 示例路1号
  postcode: "000000"  # 邮编
  halls: [甲, 乙]
printing: {files: [cover-letter], once: [reply-slip]}
"""
ZH = """\
发文机关:
  - 示例县民政局 # 主办
  - 示例县财政局
标志: 示例县民政局文件
联系人: {姓名: 示例甲, 电话: 023-00000000} # 联
机关代字: 示民发
其他内容: {address: 示例路1号}
"""
CASES: dict[str, tuple[str, dict[str, Value], str, str]] = {
    "a name": (EN, {"issuer": ("示例县民政厅",)}, "示例县民政局   # 全称", "示例县民政厅   # 全称"),
    "the office that prints": (
        EN, {"imprint": {"office": "示例县民政厅办公室"}}, "office: 示例县民政局办公室", "office: 示例县民政厅办公室",
    ),
    "letters in quotes": (EN, {"number_prefix": "示厅发"}, "'示民发'", "'示厅发'"),
    "blanks around": (EN, {"number_prefix": " 示厅发 "}, "'示民发'", "'示厅发'"),
    "two organs": (EN, {"issuer": ("示例县民政局", "甲局")}, "示例县民政局   #", "[示例县民政局, 甲局]   #"),
    "letters cleared": (EN, {"number_prefix": ""}, "number_prefix: '示民发'\n", ""),
    "an address": (
        EN, {"extra": {"address": "甲 # 乙", "postcode": "000000", "halls": ("甲", "乙")}}, "address: 示例路1号",
        'address: "甲 # 乙"',
    ),
    "a postcode cleared": (
        EN,
        {"extra": {"address": "示例路1号", "postcode": "", "halls": ("甲", "乙")}},
        '  postcode: "000000"  # 邮编\n',
        "",
    ),
    "a contact": (
        EN, {"contact": {"name": "示例甲", "phone": "023"}}, "imprint:",
        'contact: {name: 示例甲, phone: "023"}\nimprint:',
    ),
    "an organ of a list gone": (ZH, {"issuer": ("示例县民政局",)}, "  - 示例县财政局\n", ""),
    "the lead organ last": (
        ZH, {"issuer": ("示例县财政局", "示例县民政局")}, "  - 示例县民政局 # 主办\n  - 示例县财政局\n",
        "  - 示例县财政局\n  - 示例县民政局 # 主办\n",
    ),
    "a telephone": (ZH, {"contact": {"name": "示例甲", "phone": "1: 2"}}, "023-00000000", '"1: 2"'),
    "a postcode in Chinese keys": (
        ZH, {"extra": {"address": "示例路1号", "postcode": "004700"}}, "示例路1号}", '示例路1号, postcode: "004700"}',
    ),
}  # fmt: skip


def saved(path: Path, changes: Mapping[str, Value]) -> bytes:
    assert save_office_facts(office_facts(path), changes)
    return path.read_bytes()


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return tmp_path / "house.yaml"


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
@pytest.mark.parametrize("name", CASES)
def test_what_changed_is_written_and_no_other_byte(house: Path, name: str, mark: str, ends: str) -> None:
    before, changes, old, new = CASES[name]
    before = before.replace("标志:", "发文机关标志:")
    assert before.count(old) == 1 or name == "a contact"
    house.write_bytes((mark + before.replace("\n", ENDS[ends])).encode())
    wanted = before.replace(old, new, 1) if name != "a contact" else before.replace(f"\n{old}", f"\n{new}", 1)
    assert saved(house, changes).decode() == mark + wanted.replace("\n", ENDS[ends])


KINDS = {
    "English keys": EN,
    "Chinese keys": ZH.replace("标志:", "发文机关标志:"),
    "in braces": "{issuer: 甲局, number_prefix: 示发}\n",
    "a text of lines": "issuer: |\n  甲局\nextra:\n  address: |\n    示例路\n    1号\n",
    "no line end": "issuer: 甲局",
    "nothing of the office": "seal_diameter: 45\n",
    "an unknown key": "issuer: 甲局\nfoo: 1\n",
    "lists where texts are usual": "contact: [甲, 乙]\nextra: [1]\nnumber_prefix: [示发]\n",
    "no key in braces": "{}\n",
    "comments alone": "# 还没有写\n",
    "nothing": "",
    "documents marked": "---\nissuer: 甲局\n...\n",
}
NEW: dict[str, Value] = {
    "issuer": ("示例县甲局", "示例县乙局"),
    "mark": ("示例县甲局",),
    "number_prefix": "示甲发",
    "contact": {"name": "示例甲", "phone": "023-00000000"},
    "extra": {"address": "示例路2号", "postcode": "004700"},
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_left_as_it_was_changes_no_byte(house: Path, name: str) -> None:
    house.write_bytes(KINDS[name].encode())
    facts = office_facts(house)
    found = saved(house, {key: facts.text.values[key] for key in OFFICE_KEYS if key in facts.text.values})
    assert found == KINDS[name].encode()


@pytest.mark.parametrize("name", KINDS)
def test_everything_can_be_filled_in_and_reads_back(house: Path, name: str) -> None:
    house.write_bytes(KINDS[name].encode())
    before = office_facts(house).text.values
    saved(house, NEW)
    assert dict(office_facts(house).text.values) == {**before, **NEW}


def test_a_missing_file_is_made_and_an_empty_form_makes_none(house: Path) -> None:
    assert save_office_facts(office_facts(house), {"issuer": (), "number_prefix": ""})
    assert not house.exists()
    found = saved(house, {"issuer": ("示例县甲局",), "extra": {"address": "", "postcode": "004700"}}).decode()
    assert found == '发文机关: [示例县甲局]\n其他内容: {postcode: "004700"}\n'


WRONG: dict[str, tuple[dict[str, Value], str, str]] = {
    "marks that turn the direction": ({"issuer": ("甲\u202e局",)}, "new-desk-issuer", "issuer"),
    "letters with brackets": ({"number_prefix": "示发〔2026〕"}, "new-desk-prefix", "number_prefix"),
    "letters in two lines": ({"number_prefix": "示\n发"}, "new-desk-prefix", "number_prefix"),
    "an organ twice": ({"issuer": ("甲局", "甲局")}, "notice-issuer-twice", "issuer"),
    "too many organs": ({"issuer": tuple(f"甲{n}局" for n in range(30))}, "notice-issuers-many", "issuer"),
    "a name of colons": ({"contact": {"name": "：", "phone": "1"}}, "notice-empty-value", "contact.name"),
    "a mark of colons": ({"mark": ("：",)}, "notice-empty-value", "mark"),
}


@pytest.mark.parametrize("before", [EN, "", "stamp: {post: 甲, name: ''}\n"])
@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_a_problem_at_its_field_and_nothing_is_written(house: Path, before: str, name: str) -> None:
    changes, code, field = WRONG[name]
    house.write_text(before)
    with pytest.raises(NoticeError) as caught:
        save_office_facts(office_facts(house), changes)
    assert {(each.code, each.field) for each in caught.value.problems} == {(code, field)}
    assert house.read_text() == before


BROKEN = {
    "no YAML": b"issuer: [a\n",
    "two of a key": "issuer: 甲\n发文机关: 乙\n".encode(),
    "another encoding": "发文机关: 甲局\n".encode("gb18030"),
    "no mapping": b"- a\n",
    "an alias": b"issuer: &x a\nmark: *x\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told(house: Path, name: str) -> None:
    house.write_bytes(BROKEN[name])
    with pytest.raises(GeneratorError):
        office_facts(house)


def test_one_under_nearly_its_name_is_told_instead_of_making_another(house: Path) -> None:
    house.with_name("house.yml").write_text(EN)
    with pytest.raises(NoticeError) as caught:
        office_facts(house)
    assert [each.code for each in caught.value.problems] == ["notice-house-misnamed"]


ELSEWHERE = {"changed": "issuer: 乙局\n", "made": "issuer: 乙局\n", "gone": None}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_nothing_is_written_over_a_file_that_is_another_by_now(house: Path, name: str) -> None:
    if name != "made":
        house.write_text(EN)
    facts, after = office_facts(house), ELSEWHERE[name]
    if after is None:
        house.unlink()
    else:
        house.write_text(after)
    assert not save_office_facts(facts, {"issuer": ("甲局",)})
    assert (house.read_text() if house.exists() else None) == after


def test_it_writes_while_it_holds_the_lock(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house.write_text(EN)
    refused: list[str] = []

    def replace(*_: object) -> None:
        with pytest.raises(OutputError) as caught, locked(house.parent, ".house.yaml.lock", patience=0):
            pass
        refused.extend(problem.code for problem in caught.value.problems)

    monkeypatch.setattr("generator.desk.office_facts.replace_file", replace)
    assert save_office_facts(office_facts(house), {"number_prefix": "示发"})
    assert refused == ["output-locked"]


def test_a_link_that_leads_out_is_not_written(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    house.write_text(EN)
    monkeypatch.chdir(tmp_path / "desk")
    link = Path("house.yaml")
    link.symlink_to(house)
    with pytest.raises((NoticeError, OutputError)):
        save_office_facts(office_facts(link), {"number_prefix": "示发"})
    assert house.read_text() == EN


TEXTS = st.text(
    st.sampled_from("甲乙 :#'\"-,[]{}&*!|>%@`?=~\n\t\u200f\u202e\u2028\u0085\ufeff𠮷a0"), min_size=1, max_size=12
).map(str.strip)


def read_back(facts: OfficeFacts) -> tuple[object, object]:
    return facts.text.values.get("contact", {}), facts.text.values.get("extra", {})


@settings(max_examples=examples(60))
@given(name=TEXTS, phone=TEXTS, address=TEXTS, kind=st.sampled_from(sorted(KINDS)))
def test_any_text_comes_back_as_typed_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, phone: str, address: str, kind: str
) -> None:
    house = tmp_path_factory.mktemp("desk") / "house.yaml"
    house.write_bytes(KINDS[kind].encode())
    changes: dict[str, Value] = {"contact": {"name": name, "phone": phone}, "extra": {"address": address}}
    refused: list[str | None] = []
    try:
        saved(house, changes)
    except NoticeError as fault:
        refused = [each.field for each in fault.problems]
    if refused:
        assert {*refused} <= {"contact.name", "contact.phone", "contact", "extra"}
        assert house.read_bytes() == KINDS[kind].encode()
    else:
        wanted = {key: value for key, value in (("name", name), ("phone", phone)) if value}
        assert read_back(office_facts(house)) == (wanted, {"address": address} if address else {})


def test_what_cannot_be_changed_in_place_is_told_with_its_key(house: Path) -> None:
    text = "? issuer\n: 甲局\nmark: 乙\n"
    house.write_text(text)
    with pytest.raises(NoticeError) as caught:
        save_office_facts(office_facts(house), {"issuer": ()})
    assert [(each.code, each.field) for each in caught.value.problems] == [("editing-house-value", "issuer")]
    assert house.read_text() == text

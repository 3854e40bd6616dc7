"""The keys of a form: made of the table of keys, each as its readers take it."""

from pathlib import Path

import pytest

from generator.ground.source.key_translation import KeyKind
from generator.ground.source.source_file import source_of
from generator.ground.source.yaml_tree import load_yaml
from generator.notices.editing.form_keys import (
    KeyNeeds,
    Value,
    attachment_kind,
    form_text,
    key_needs,
    notice_kind,
    written_value,
)
from generator.official.layout import composition
from generator.standard import KINDS
from generator.templates.text.front_matter.key_table import ATTACHMENT_KEYS, FRONT_MATTER, KEYS, NAMES, ValueKind

BULLETIN = ("issue_total", "editor_note", "pieces", "internal", "report_to", "send_to", "issue_to", "also_to")
FORMS: dict[str, ValueKind] = {
    **dict.fromkeys(("issuer", "mark", "signers", "distribute_to", "papers", "pieces", "public_keep"), "texts"),
    **dict.fromkeys(("contact", "period", "imprint", "attendance", "printing"), "mapping"),
    **dict.fromkeys(("attachments", "stamp"), "mappings"),
    **dict.fromkeys(("signature", "urgency", "kind", "format", "profile", "edition", "levels"), "choice"),
    **dict.fromkeys(("disclosure", "disclosure_in"), "choice"),
    "contents": "flag",
    **dict.fromkeys(("extra", "public"), "free"),
    "date": "date",
    **dict.fromkeys(("seal_diameter", "issue_total"), "number"),
}


def test_every_key_is_there_in_its_form() -> None:
    keys = notice_kind().keys
    assert [key.name for key in keys] == list(KEYS)
    assert {key.name: key.form for key in keys} == {name: FORMS.get(name, "text") for name in KEYS}
    expected = {"title": "text", "title_note": "text", "levels": "choice", "contents": "flag", "landscape": "flag"}
    assert {key.name: key.form for key in attachment_kind().keys} == expected
    assert tuple(key.name for key in attachment_kind().keys) == ATTACHMENT_KEYS


def test_choices_are_there_once_in_chinese() -> None:
    by_name = {key.name: key for key in notice_kind().keys}
    signatures = by_name["signature"].choices
    assert [(each.value, each.word) for each in signatures] == list(FRONT_MATTER["signature"].values.items())
    assert (signatures[0].zh, signatures[0].en) == ("盖章，留出印章位置", "sealed; room is kept")
    assert [each.word for each in by_name["kind"].choices] == list(KINDS)
    entries = {entry.name: entry for entry in by_name["printing"].entries}
    duplex = entries["duplex"]
    expected = ("flag", [("true", "是"), ("false", "否")])
    assert (duplex.form, [(each.value, each.word) for each in duplex.choices]) == expected
    assert entries["files"].form == "texts"


@pytest.mark.parametrize(
    ("typed", "key", "value", "is_taken"),
    [
        ("issuer: 甲", "issuer", ("甲",), True),
        ("issuer:", "issuer", (), True),
        ("issuer: [甲, [乙]]", "issuer", ("甲", ("乙",)), False),
        ("title: [甲]", "title", ("甲",), False),
        ("signature: 加盖印章", "signature", "sealed", True),
        ("signature: 别的", "signature", "别的", True),
        ("contact:", "contact", {}, True),
        ("contact: 甲", "contact", "甲", False),
        ("contact: {name: 甲, 别的: [乙]}", "contact", {"name": "甲", "别的": ("乙",)}, True),
        ("contact: {name: [甲]}", "contact", {"name": ("甲",)}, False),
        ("stamp: {post: 甲}", "stamp", ({"post": "甲"},), True),
        ("stamp: [甲]", "stamp", ("甲",), False),
        ("attachments: [a, {detached: 是}]", "attachments", ("a", {"detached": "true"}), True),
        ("attachments: [[a.md]]", "attachments", (("a.md",),), False),
        ("printing: {files: 甲, duplex: 否}", "printing", {"files": ("甲",), "duplex": "false"}, True),
        ("extra: {甲: [乙, {丙: 丁}]}", "extra", {"甲": ("乙", {"丙": "丁"})}, True),
    ],
)  # fmt: skip
def test_values_are_lists_where_keys_have_lists(typed: str, key: str, value: Value, is_taken: bool) -> None:
    found = form_text(f"---\n{typed}\n---\n".encode()).values[key]
    assert found == value
    assert next(each for each in notice_kind().keys if each.name == key).takes(found) is is_taken


@pytest.mark.parametrize(
    ("values", "required", "unsuited"),
    [
        ({"title": "关于报送的通知", "recipients": ""}, {"recipients"}, {"signers", "attendance"}),
        ({"title": "工作|报告"}, {"recipients", "signers"}, {"attendance"}),
        ({"title": "情况", "kind": "报告", "format": "公文"}, {"recipients", "signers"}, {"attendance"}),
        ({"title": "关于商请的函", "kind": "函"}, {"recipients"}, {"signers", "attendance", "imprint", "title_note"}),
        ({"title": "令", "kind": "令"}, set(), {"signers", "attendance", "recipients", "title_note"}),
        ({"title": "纪要", "kind": "纪要"}, set(), {"signers", "title_note"}),
        ({"title": "关于防火的公告"}, set(), {"signers", "attendance"}),
        ({"title": "关于防火的公告", "format": "公告"}, set(), {"signers", "attendance", "recipients"}),
        ({"title": "关于预算的决议", "format": "决议"}, {"title_note"}, {"signers", "attendance", "recipients"}),
        ({"title": "关于防火的决定", "recipients": "无"}, {"recipients"}, {"signers", "attendance"}),
        (
            {"title": "示例简报", "format": "简报"},
            {"number"},
            {"signers", "attendance", "recipients", "title_note", "imprint"},
        ),
        ({"title": "任命书", "signature": "签名章"}, {"recipients", "stamp"}, {"attendance"}),
        ({"title": "任命书", "signature": "sealed"}, {"recipients"}, {"attendance", "stamp"}),
        ({"title": "任命书", "secrecy": "机密"}, {"recipients", "copy_number"}, {"attendance"}),
    ],
)  # fmt: skip
def test_needs_follow_from_the_kind(values: dict[str, Value], required: set[str], unsuited: set[str]) -> None:
    needs = key_needs(values)
    to_all = "recipients" in unsuited or values.get("recipients") == "无"
    unsuited = unsuited if to_all else unsuited | {"distribute_to"}
    by_year = set() if values.get("kind") == "令" else {"term"}  # only orders are counted by it
    others = {"period"} if values.get("format") == "简报" else {"period", *BULLETIN}
    assert needs == KeyNeeds(frozenset({"issuer", "title", "date"} | required), frozenset(unsuited | by_year | others))
    house = load_yaml(source_of("issuer: 甲\nformat: 信函\n".encode(), Path(), name="house.yaml"))
    assert "issuer" not in key_needs(values, house).required
    assert {"kind", "format"} & values.keys() or "imprint" in key_needs(values, house).unsuited


def test_the_fonts_that_are_told_are_those_that_are_set() -> None:
    for role, (_, name) in composition._FONTS.items():
        assert f"默认{name}。" in FRONT_MATTER["fonts"].entries[role].zh


# Values as YAML in one line.


@pytest.mark.parametrize(
    ("key", "value", "kind", "written"),
    [
        ("title", "甲", "zh", "甲"),
        ("title", "true", "zh", '"true"'),
        ("date", "2026-03-05", "en", '"2026-03-05"'),
        ("signature", "sealed", "en", "sealed"),
        ("signature", "sealed", "zh", "加盖印章"),
        ("issuer", ("甲", "乙, 丙"), "en", '[甲, "乙, 丙"]'),
        ("contact", {"name": "甲", "别的": "# 乙"}, "zh", '{姓名: 甲, 别的: "# 乙"}'),
        ("attachments", ("a.md", {"file": "b.md", "detached": "true"}), "zh", "[a.md, {文件: b.md, 单独成件: 是}]"),
        ("attachments", ({"file": "b.md", "detached": "true"},), "en", "[{file: b.md, detached: true}]"),
        ("printing", {"files": ("函",), "duplex": "false"}, "zh", "{打印文件: [函], 双面: 否}"),
        ("extra", {"甲 乙": ("1", {"丙": "丁"})}, "zh", '{甲 乙: ["1", {丙: 丁}]}'),
    ],
)
def test_values_are_written_in_the_words_of_the_file(key: str, value: Value, kind: KeyKind, written: str) -> None:
    assert written_value(value, key, NAMES, kind) == written

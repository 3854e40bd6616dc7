"""The fields of the form: each is described by the sentences about what is found in it, wrong ones are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from generator.check.finding import Finding
from generator.ground.errors import Problem, speaking
from generator.ground.words.vocabularies import PAGES
from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import FormKey, FormText, KeyNeeds, Value, form_text
from generator.notices.live_notice.found_places import LiveFinding, NoticePlace
from generator.web.desk_request import Form
from generator.web.forms import KeyShowing, ShownInput, field_id, typed_texts, typed_values
from generator.web.screens.notice.preview import FoundAtField, Preview
from tests.chosen import examples
from tests.notices.editing.other_notices import OTHERS
from tests.notices.live_notice.live_notices import LiveDesk
from tests.web.desk_pages import OfficePages
from tests.web.screens.notice.form_page import NoticePage, field

FOUND = re.compile("(found|refused)-[0-9-]{1,9}")
TITLE, DATE = field_id("notice.md", "title"), field_id("notice.md", "date")


def described(page: str) -> dict[str, list[str]]:
    """The sentences that describe each field, by the field's id; of a wrong one they begin with ``wrong``."""
    root: html.HtmlElement = html.fromstring(page)
    texts = {each.get("id"): " ".join(each.text_content().split()) for each in root.xpath("//*[@id]")}
    fields: dict[str, list[str]] = {}
    for each in root.xpath("//form[@id='notice-form']//*[@aria-describedby or @aria-invalid]"):
        ids = [one for one in each.get("aria-describedby", "").split() if FOUND.fullmatch(one)]
        marks = ["wrong"] if each.get("aria-invalid") == "true" else []
        if ids or marks:
            fields[each.get("id")] = [*marks, *(texts[one] for one in ids)]
    return fields


def written(page: NoticePage, *changes: tuple[str, str], file: str = "notice.md") -> str:
    """The page of the notice with ``changes`` of its text."""
    text = page.text(file)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (page.folder / file).write_text(text, encoding="utf-8")
    return page.client.get(page.address).text


@pytest.mark.parametrize(
    ("changes", "said"), [({}, False), ({"title": "关于报送的函"}, False), ({"format": "公示"}, True)]
)
def test_a_window_says_that_its_fields_are_those_of_another_format(
    page: NoticePage, changes: dict[str, str], *, said: bool
) -> None:
    shown = {**page.show().fields, **{field(key): value for key, value in changes.items()}}
    fragment = page.post("text", shown, 200, headers={"HX-Request": "true"})
    assert ("格式改了" in fragment) is said
    assert "格式改了" not in page.post("text", page.show().fields, 200, headers={"HX-Request": "true"})


def test_nothing_is_found_in_any_field(page: NoticePage) -> None:
    assert described(page.client.get(page.address).text) == {}


def test_fields_are_described_by_what_is_found_in_them(page: NoticePage) -> None:
    shown = described(written(page, ("标题: 关于报送示例工作情况的通知", "标题:"), ("2026-03-05", "2026-13-05")))
    assert shown.keys() == {TITLE, DATE}
    assert shown[DATE][0] == "wrong"
    assert "没有13月" in shown[DATE][1]
    assert shown[TITLE][0] == "wrong"


def test_what_is_wrong_in_an_entry_describes_that(page: NoticePage) -> None:
    shown = written(page, ("联系人: {", "版记: {印发日期: 2024-13-06}\n联系人: {"))
    assert described(shown).keys() == {field_id("notice.md", "imprint.date")}
    assert "版记：印发日期" in shown


def test_what_is_found_in_the_text_describes_no_field(page: NoticePage) -> None:
    shown = written(page, ("请各单位", "{{ notice.nobody }}请各单位"))
    assert "nobody" in shown
    assert described(shown) == {}


def test_an_attachment_has_its_own_fields(page: NoticePage) -> None:
    (title,) = re.findall("(?m)^标题: .*$", page.text("attachment-1.md"))
    shown = described(written(page, (title, "标题:"), file="attachment-1.md"))
    assert shown.keys() == {field_id("attachment-1.md", "title")}


def test_a_value_that_cannot_be_written_is_described_by_why(page: NoticePage) -> None:
    (page.folder / "notice.md").write_text("---\n? title\n: 甲\ndate: 2026-03-05\n---\n", encoding="utf-8")
    before = described(page.client.get(page.address).text)
    fields = {**page.show().fields, field("title"): "", field("date"): "2026-03-06"}
    shown = page.post("save", fields, 422)
    refused = {key: said for key, said in described(shown).items() if said != before.get(key)}
    assert refused
    for key, said in refused.items():
        assert said[0] == "wrong"
        assert "[editing-value]" in said[-1]
        assert f'href="#{key}"' in shown


def all_keys(keys: tuple[FormKey, ...]) -> Iterator[FormKey]:
    for key in keys:
        yield key
        yield from all_keys(key.entries)


def test_a_hint_is_that_of_its_key() -> None:
    """The texts of other screens have keys as well, some of them called like a key of the front matter."""
    text = form_text(b"---\ntitle: x\n---\n")
    own = {zh for key, (zh, _) in PAGES.items() if key.startswith("notice-key-")}
    of_keys = own | {re.sub("（[a-z_]+）", "", key.zh) for key in all_keys(text.kind.keys)}
    with speaking("zh"):
        shown = KeyShowing(text, {}, KeyNeeds(frozenset(), frozenset()), {}).keys()
    hints = {key.hint for key in shown}
    hints |= {each.hint for key in shown for row in (key.inputs, *key.rows) for each in row}
    assert hints - of_keys == {""}


def at_fields(desk: LiveDesk, *problems: tuple[str, NoticePlace]) -> Mapping[str, FoundAtField]:
    """What is found in the fields, of problems with these codes at these places."""
    findings = tuple(LiveFinding(Finding(Problem(code, None, {"name": "x"})), place) for code, place in problems)
    return Preview(replace(desk.live(), findings=findings)).at_fields


def test_a_warning_describes_a_field_that_is_not_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = LiveDesk.at(tmp_path / "desk")
    monkeypatch.chdir(desk.folder)
    title, text, house = (
        NoticePlace("notice.md", 3, 1, "title"),
        NoticePlace("notice.md", 20, 1),
        NoticePlace("house.yaml", 1, 1, "issuer"),
    )
    warning = ("notice-picture-unused", title)
    shown = at_fields(desk, warning, ("notice-missing", text), ("notice-missing", house))
    assert shown.keys() == {TITLE, field_id("notice.md", "issuer")}
    assert shown[TITLE] == FoundAtField(("found-3",), is_wrong=False)
    assert shown[field_id("notice.md", "issuer")] == FoundAtField(("found-2",), is_wrong=True)
    both = at_fields(desk, warning, ("notice-missing", title))[TITLE]
    assert both == FoundAtField(("found-1", "found-2"), is_wrong=True)


# The hints beside the fields of a notice: what they say is more than the label.


LABELLED = re.compile(
    r'<label for="field-[0-9a-f]+">([^<]+)[^\n]*</label>\n<span class="hint" id="[^"]+">([^<]+)</span>'
)


def test_no_hint_only_repeats_its_label(served: OfficePages) -> None:
    found = LABELLED.findall(served.get(served.address))
    assert len(found) > 10
    assert [label for label, hint in found if hint.strip(" 。") == label.strip()] == []


# What a browser sends of a form → the values that were changed.


NEEDS = KeyNeeds(frozenset(), frozenset())


def inputs_of(text: FormText) -> list[ShownInput]:
    keys = KeyShowing(text, {}, NEEDS, {}).keys()
    return [each for key in keys for each in (*key.inputs, *(cell for row in key.rows for cell in row))]


def sent(text: FormText, typed: dict[str, str] | None = None) -> dict[str, str]:
    """What a browser sends of the form of ``text``, in which ``typed`` was typed into fields."""
    keys = KeyShowing(text, {}, NEEDS, {}).keys()
    rows = [(key.rows_name, str(len(key.rows))) for key in keys if key.rows_name]
    fields = [(each.name, (typed or {}).get(each.name, each.text).replace("\n", "\r\n")) for each in inputs_of(text)]
    return typed_texts(Form((*rows, *fields)))


@pytest.mark.parametrize("number", range(len(OTHERS)))
def test_what_was_left_as_shown_changes_nothing(number: int) -> None:
    text = form_text(OTHERS[number])
    assert typed_values(text, sent(text)) == {}


def test_rows_are_read_to_the_last() -> None:
    rows = "".join(f"  - {{post: 甲{number}, name: 乙}}\n" for number in range(700))
    text = form_text(f"---\nstamp:\n{rows}---\n".encode())
    stamp = typed_values(text, sent(text, {field("stamp.699.name"): "丙"}))["stamp"]
    assert [entry["name"] for entry in stamp] == ["乙"] * 699 + ["丙"]  # type: ignore[index,call-overload]


CASES: dict[str, tuple[str, dict[str, str], dict[str, Value]]] = {
    "a text": ("title: 甲", {"title": " 乙 "}, {"title": " 乙 "}),
    "a text emptied": ("title: 甲", {"title": ""}, {"title": ""}),
    "lines": ("issuer: 甲", {"issuer": "甲\n\n 乙 \n"}, {"issuer": ("甲", "乙")}),
    "lines emptied": ("issuer: [甲, 乙]", {"issuer": "\n"}, {"issuer": ()}),
    "an entry": ("contact: {name: 甲, 别的: 乙}", {"contact.name": "丙"}, {"contact": {"name": "丙", "别的": "乙"}}),
    "an entry emptied": ("contact: {name: 甲}", {"contact.name": ""}, {"contact": {"name": ""}}),
    "an entry of lines": ("title: 甲", {"printing.files": "子\n丑"}, {"printing": {"files": ("子", "丑")}}),
    "a row": ("title: 甲", {"stamp.0.post": "县长"}, {"stamp": ({"post": "县长"},)}),
    "a row more": (
        "stamp: [{post: 甲, name: 乙}]",
        {"stamp.1.post": "丙"},
        {"stamp": ({"post": "甲", "name": "乙"}, {"post": "丙"})},
    ),
    "a row emptied": (
        "stamp: [{post: 甲, name: 乙}, {post: 丙, name: 丁}]",
        {"stamp.0.post": "", "stamp.0.name": ""},
        {"stamp": ({"post": "丙", "name": "丁"},)},
    ),
    "an attachment": (
        "attachments: [a.md, {file: b.pdf, title: 甲}]",
        {"attachments.0.detached": "true", "attachments.1.title": "乙"},
        {"attachments": ({"file": "a.md", "detached": "true"}, {"file": "b.pdf", "title": "乙"})},
    ),
    "an attachment with its name alone again": (
        "attachments: [{file: a.md, detached: true}]",
        {"attachments.0.detached": ""},
        {"attachments": ("a.md",)},
    ),
    "a name of one's own": (
        "extra: {甲: 乙, 表: [1, 2]}",
        {"extra.0.name": "丙", "extra.1.name": "丁", "extra.1.value": "戊"},
        {"extra": {"丙": "乙", "丁": "戊", "表": ("1", "2")}},
    ),
    "a name without a value": ("title: 甲", {"extra.0.name": "丙"}, {}),
    "what has no field": ("note: [甲, 乙]", {"note": "丙"}, {}),
}


@pytest.mark.parametrize("case", CASES)
def test_what_was_typed_is_changed(case: str) -> None:
    typed, fields, changes = CASES[case]
    text = form_text(f"---\n{typed}\n---\n".encode())
    assert typed_values(text, sent(text, {field(path): value for path, value in fields.items()})) == changes


def test_a_row_of_another_attachment_changes_nothing() -> None:
    before = form_text(b"---\nattachments: [{file: a.pdf, title: x}, {file: b.pdf, title: y}]\n---\n")
    after = form_text(b"---\nattachments: [{file: b.pdf, title: y}, {file: a.pdf, title: x}]\n---\n")
    typed = sent(before, {field("attachments.0.title"): "new"})
    assert typed_values(after, typed) == {}


@pytest.mark.parametrize("rows", ["", "-1", "x", "99999999", "１", "1" * 5000])
def test_any_count_of_rows_is_bounded(rows: str) -> None:
    text = form_text(b"---\nstamp: [{post: a}]\n---\n")
    assert typed_values(text, {field("stamp.rows"): rows}) in ({}, {"stamp": ()})


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)


@settings(max_examples=examples(150))
@given(st.sampled_from(OTHERS), st.data())
def test_whatever_is_typed_is_shown_again(data: bytes, drawn: st.DataObject) -> None:
    text = form_text(data)
    plain = [each for each in inputs_of(text) if each.kind != "hidden" and "." not in each.path and not each.is_list]
    chosen = drawn.draw(st.lists(st.sampled_from(plain), max_size=4, unique_by=lambda each: each.name))
    typed = {each.name: drawn.draw(_WORDS) for each in chosen}
    made = sent(text, typed)
    after = form_text(with_values(text, typed_values(text, made)))
    shown = {each.name: each.text for each in inputs_of(after)}
    assert {each.name: shown[each.name] for each in chosen} == {
        each.name: {choice.word: choice.value for choice in each.choices}.get(made[each.name].strip(), made[each.name])
        for each in chosen
    }

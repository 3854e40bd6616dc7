"""What a browser sends of a form → the values that were changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.notices.editing.edited_text import with_values
from generator.notices.editing.form_keys import KeyNeeds, Value
from generator.notices.editing.form_values import FormText, form_text
from generator.web.desk_request import Form
from generator.web.forms import KeyShowing, ShownInput, typed_texts, typed_values
from tests.chosen import examples
from tests.notices.editing.other_notices import OTHERS
from tests.web.screens.notice.form_page import field

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
    words = {choice.word: choice.value for each in plain for choice in each.choices}
    assert {name: shown[name] for name in typed} == {
        name: words.get(made[name].strip(), made[name]) if name in with_choices(plain) else made[name] for name in typed
    }


def with_choices(inputs: list[ShownInput]) -> set[str]:
    return {each.name for each in inputs if each.choices}

"""The fields of the form and what is found in them: each is described by the sentences about it, wrong ones are marked.

The cases: nothing found; a missing value, a wrong one, an entry of a key, several in one field; a warning; what is
found in the text; a value that cannot be written; an attachment's own field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from generator.check.finding import Finding
from generator.ground.errors import Problem, speaking
from generator.ground.words.vocabularies import PAGES
from generator.notices.editing.form_keys import FormKey, KeyNeeds
from generator.notices.editing.form_values import form_text
from generator.notices.live_notice.found_places import LiveFinding, NoticePlace
from generator.web.forms import KeyShowing, field_id
from generator.web.screens.notice.preview import FoundAtField, Preview
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
    assert shown[TITLE] == FoundAtField(("found-2-1",), is_wrong=False)
    assert shown[field_id("notice.md", "issuer")] == FoundAtField(("found-1-2",), is_wrong=True)
    both = at_fields(desk, warning, ("notice-missing", title))[TITLE]
    assert both == FoundAtField(("found-1-1", "found-2-1"), is_wrong=True)


# The hints beside the fields of a notice: what they say is more than the label.


LABELLED = re.compile(
    r'<label for="field-[0-9a-f]+">([^<]+)[^\n]*</label>\n<span class="hint" id="[^"]+">([^<]+)</span>'
)


def test_no_hint_only_repeats_its_label(served: OfficePages) -> None:
    found = LABELLED.findall(served.get(served.address))
    assert len(found) > 10
    assert [label for label, hint in found if hint.strip(" 。") == label.strip()] == []

"""A draft with any construct: it is in the notice's text, or in ``left``, or the draft is refused."""

from __future__ import annotations

import re

import pytest

from generator.ground.errors import InputError
from generator.notices.drafts import draft_in
from generator.notices.drafts.taking import take
from tests.chosen import one_in
from tests.representation.constructs import AFTER, BEFORE, Construct, characters, constructs, document

LINES = ("关于开展检查的通知", "各镇：", "*", "请按时报送材料。", "示例县民政局", "2024年2月14日")


def _taken(xml: str) -> tuple[str, set[str]]:
    """The text between the words around the construct in notice.md, and the kinds of ``left``."""
    taken = take(draft_in(document(xml, *LINES), "草稿.docx"), None, "")
    text = "".join(data.decode() for name, data in taken.files.items() if name.endswith(".md"))
    found = re.search(f"{BEFORE}(.*?){AFTER}", text, re.DOTALL)
    return found[1] if found else "", {each.what for each in taken.left}


@pytest.mark.parametrize("construct", one_in(3, [(each,) for each in constructs()]), ids=lambda each: each.name)
def test_a_construct_is_kept_reported_or_refused(construct: Construct) -> None:
    try:
        text, left = _taken(construct.xml)
    except InputError:
        text, left = "", {"refused"}
    assert left <= construct.reported | {"seal"}  # a drawing without text, above a signature
    assert left or any(each in text for each in construct.kept), text


@pytest.mark.parametrize(("name", "text", "misleads"), one_in(4, characters()))
def test_characters_are_kept(name: str, text: str, misleads: bool) -> None:
    shown = text.replace("\t", "</w:t><w:tab/><w:t>")
    kept, left = _taken(f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>')
    assert kept == text or left, name

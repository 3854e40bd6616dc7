"""Tracked changes of drafts: refused with their numbers, or resolved everywhere; never a mix."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.desk.drafts import Choice, Draft, DraftChanges
from generator.ground.errors import InputError
from generator.office.package import inflated
from tests.desk.drafts.made import paragraph, read, text

_BY = 'w:id="1" w:author="示例甲"'
_DELETED = f'<w:del {_BY}><w:r><w:delText>旧</w:delText></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:del>'
_INSERTED = f"<w:ins {_BY}>{text('新')}</w:ins>"
BODY = paragraph("甲", _DELETED, _INSERTED) + paragraph("乙")
NOTES = {"footnotes": f'<w:footnote w:id="2">{paragraph("旧注")}</w:footnote>'}
HEADER = paragraph(
    f"<w:del {_BY}><w:r><w:delText>旧页眉</w:delText></w:r></w:del>", f"<w:ins {_BY}>{text('新页眉')}</w:ins>"
)


def _lines(draft: Draft) -> list[str]:
    return [each.text for each in draft.document.paragraphs]


def test_without_a_choice_they_are_counted_and_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(BODY, header=HEADER)
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts) == ("draft-changes", {"inserted": 2, "deleted": 2, "moved": 0})
    assert "--changes accept" in problem.remedy("zh")


@pytest.mark.parametrize(
    ("choice", "first", "header", "note"),
    [("accept", "甲新", "新页眉", []), ("reject", "甲旧", "旧页眉", ["旧注"])],
)
def test_all_texts_are_resolved_alike(choice: Choice, first: str, header: str, note: list[str]) -> None:
    """A footnote whose mark was deleted goes with it."""
    draft = read(BODY, changes=choice, header=HEADER, **NOTES)
    assert _lines(draft) == [first, "乙"]
    assert draft.changes == DraftChanges(2, 2, 0, choice)
    assert [each.text for each in draft.left if each.what == "header"] == [header]
    assert [each.text for each in draft.left if each.what == "note"] == note
    assert draft.document.tracked == 0


def test_the_package_is_resolved_too() -> None:
    draft = read(BODY, changes="accept")
    assert draft.package is not None
    main = inflated(draft.package.finished()[draft.package.main]).decode()
    assert "新" in main
    assert "旧" not in main
    assert "w:ins" not in main


@pytest.mark.parametrize("changes", [None, "accept", "reject"])
def test_a_draft_without_any_needs_no_choice(changes: Choice | None) -> None:
    assert read(paragraph("甲"), changes=changes).changes == DraftChanges(0, 0, 0, None)


def test_changes_of_looks_alone_are_accepted_unasked() -> None:
    look = f"<w:b/><w:rPrChange {_BY}><w:rPr><w:i/></w:rPr></w:rPrChange>"
    draft = read(paragraph(text("甲", look)))
    assert draft.changes.taken is None
    assert next(draft.document.paragraphs).runs[0].bold


def _point(mark: Callable[[str], str]) -> str:
    return paragraph("甲") + paragraph(mark('<w:r><w:commentReference w:id="5"/></w:r>'), "乙")


@pytest.mark.parametrize("choice", ["accept", "reject"])
def test_a_comment_at_a_point_that_goes_keeps_its_paragraph(choice: Choice) -> None:
    body = _point(lambda mark: f"<w:ins {_BY}>{mark}{text('新')}</w:ins><w:del {_BY}>{mark}</w:del>")
    comment = f'<w:comment w:id="5" w:author="示例乙" w:date="2024-01-02">{paragraph("问")}</w:comment>'
    draft = read(body, changes=choice, comments=comment)
    assert [(each.paragraph, each.text) for each in draft.comments] == [(2, "问")]

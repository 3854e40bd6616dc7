"""Drafts before the number is given, and corrected reprints: what they print, what templates see of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ground.errors import NoticeError, TemplateError
from generator.official.document import Edition
from generator.templates.text.notice import Notice, open_notice
from generator.templates.text.paper_template import PaperTemplate
from tests.templates.text.folders import make_folder, with_keys
from tests.written import paragraphs

Open = Callable[..., Notice]
DRAFTS = (Edition.FOR_COMMENT, Edition.PROOF)
ORDER = ("kind: 令", "title: 示例市档案馆令", "recipients:", "stamp: [{post: 馆长, name: 示例甲}]")
MINUTES = ("kind: 纪要", "recipients:")
PREFIX = "number_prefix: 示档发\n"


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens a notice with further lines of front matter in an edition; a key without a value is left out."""

    def open_it(*lines: str, edition: Edition | None = None, house: str = "", text: str = "请报送。\n") -> Notice:
        notice = re.sub(r"^[a-z]+:\n", "", with_keys(*lines, text=text), flags=re.MULTILINE)
        folder, house_file = make_folder(tmp_path, notice + (f"=== house.yaml\n{house}" if house else ""))
        return open_notice(folder, house_file, edition)

    return open_it


def printed(notice: Notice) -> tuple[str | None, Edition | None]:
    document = notice.render()
    return document.number, document.edition


@pytest.mark.parametrize(
    ("lines", "house", "number"),
    [
        (("number: 示档发〔2024〕17号",), "", "示档发〔2024〕　　号"),
        (("number: 〔2024〕7号",), PREFIX, "示档发〔2024〕　　号"),
        (("number:",), PREFIX, "示档发〔2024〕　　号"),
        (("number:", "date: 2025-12-31"), PREFIX, "示档发〔2025〕　　号"),
        (("number:",), "", None),
        (("kind: 函", "number: 示档函〔2024〕7号"), PREFIX, "示档函〔2024〕　　号"),
        (("kind: 函", "number:"), PREFIX, None),
        (("kind: 公告", "number:", "title: 关于闭馆的公告"), PREFIX, None),
        ((*ORDER, "number: 第12号"), "", "第　　号"),
        ((*ORDER, "number:"), PREFIX, "第　　号"),
        ((*MINUTES, "number: 第12期"), "", "第　　期"),
        ((*MINUTES, "number: 12期"), "", "　　期"),
        ((*MINUTES, "number: 〔2024〕第3次"), "", "〔2024〕第　　次"),
        ((*MINUTES, "number: 示档纪〔2024〕3号"), "", "示档纪〔2024〕　　号"),
        ((*MINUTES, "number:"), PREFIX, "第　　期"),
    ],
)
@pytest.mark.parametrize("edition", DRAFTS)
def test_a_draft_has_room_for_the_serial(
    opened: Open, lines: tuple[str, ...], house: str, number: str | None, edition: Edition
) -> None:
    notice = opened(*lines, house=house, edition=edition)
    assert printed(notice) == (number, edition)
    assert (notice.context["number"], notice.context["edition"]) == (number or "", str(edition))
    assert notice.number is None


@pytest.mark.parametrize("number", ["示档发〔2024〕7号", None])
def test_a_corrected_reprint_has_its_number(opened: Open, number: str | None) -> None:
    notice = opened(f"number: {number}" if number else "number:", house=PREFIX, edition=Edition.CORRECTED)
    assert printed(notice) == (number, Edition.CORRECTED)
    assert (notice.number, notice.context["edition"]) == (number, "更正重印件")


@pytest.mark.parametrize("number", ["示档发〔2024〕7号", None])
def test_without_an_edition_nothing_is_marked(opened: Open, number: str | None) -> None:
    notice = opened(f"number: {number}" if number else "number:", "edition: 校对稿", house=PREFIX)
    assert printed(notice) == (number, None)
    assert (notice.number, notice.context["edition"]) == (number, "")


@pytest.mark.parametrize(
    ("lines", "house", "edition"),
    [
        ((), "", Edition.FOR_COMMENT),
        (("edition: 校对稿",), "", Edition.PROOF),
        ((), "edition: 校对稿\n", Edition.PROOF),
        (("edition: 征求意见稿",), "edition: 校对稿\n", Edition.FOR_COMMENT),
    ],
)
def test_which_draft_it_is(opened: Open, lines: tuple[str, ...], house: str, edition: Edition) -> None:
    notice = opened(*lines, house=house)
    assert notice.draft_edition is edition
    assert printed(notice.in_edition(notice.draft_edition)) == ("示档发〔2024〕　　号", edition)
    assert printed(notice.in_edition(notice.draft_edition).in_edition(None)) == ("示档发〔2024〕7号", None)


@pytest.mark.parametrize("value", ["更正重印件", "校对", "定稿"])
def test_no_other_mark_may_be_written(opened: Open, value: str) -> None:
    with pytest.raises(NoticeError) as caught:
        opened(f"edition: {value}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("notice-choice", "edition")
    assert str(problem.facts["choices"]) == "征求意见稿、校对稿"


def test_the_text_of_a_draft_sees_the_draft(opened: Open) -> None:
    notice = opened(text="{{ notice.number }}{% if notice.edition %}（{{ notice.edition }}）{% endif %}。\n")
    for edition, said in ((Edition.PROOF, "示档发〔2024〕　　号（校对稿）。"), (None, "示档发〔2024〕7号。")):
        assert [each.text for each in paragraphs(notice.in_edition(edition).render().body)] == [said]


LETTER = """\
---
kind: 函
{number}title: 关于函送{{{{ unit.name }}}}目录的函
recipients: {{{{ unit.name }}}}
---
现送上目录（{{{{ notice.number }}}}）。
"""


def paper(folder: Path, number: str = "") -> PaperTemplate:
    path = folder / "函.md"
    path.write_text(LETTER.format(number=number), encoding="utf-8")
    return PaperTemplate.open(path)


@pytest.mark.parametrize(
    ("edition", "number", "expected"),
    [
        (Edition.FOR_COMMENT, "number: 示档函〔2024〕3号\n", ("示档函〔2024〕　　号", Edition.FOR_COMMENT)),
        (Edition.PROOF, "", (None, Edition.PROOF)),
        (Edition.CORRECTED, "number: 示档函〔2024〕3号\n", ("示档函〔2024〕3号", None)),
        (None, "number: 示档函〔2024〕3号\n", ("示档函〔2024〕3号", None)),
    ],
)
def test_with_a_draft_goes_a_draft(
    opened: Open, tmp_path: Path, edition: Edition | None, number: str, expected: tuple[str | None, Edition | None]
) -> None:
    notice = opened(house=PREFIX, edition=edition)
    context = {"unit": {"name": "示例镇"}, "notice": notice.context}
    document = paper(tmp_path, number).fill(context, notice.behind, notice.edition).document
    assert (document.number, document.edition) == expected


def test_a_paper_without_a_number_gets_none_from_the_house(opened: Open, tmp_path: Path) -> None:
    notice = opened(house=PREFIX, edition=Edition.PROOF)
    template = paper(tmp_path, "format: 公文\n")
    context = {"unit": {"name": "示例镇"}, "notice": notice.context}
    assert template.fill(context, notice.behind, notice.edition).document.number is None


def test_a_paper_does_not_say_of_which_edition_it_is(tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        paper(tmp_path, "edition: 校对稿\n")
    assert [problem.code for problem in caught.value.problems] == ["source-unknown-key"]

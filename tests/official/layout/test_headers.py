"""The 版头: how large its mark is, what no line holds, and what it is made of.

Where everything lies on the page ``tests/check/test_matrix.py`` measures, in all these documents.
"""

from dataclasses import replace

import pytest

from generator.ground.errors import LayoutError
from generator.official.blocks import ParagraphBlock, Role, paragraphs_of
from generator.official.document import OfficialDocument, Title
from generator.official.layout.composition import lay_out
from generator.standard import Profile, length
from tests.official.layout.measured_documents import HEAD_ORGANS, LONGEST_NUMBER, PLAIN, UPWARD, header_documents

DOCUMENTS = header_documents()


def size(document: OfficialDocument) -> float:
    """Of the type of the mark, in points."""
    blocks = lay_out(document).sections[0].blocks
    paragraphs = (paragraph for block in blocks for paragraph in paragraphs_of(block))
    (size,) = {run.size.pt for each in paragraphs if each.role is Role.ISSUER_MARK for run in each.runs}
    return size


def test_the_mark_of_the_specimens_has_their_size() -> None:
    """初号 in figures 2 to 4 and 12, 小初 in figure 11."""
    names = ("plain, nothing", "order called 命令", "joint of 2, alone", "joint of 3, upward", "letter, nothing")
    assert [size(DOCUMENTS[f"{name}, {Profile.GBT33476}"]) for name in names] == [42, 42, 42, 42, 36]


def test_a_long_name_gets_narrower_and_smaller_and_stays_legible() -> None:
    """150 mm are 425 pt: at 85 % of their width 12 characters fit in 41.5 pt, 15 in 33 pt, 20 in 25, less than 30."""
    for profile, largest in ((Profile.OFFICE, 50), (Profile.GBT33476, 42)):
        sizes = [size(DOCUMENTS[f"name of {count}, {profile}"]) for count in (5, 12, 15, 20, 25)]
        assert sizes == [largest, 41.5, 33, 30, 30]


def test_a_name_that_would_be_illegible_is_refused() -> None:
    name = "示" * 29
    with pytest.raises(LayoutError, match="layout-mark-wide"):
        lay_out(replace(PLAIN, issuer_mark=(name,)))


def test_many_organs_are_smaller() -> None:
    ten, five = (size(DOCUMENTS[f"joint of {count}, alone, {Profile.OFFICE}"]) for count in (10, 5))
    assert ten < five


def test_a_head_that_fills_the_first_page_is_told() -> None:
    signers = ("王示例", "李示例", "赵示例", "孙示例", "周示例", "吴示例", "郑示例", "冯示例", "陈示例", "褚示例")
    title = Title("示例市城市管理局等十部门关于开展户外广告和店招安全检查、整治和提升工作情况以及下一步工作安排的报告")
    crowded = replace(UPWARD, issuer=HEAD_ORGANS, issuer_mark=HEAD_ORGANS, signers=signers, title=title)
    assert [warning.code for warning in lay_out(crowded).warnings] == ["layout-first-page-full"]
    assert lay_out(replace(crowded, issuer_mark=HEAD_ORGANS[:1])).warnings == ()


def test_signers_without_room_beside_the_number_are_a_problem() -> None:
    crowded = replace(UPWARD, number=LONGEST_NUMBER, signers=("王示例", "阿不都热依木·示例"))
    with pytest.raises(LayoutError, match="layout-signers-wide"):
        lay_out(crowded)


def test_absent_elements_leave_nothing_behind() -> None:
    (section, *_) = lay_out(replace(PLAIN, copy_to=None, imprint=None)).sections
    roles = [block.role for block in section.blocks if isinstance(block, ParagraphBlock)]
    assert roles[:4] == [Role.ISSUER_MARK, Role.NUMBER, Role.TITLE, Role.RECIPIENTS]
    assert section.first_page is None


def test_organs_beside_a_word_stand_in_a_table_without_rules() -> None:
    (section, *_) = lay_out(replace(PLAIN, issuer_mark=HEAD_ORGANS[:3], mark_word="文件")).sections
    table = section.blocks[0]
    assert not isinstance(table, ParagraphBlock)
    names, word = table.rows[0].cells  # type: ignore[union-attr]
    assert [paragraph.text for paragraph in names.paragraphs] == list(HEAD_ORGANS[:3])
    assert {paragraph.align for paragraph in names.paragraphs} == {"distribute"}
    assert [paragraph.text for paragraph in word.paragraphs] == ["文件"]
    assert word.vertical == "centre"
    assert table.rule is None  # type: ignore[union-attr]


def test_rules_of_a_letter_are_lines_of_its_first_page() -> None:
    first, *others = lay_out(DOCUMENTS[f"letter, nothing, {Profile.OFFICE}"]).sections
    assert first.first_page is not None
    assert [round(rule.thickness.mm, 2) for rule in first.first_page] == [0.75, 0.25, 0.25, 0.75]
    assert [rule.length == length("letter.rule_length") for rule in first.first_page] == [True] * 4
    assert all(section.first_page is None for section in others)

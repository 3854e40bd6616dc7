"""The 版头: how large its mark is, what no line holds, and what it is made of.

Where everything lies on the page ``tests/check/test_matrix.py`` measures, in all these documents.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.like_characters import PIECES, run_of
from generator.ground.errors import LayoutError, Span
from generator.official.blocks import ParagraphBlock, Role, paragraphs_of
from generator.official.document import OfficialDocument, Title
from generator.official.layout.composition import lay_out
from generator.official.layout.title_block import best_lines, title_runs
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


NOTICE = ("巫山县民政局", "关于转发《“护佑平安 全民反诈”集中宣传月", "活动工作方案》的通知")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于放假的通知", ("关于放假的通知",)),
        (
            "某某市住房和城乡建设委员会关于调整最低生活保障标准的通知",
            ("某某市住房和城乡建设委员会", "关于调整最低生活保障标准的通知"),
        ),
        ("关于开展2022年春节期间安全生产大检查的紧急通知", ("关于开展2022年春节期间", "安全生产大检查的紧急通知")),
        ("“全民反诈宣传作品”和“反诈培训视频”下载地址", ("“全民反诈宣传作品”和", "“反诈培训视频”下载地址")),
    ],
)
def test_titles_break_between_words(title: str, lines: tuple[str, ...]) -> None:
    assert best_lines(title) == lines


def test_a_title_without_any_width_is_one_line() -> None:
    assert best_lines("\u0301") == ("\u0301",)


def test_our_own_title_never_breaks_inside_its_quotation_marks() -> None:
    lines = best_lines("".join(NOTICE))
    assert "".join(lines) == "".join(NOTICE)
    assert any("“护佑平安 全民反诈”" in line for line in lines)


def test_a_name_in_angle_marks_stays_whole_where_it_can() -> None:
    lines = best_lines("示例县民政局关于印发《示例县养老服务管理办法》等两个办法的通知")
    assert any("《示例县养老服务管理办法》" in line for line in lines)


WORDS = st.lists(
    st.sampled_from(
        ["安全生产", "专项", "检查", "养老", "服务机构", "消防", "工作", "2026年", "春节", "和", "全市", "困境儿童"]
    ),
    min_size=1,
    max_size=9,
).map("".join)


@given(st.text(st.sampled_from("关于开展全市安全生产的通知和与“”《》2026"), min_size=1, max_size=60))
def test_lines_hold_the_title_and_at_most_19_characters(title: str) -> None:
    lines = best_lines(title)
    assert "".join(lines) == title
    assert all(len(line) <= 19 for line in lines)


@pytest.mark.parametrize("piece", PIECES)
def test_a_title_of_like_characters_has_full_lines(piece: str) -> None:
    assert len(best_lines(f"国{run_of(piece, 900)}")) <= 50


@given(WORDS, WORDS)
def test_no_line_begins_with_a_particle_or_parts_a_short_name(subject: str, name: str) -> None:
    quoted = f"“{name[:8]}”"
    lines = best_lines(f"示例县民政局关于开展{subject}{quoted}活动的通知")
    assert not any(line[0] in "的和与”" for line in lines)
    assert any(quoted in line for line in lines)


def test_three_lines_have_no_waist_where_another_way_exists() -> None:
    lines = best_lines("示例县民政局关于做好高温天气下特困人员供养服务机构消防安全管理和食品安全工作有关事项的通知")
    assert len(lines) == 3
    assert not len(lines[0]) > len(lines[1]) < len(lines[2])


ORGANS = ("示例县教育局", "示例县发展和改革委员会", "示例县人民政府办公室", "示例县住房和城乡建设委员会")


@given(st.lists(st.sampled_from(ORGANS), max_size=3), st.sampled_from(["关于", "关于转发", "关于印发"]), WORDS)
def test_no_organ_s_name_is_parted_and_lines_are_no_rectangle(organs: list[str], word: str, subject: str) -> None:
    lines = best_lines(f"{''.join(organs)}{word}{subject[:24]}工作实施方案的通知")
    assert all(any(organ in line for line in lines) for organ in organs)
    whole = sum(line in ORGANS for line in lines)  # lines whose length a name alone decides
    assert len(lines) < 4 or whole > 1 or max(map(len, lines)) - min(map(len, lines)) > 1


@pytest.mark.parametrize(
    "text",
    [
        "关于参加Internationalization研讨会的通知",
        "关于参加International Conference on Embodied Artificial Intelligence and Embodiment for Robotics的通知",
    ],
)
def test_no_latin_word_is_cut(text: str) -> None:
    lines = best_lines(text)
    assert "".join(lines) == text
    assert re.findall("[A-Za-z]+", text) == [word for line in lines for word in re.findall("[A-Za-z]+", line)]


def test_the_writers_own_breaks_win_and_a_line_a_little_too_wide_is_squeezed() -> None:
    runs = title_runs(Title("".join(NOTICE), NOTICE))
    assert [run.text for run in runs] == list(NOTICE)
    assert [run.tracking.twips for run in runs] == [0, -5, 0]


def test_a_line_wider_than_squeezing_helps_is_named() -> None:
    span = Span("notice/notice.md", 3, 8)
    with pytest.raises(LayoutError) as caught:
        title_runs(Title("国" * 44, ("国" * 22, "国" * 22), span))
    assert [problem.code for problem in caught.value.problems] == ["layout-title-wide"] * 2
    assert caught.value.problems[0].span == span
    assert "国" * 22 in caught.value.problems[0].message("zh")
    assert "10%" in caught.value.problems[0].message("en")

"""How paragraphs of provisions begin: cases from 立法法, printed 条例, and what clerks type instead."""

import pytest

from generator.official.document import Level
from generator.official.provisions import labels_of

PART, CHAPTER, SECTION, ARTICLE, CONTENTS = (Level.PART, Level.CHAPTER, Level.SECTION, Level.ARTICLE, Level.CONTENTS)


def levels(*texts: str, surely: bool = False) -> list[Level | None]:
    return [None if label is None else label.level for label in labels_of(texts, surely=surely)]


def behind(first: str, *texts: str) -> list[Level | None]:
    """The levels of paragraphs behind a first article and ``first``."""
    return levels("第一条　为了规范管理，制定本办法。", first, *texts)[1:]


@pytest.mark.parametrize(
    ("text", "level", "begins"),
    [
        ("第二条　本办法适用于本县。", ARTICLE, "本办法"),
        ("第二条 本办法适用于本县。", ARTICLE, "本办法"),
        ("第二条  本办法适用于本县。", ARTICLE, "本办法"),
        ("第二条本办法适用于本县。", ARTICLE, "本办法"),  # the blank was forgotten
        ("第二条：本办法适用于本县。", ARTICLE, "：本办法"),
        ("第二条、本办法适用于本县。", ARTICLE, "、本办法"),
        ("第二条【适用范围】本办法适用于本县。", ARTICLE, "【适用"),
        ("第二条", ARTICLE, ""),  # its text is in the next line
        ("第2条　本办法适用于本县。", ARTICLE, "本办法"),
        ("第 二 条　本办法适用于本县。", ARTICLE, "本办法"),
        ("第一条之一　本办法适用于本县。", ARTICLE, "本办法"),
        ("第二条　第二类档案由本县保管。", ARTICLE, "第二类"),
        ("第九条　第二类档案由本县保管。", ARTICLE, "第二类"),
        ("第九条　本办法适用于本县。", ARTICLE, "本办法"),  # a gap is for the check
        ("第一条　本办法适用于本县。", ARTICLE, "本办法"),  # so is a double
        *(("第一章　总　则", CHAPTER, "总　则"), ("第一章 总则", CHAPTER, "总则")),
        *(("第一章总则", CHAPTER, "总则"), ("第一章", CHAPTER, "")),
        *(("第一节　一般规定", SECTION, "一般"), ("第一编　总则", PART, "总则")),
    ],
)
def test_a_number_begins_a_paragraph(text: str, level: Level, begins: str) -> None:
    (_, label) = labels_of(["第一条　为了规范管理，制定本办法。", text])

    assert label is not None
    assert label.level is level
    assert text[label.end :].startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        *("本办法所称档案，是指下列材料：", "（一）电子文件；", "1.录音；"),
        *("第二条所称档案，是指电子档案。", "第二条第一款规定的情形除外。"),
        *("第二条、第三条规定的情形除外。", "第二条至第四条不适用于本县。", "第九条规定的情形除外。"),
        "第九条对前款另有规定。",  # not the next number, and without a blank
        *("第二条（一）项规定的情形除外。", "第九条 第一款规定的情形除外。"),
        *("第二章规定的情形，依照第三章办理。", "第二章　规定的情形，依照第三章办理。"),
        *("第一编辑室负责编目；第二编辑室负责校对。", "前款规定的，依照第三条处理。"),
    ],
)
def test_text_that_cites_is_text(text: str) -> None:
    assert behind(text) == [None]


@pytest.mark.parametrize(
    "texts",
    [
        *(("请遵照执行。", "一、总体要求", "（一）摸清底数。"), ("根据第一条的规定，通知如下。",)),
        ("一、将第一条修改为：", "“第一条　为了规范管理，制定本办法。”"),
        ("第二条　本办法适用于本县。",),  # no first article
        (),
    ],
)
def test_another_text_has_no_labels(texts: tuple[str, ...]) -> None:
    assert levels(*texts) == [None] * len(texts)


def test_provisions_may_begin_anywhere_where_a_writer_says_so() -> None:
    assert levels("第二十条　改为试点。", "第二十一条　不变。", surely=True) == [ARTICLE, ARTICLE]


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (["目　录", "第一章　总则", "第二章　附则"], ["第一章　总则", "第一条　甲。", "第二章　附则", "第二条　乙。"]),
        (["目录", "第一章 总则\t1", "第二章 附则……2"], ["第一章 总则", "第一条 甲。", "第二章 附则", "第二条 乙。"]),
        (
            ["目  录", "第一编　总则", "第一章　一", "第二编　分则", "第一章　二", "第一节　三"],
            ["第一编　总则", "第一章　一", "第一条　甲。"],
        ),
    ],
)
def test_contents_are_no_headings(contents: list[str], text: list[str]) -> None:
    found = levels(*contents, *text)

    assert found[: len(contents)] == [CONTENTS] * len(contents)
    assert found[len(contents) :] == levels(*text)


def test_contents_end_at_an_article_where_their_headings_do_not_come_again() -> None:
    assert levels("目　录", "第一章　总则", "第一条　甲。", "第二条　乙。") == [CONTENTS, CONTENTS, ARTICLE, ARTICLE]


def test_contents_may_be_in_an_annex_behind_the_articles() -> None:
    annex = ("附件2", "实施方案", "目　录", "第一章　概述", "第二章　建设条件", "编制单位")

    assert levels("第一条　甲。", "第二条　乙。", *annex)[2:] == [None, None, CONTENTS, CONTENTS, CONTENTS, None]


RUN_ON = ("第一条为了规范管理，制定本办法。", "第二条本办法适用于本县。")


@pytest.mark.parametrize("number", ["第三条", "第四条", "第五条"])
def test_articles_without_blanks_go_on_behind_a_gap(number: str) -> None:
    assert levels(*RUN_ON, f"{number}档案由本县保管。", "第六条本办法自公布之日起施行。")[2:] == [ARTICLE, ARTICLE]


@pytest.mark.parametrize(
    "text", ["第四条规定的情形除外。", "第四条第二款、第三款的情形除外。", "第九条对前款另有规定。"]
)
def test_what_such_a_text_cites_is_text(text: str) -> None:
    assert levels(*RUN_ON, text)[2:] == [None]

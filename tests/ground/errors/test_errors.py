"""Problems as they are printed, and the exceptions that carry them."""

import errno
import multiprocessing
import os
import pickle
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors import (
    GeneratorError,
    InputError,
    Lang,
    LayoutError,
    NoticeError,
    OutputError,
    Problem,
    RosterError,
    Span,
    TemplateError,
    UsageError,
    system_reason,
)
from generator.ground.words import messages, translated_text
from generator.ground.words.messages import SENTENCES, SUBJECTS, pieces
from generator.ground.words.translated_text import TranslatedText, TranslatedTexts, block, blocks
from generator.ground.words.vocabularies import COMMANDS
from tests.patience import growth
from tests.sentence_files import unread

LINE = "number: 示档发[2022]31号"
NUMBER = Problem(
    "notice-number", Span("notice.md", 3, 9, 13, LINE), {"value": "示档发[2022]31号"}, "number", "示档发〔2022〕31号"
)
MISSING = Problem("source-missing", Span("units.yaml"), {"name": "units.yaml", "made": ""})
LANGS: tuple[Lang, ...] = ("zh", "en")
KINDS = [GeneratorError, InputError, RosterError, NoticeError, TemplateError, LayoutError, OutputError, UsageError]


def test_words_are_told_in_the_language_of_the_sentence() -> None:
    facts = {"measured": TranslatedText("没有居左", "not at the left"), "wanted": TranslatedText("顶格", "flush left")}
    problem = Problem("RC-02", Span("x.docx"), facts)
    assert problem.message("zh") == "主送机关没有顶格：没有居左，应为顶格"
    expected = "the recipients are not flush left: they are not at the left, they should be flush left"
    assert problem.message("en") == expected


QUOTED = ["  3 | number: 示档发[2022]31号", "              ^^^^^^^^^^^^^^^^"]


def test_a_problem_in_chinese() -> None:
    first, *quoted_lines, remedy = NUMBER.text().splitlines()
    assert first == "notice.md:3:9: 发文字号“示档发[2022]31号”写法不对 [notice-number]"
    assert quoted_lines == QUOTED
    assert remedy.startswith(
        "  办法：是不是“示档发〔2022〕31号”？ 写成 机关代字〔2022〕31号：年份四位，用六角括号〔〕；"
    )


def test_a_problem_in_english() -> None:
    first, *quoted_lines, remedy = NUMBER.text("en").splitlines()
    assert first == "notice.md:3:9: the document number '示档发[2022]31号' is not well formed [notice-number]"
    assert quoted_lines == QUOTED
    assert remedy.startswith(
        "  remedy: did you mean '示档发〔2022〕31号'? write it as 机关代字〔2022〕31号: a four-digit year"
    )


def test_facts_of_a_problem() -> None:
    assert (NUMBER.severity, NUMBER.clause) == ("error", "7.2.5")
    assert NUMBER.message("zh") == "发文字号“示档发[2022]31号”写法不对"
    assert MISSING.clause is None
    assert NUMBER.remedy("en").startswith("did you mean '示档发〔2022〕31号'? write it as")


def quoted(span: Span) -> list[str]:
    return Problem("source-tab", span).text("en").splitlines()[1:-1]


@pytest.mark.parametrize(
    ("source", "column", "length", "caret"),
    [
        ("name: 高唐街道", 1, 4, "^^^^"),
        ("name: 高唐街道", 7, 2, "      ^^^^"),
        ("高唐：街道", 3, 1, "    ^^"),
        ("高唐", 3, 1, "    ^"),
        ("ab", 2, 9, " ^"),
        ("\tab", 2, 1, " ^"),
        ("ab", 1, 0, "^"),
        ("e\u0301名", 3, 1, " ^^"),
        ("e\u0301", 2, 1, " ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(source: str, column: int, length: int, caret: str) -> None:
    """A wide character takes two columns of a terminal."""
    line, under = quoted(Span("f", 12, column, length, source))
    assert line == f"  12 | {source}".replace("\t", " ")
    assert under == " " * len("  12 | ") + caret


@pytest.mark.parametrize(
    ("column", "shown", "caret"),
    [
        (1, "甲" + "国" * 399 + "…", "^^"),
        (1_001, "…" + "国" * 200 + "乙" + "国" * 199 + "…", " " * 401 + "^^"),
        (2_001, "…" + "国" * 399 + "丙", " " * 799 + "^^"),
    ],
)
def test_of_a_line_that_nobody_can_read_the_part_in_question_is_shown(column: int, shown: str, caret: str) -> None:
    source = "甲" + "国" * 999 + "乙" + "国" * 999 + "丙"
    line, under = quoted(Span("f", 12, column, 1, source))
    assert line == f"  12 | {shown}"
    assert under == " " * len("  12 | ") + caret


def test_thousands_of_problems_in_one_long_line_are_told_in_no_time() -> None:
    def said(length: int) -> None:
        source = "{% if 1 %}" * length
        spans = [Span("f", 1, column, 10, source) for column in range(1, 1_000)]
        problems = [Problem("notice-number", span, {"value": "甲"}) for span in spans]
        assert len(str(NoticeError(problems))) > len(problems)

    assert growth(said, 1_000, times=64) < 8, "the line is as good as free, however long"


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(ANYTHING, ANYTHING, st.integers(1, 40), st.integers(0, 40))
def test_nothing_that_steers_a_terminal_is_printed(source: str, name: str, column: int, length: int) -> None:
    problem = Problem(
        "source-missing", Span("f", 1, column, length, source), {"name": name, "made": ""}, suggestion=name
    )
    for lang in LANGS:
        lines = problem.text(lang).splitlines()
        assert len(lines) == 4
        assert {each for line in lines for each in line if unicodedata.category(each)[0] == "C"} == set()
        assert set(lines[2].strip()) == {"^"}


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (Span("a.docx"), "a.docx", "a.docx"),
        (Span("a.md", 3), "a.md:3", "a.md:3"),
        (Span("a.md", 3, 5), "a.md:3:5", "a.md:3:5"),
        (Span("a.docx", part="word/header1.xml"), "a.docx:word/header1.xml", "a.docx:word/header1.xml"),
        (
            Span("a.docx", part="word/document.xml", paragraph=5),
            "a.docx:word/document.xml: 第5段",
            "a.docx:word/document.xml: paragraph 5",
        ),
        (
            Span("a.docx", part="word/document.xml", table=1, row=2, cell=3, paragraph=5),
            "a.docx:word/document.xml: 表格1 第2行 第3格 第5段",
            "a.docx:word/document.xml: table 1 row 2 cell 3 paragraph 5",
        ),
    ],
)
def test_places(span: Span, zh: str, en: str) -> None:
    assert (span.text("zh"), span.text("en")) == (zh, en)


@pytest.mark.parametrize(
    ("units", "zh", "en"),
    [
        ((), "", ""),
        (("东馆",), "（东馆）", "(东馆) "),
        (("东馆", "西馆", "北馆"), "（东馆、西馆、北馆）", "(东馆, 西馆, 北馆) "),
        (
            ("东馆", "西馆", "北馆", "南馆"),
            "（东馆、西馆、北馆等 4 个单位）",
            "(东馆, 西馆, 北馆 and others, 4 units) ",
        ),
    ],
)
def test_the_units_concerned_are_named(units: tuple[str, ...], zh: str, en: str) -> None:
    problem = Problem("source-missing", Span("f"), {"name": "f", "made": ""}, units=units)
    assert problem.text("zh").startswith(f"f: {zh}找不到")
    assert problem.text("en").startswith(f"f: {en}'f'")


@pytest.mark.parametrize("kind", KINDS)
def test_exceptions_carry_their_problems_anywhere(kind: type[GeneratorError]) -> None:
    fault = kind([NUMBER, MISSING])
    copied = pickle.loads(pickle.dumps(fault))  # our own data, made in this line
    assert type(copied) is kind
    assert copied.problems == fault.problems == (NUMBER, MISSING)
    assert copied.text("en") == fault.text("en") == f"{NUMBER.text('en')}\n{MISSING.text('en')}"
    assert str(copied) == fault.text("zh")


def _fails(message: str) -> None:
    raise NoticeError(Problem("source-missing", Span(message), {"name": message, "made": ""}))


@pytest.mark.in_turn(2)
def test_exceptions_come_back_from_another_process() -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool, pytest.raises(NoticeError) as caught:
        pool.apply(_fails, ("甲.md",))
    assert [problem.code for problem in caught.value.problems] == ["source-missing"]


def test_exit_codes_and_the_tree() -> None:
    assert {kind: kind.exit_code for kind in KINDS if kind.exit_code != 1} == {UsageError: 2}
    for kind in (RosterError, NoticeError, TemplateError):
        assert issubclass(kind, InputError)
    assert all(issubclass(kind, GeneratorError) for kind in KINDS)


def test_a_code_is_words_with_hyphens_or_the_id_of_a_rule() -> None:
    form = re.compile("[a-z0-9]+(-[a-z0-9]+)+|[A-Z]{2}-[0-9]{2}", re.ASCII)
    assert [code for code in SENTENCES if not form.fullmatch(code)] == []


@pytest.mark.parametrize(
    ("column", "shown", "caret"),
    [
        (1, "一二三四五六七八九十" * 40 + "…", 0),
        (1001, "…" + "一二三四五六七八九十" * 40 + "…", 1 + 2 * 200),
        (2000, "…" + "一二三四五六七八九十" * 40, 1 + 2 * 399),
    ],
)
def test_of_a_monster_of_a_line_the_place_is_quoted(column: int, shown: str, caret: int) -> None:
    """400 characters around it; … is one column wide, the others are two."""
    problem = Problem("source-tab", Span("units.yaml", 7, column, 1, "一二三四五六七八九十" * 200))
    _, quoted, marked, *_ = problem.text().splitlines()
    assert quoted == f"  7 | {shown}"
    assert marked == " " * (6 + caret) + "^^"


@pytest.mark.parametrize(
    ("fault", "zh", "en"),
    [
        (IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), "甲"), "这是文件夹，不是文件", "it is a folder"),
        (PermissionError(errno.EACCES, os.strerror(errno.EACCES)), "没有权限", "permission denied"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), f"系统错误 {errno.EXDEV}", "Invalid cross-device link"),
        (OSError("of its own making"), "of its own making", "of its own making"),
        (OSError(), "OSError", "OSError"),
    ],
)
def test_what_the_system_says_is_told_in_both_languages(fault: OSError, zh: str, en: str) -> None:
    assert system_reason(fault) == TranslatedText(zh, en)


def test_a_file_that_another_program_holds_is_told_as_such() -> None:
    """On Windows that is a PermissionError like any other, but for its number there."""
    fault = PermissionError(errno.EACCES, "The process cannot access the file")
    fault.winerror = 32  # type: ignore[attr-defined]  # there on Windows only
    assert system_reason(fault) == TranslatedText("正被别的程序占用", "held by another program")


@pytest.mark.parametrize(
    ("code", "files"),
    [
        ("cli-bug", ["cli"]),
        ("MM-07", ["rules/merged", "rules/dispatch"]),
        ("template-package-file", ["template_package"]),
        ("text-time", ["text", "filters", *(file for file in SUBJECTS if "template" in SUBJECTS[file])]),
    ],
)
def test_only_files_of_the_subject_are_read(code: str, files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    original = translated_text.written

    def written(path: str) -> str:
        read.append(path.removeprefix(f"{messages.FOLDER}/").removesuffix(".ini"))
        return original(path)

    monkeypatch.setattr(translated_text, "written", written)
    assert type(SENTENCES)()[code] == SENTENCES[code]
    assert [each for each in dict.fromkeys(read) if each != "pieces"] == list(dict.fromkeys(files))


def test_pieces_are_filled_in_in_their_language() -> None:
    torn, restore = SENTENCES["register-torn"], pieces()["restore-register"]
    assert (torn.zh_remedy, torn.en_remedy) == (restore["zh"], restore["en"])
    assert [code for code, sentence in SENTENCES.items() if "<" in "".join(map(str, sentence))] == []


# Texts are read from INI files, one block at a time; what is wrong in a file is reported with its line.


WHOLE = "[cli-bug]\nzh = 甲\nen = a\nzh_remedy = 乙\nen_remedy = b\n"


def test_one_block_is_read_as_it_is_with_all_others() -> None:
    for path in COMMANDS.paths:
        assert {key: block(key, [path]) for key in blocks(path)} == blocks(path)


def test_a_text_of_several_lines_keeps_them_and_its_blanks(tmp_path: Path) -> None:
    (tmp_path / "some.ini").write_text("\n[a]\nzh = 甲：␣\n\n    ␣␣乙 = 丙\nen = a\n    b\n", encoding="utf-8")
    assert TranslatedTexts(str(tmp_path))["a"] == TranslatedText("甲： \n\n  乙 = 丙", "a\nb")


@pytest.mark.parametrize(
    "text",
    [WHOLE, f"\ufeff# 说明\n\n{WHOLE}".replace("\n", "\r\n"), WHOLE.replace("= a", "=  a \t")],
    ids=["plain", "saved by an editor of Windows", "blanks"],
)
def test_what_an_editor_makes_of_a_file_is_no_matter(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cli.ini"
    path.write_bytes(text.encode())
    read = {"cli-bug": {"zh": "甲", "en": "a", "zh_remedy": "乙", "en_remedy": "b"}}
    assert blocks(str(path)) == {"cli-bug": block("cli-bug", [str(path)])} == read
    assert unread(path) == []


@pytest.mark.parametrize(
    ("text", "line", "fault"),
    [
        ("zh = 甲\n", 1, "expected [code]"),
        (WHOLE + "丙\n", 6, "expected [code]"),
        (WHOLE + "丙 = \n", 6, "unknown key '丙'"),
        (WHOLE + "[cli-line\n", 6, "expected [code]"),
        (WHOLE + "[cli-line] # 丙\n", 6, "expected [code]"),
        (WHOLE + "  丙 = c\n", 1, "'en_remedy' is one line"),
        (WHOLE.replace("= a", "="), 1, "'en' is one line"),
        (WHOLE + "note = c\n", 6, "unknown key 'note'"),
        (WHOLE + "zh = 丙\n", 6, "'zh' is already there"),
        (f"{WHOLE}\n{WHOLE}", 7, "'cli-bug' is already there"),
        (f"{WHOLE}\n{WHOLE}".replace("bug]\nzh = 甲", "line]", 1), 1, "[cli-line] has no zh"),
        ("[cli-line]\n" + WHOLE, 1, "[cli-line] has no en, en_remedy, zh, zh_remedy"),
    ],
)
def test_what_is_wrong_is_reported_with_its_line(tmp_path: Path, text: str, line: int, fault: str) -> None:
    path = tmp_path / "cli.ini"
    path.write_text(text, encoding="utf-8")
    at, said = unread(path)[0]
    assert (at, fault in said) == (line, True)


def test_pieces_have_two_languages_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "pieces.ini"
    path.write_text("[save]\nzh = 甲\nen = a\nsame_as = cli-bug\n", encoding="utf-8")
    assert [(at, "unknown key 'same_as'" in said) for at, said in unread(path, {"zh", "en"}, set())] == [(4, True)]

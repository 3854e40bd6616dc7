"""The words of the pages for problems: each remedy of theirs is in the place of one that is a command."""

import re
import string
from functools import partial
from pathlib import Path

import pytest

from generator import web
from generator.cli.commands import program
from generator.desk.double_click_files import Machine
from generator.desk.starters.starter_desk import new_desk
from generator.ground.errors import Lang, OutputError, Problem, Span, speaking
from generator.ground.words.messages import SENTENCES
from generator.ground.words.translated_text import blocks
from generator.ground.words.vocabularies import PAGES
from generator.web.open_desk import OpenDesk
from generator.web.problem_addresses import place_words, problem_addresses, remedy_words, sentence_words
from generator.web.screens.roster.incoming import _ASKED_BELOW
from tests.sample_office import Office


@pytest.mark.parametrize(
    ("span", "end"),
    [
        (Span("templates/notice/notice.md", 6, 7), "/notices/{}#line-6"),
        (Span("templates/notice/notice.md"), "/notices/{}"),
        (Span("templates/notice/附件.md", 2), "/notices/{}#line-2-in-%E9%99%84%E4%BB%B6.md"),
        (Span("templates/notice/\udcba.md", 2), "/notices/{}#line-2-in-%3F.md"),
        (Span("units.yaml", 9, 3), "/roster?line=9#line-9"),
        (Span("units.yaml"), "/roster"),
        (Span("templates/unit/函.docx", part="word/document.xml", paragraph=1), None),
        (None, None),
    ],
)
def test_a_place_on_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, span: Span | None, end: str | None) -> None:
    Office.at(tmp_path)
    monkeypatch.chdir(tmp_path)
    desk = OpenDesk()
    (notice,) = desk.notices()
    address = problem_addresses(desk, notice)(Problem("output-disk-full", span))
    assert address == (None if end is None else end.format(notice.id))


def test_a_key_that_is_missing_has_no_line_but_a_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Office.at(tmp_path)
    monkeypatch.chdir(tmp_path)
    desk = OpenDesk()
    (notice,) = desk.notices()
    address = problem_addresses(desk, notice)
    missing = partial(Problem, "source-missing-key", facts={"key": "成文日期"})
    assert address(missing(Span("templates/notice/notice.md", 2), field="date")) == f"{notice.address}#key-date"
    expected = f"{notice.address}#key-title-in-%E9%99%84%E4%BB%B6.md"
    assert address(missing(Span("templates/notice/附件.md", 2), field="title")) == expected


@pytest.mark.parametrize(
    ("house", "line", "address"),
    [
        ("issuer: 示例县民政局\nfonts: {title: 方正小标宋}\ncontact:\n  phone: 1\n", 1, "/office"),
        ("issuer: 示例县民政局\nfonts: {title: 方正小标宋}\ncontact:\n  phone: 1\n", 4, "/office"),
        ("issuer: 示例县民政局\nfonts: {title: 方正小标宋}\ncontact:\n  phone: 1\n", 2, None),
        ("extra:\n  address: 示例路1号\n  其他: 一\n", 2, "/office"),
        ("extra:\n  address: 示例路1号\n  其他: 一\n", 3, None),
        ("issuer: 示例县民政局\n", None, None),
        ("issuer: [示例县民政局\n", 1, "/office"),
        ("issuer: [示例县民政局\n", None, "/office"),
    ],
)
def test_what_the_office_says_of_itself_is_put_right_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, house: str, line: int | None, address: str | None
) -> None:
    Office.at(tmp_path)
    (tmp_path / "templates" / "house.yaml").write_text(house, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    desk = OpenDesk()
    (notice,) = desk.notices()
    problem = Problem("output-disk-full", Span("templates/house.yaml", line))
    assert problem_addresses(desk, notice)(problem) == address


COMMAND = re.compile(r"fawen |--[a-z]|<restore-register>")
FILES = re.compile(r"notice\.md|units\.yaml|---|: \[|: ……|: \"|@kind|notice 所在的文件夹")
"""What is in the files of a desk, of which the pages show the fields alone."""
CALL = re.compile(rf"fawen (?:{'|'.join(program().commands)})|(?<![\w-])--[a-z]|pip install")
OTHER_COMMANDS = frozenset((
    "annotating", "builds", "cluster", "comparison", "copies", "desktop", "doctor", "git", "mail",
    "review", "serve", "tidying",
))  # fmt: skip
"""Subjects of commands that the pages do not stand for, and of the start of the server itself."""

ASKED = frozenset(("draft-changes", *_ASKED_BELOW))
"""Problems that the pages have a choice for, instead of any remedy."""

NOT_SHOWN = frozenset((
    # how a command was typed
    "cli-argument-missing", "cli-check-kind", "cli-check-one-copy", "cli-merge-notice", "cli-option-elsewhere",
    "cli-on-request-alone", "cli-option-needless", "cli-option-unknown", "cli-option-value", "cli-public-alone",
    "cli-reissue-alone", "cli-usage", "cli-value", "cli-words", "public-on-request", "public-open-on-request",
    "new-from-format", "new-only-from", "new-papers-unknown", "preview-template-of-notice",
    "register-write-notice",
    # a notice, a register or a desk that is named, which the pages find for themselves
    "new-desk-exists", "notice-elsewhere", "notice-folder-as-templates", "notice-not-folder", "notice-others",
    "register-missing", "register-title-missing", "roster-import-exists",
    # work that the pages do in another way, or have no part in
    "output-cluster-missing", "output-cluster-unpacked", "output-process-died", "output-same-name",
    "pdf-library-missing", "pdf-same-name", "pdf-suite-missing-to-measure", "preview-no-pages", "preview-no-suite",
    "preview-svg",
))  # fmt: skip
"""Problems of commands that no page shows."""

OWN = [key.partition("-")[2] for key in PAGES if key.startswith("remedy-")]


@pytest.mark.parametrize("code", OWN)
def test_a_remedy_of_the_pages_replaces_a_command_or_what_is_written_in_a_file(code: str) -> None:
    replaced = re.compile(f"{COMMAND.pattern}|{FILES.pattern}")
    assert replaced.search(SENTENCES[code].zh_remedy)
    for words in PAGES[f"remedy-{code}"]:
        assert not replaced.search(words)


def test_no_remedy_on_the_pages_is_a_command() -> None:
    """A new problem whose remedy is a command gets one for the pages, or a reason here why they never show it."""
    commands = {code for code in SENTENCES if CALL.search(SENTENCES[code].zh_remedy + SENTENCES[code].en_remedy)}
    elsewhere = {code for code in commands if code in NOT_SHOWN or code.partition("-")[0] in OTHER_COMMANDS}
    assert commands - elsewhere - set(OWN) - ASKED == set()
    assert NOT_SHOWN - commands == set()


def test_other_remedies_are_those_of_the_terminal() -> None:
    problem = Problem("source-encoding")
    with speaking("zh"):
        assert remedy_words(problem) == problem.remedy()


@pytest.mark.parametrize(
    ("part", "paragraph", "words"),
    [
        ("word/document.xml", 6, "信函.docx 第6段"),
        ("word/document.xml", None, "信函.docx"),
        ("word/header1.xml", 1, "信函.docx:word/header1.xml: 第1段"),
    ],
)
def test_places_in_a_word_file(
    part: str, paragraph: int | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with speaking("zh"):
        assert (
            place_words(OpenDesk(), Problem("template-undefined", Span("信函.docx", part=part, paragraph=paragraph)))
            == words
        )


@pytest.mark.parametrize(
    ("file", "line", "words"),
    [
        ("templates/notice/notice.md", 7, "成文日期"),  # as the new desk's notice has them
        ("templates/notice/notice.md", 9, "联系人"),
        ("templates/notice/notice.md", 13, "正文第 2 行"),
        ("templates/notice/notice.md", 4, "公文 第 4 行"),
        ("templates/notice/notice.md", None, "公文"),
        ("templates/notice/attachment-1.md", 2, "附件 attachment-1.md 第 2 行"),
        ("units.yaml", 3, "名单 第 3 行"),
        ("templates/house.yaml", 3, "templates/house.yaml:3"),
        ("templates/notice/表.xlsx", None, "templates/notice/表.xlsx"),
    ],
)
def test_places(file: str, line: int | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_desk(Path(), machine=Machine("linux", None, {}))
    with speaking("zh"):
        assert place_words(OpenDesk(), Problem("source-not-date", Span(file, line))) == words


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "“甲”在单位名单里没有找到"), ("en", "the roster has nothing called '甲'")]
)
@pytest.mark.parametrize("file", ["units.yaml", "单位名单.xlsx"])
def test_a_sentence_of_the_pages_names_no_file_of_the_roster(lang: Lang, words: str, file: str) -> None:
    problem = Problem("roster-class-unknown", None, {"class": "甲", "known": "乙", "file": file})
    with speaking(lang):
        assert words in sentence_words(problem.message())


# The extra ``web``.


def test_what_is_missing_is_named_as_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "find_spec", lambda name: None if name == "python_multipart" else object())
    with pytest.raises(OutputError) as caught:
        web.require_libraries()
    (problem,) = caught.value.problems
    assert problem.code == "serve-library-missing"
    assert "：python-multipart。" in problem.text("zh")
    assert 'pip install "fawen[web]"' in problem.text("en")


# The words on the pages are there in both languages, each once, and each is on some page.


WEB = Path(__file__).parents[2] / "generator" / "web"
HANZI = re.compile("[\u3400-\u9fff]")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_text_has_both_languages() -> None:
    for key, (zh, en) in PAGES.items():
        assert zh.strip(), key
        assert en.strip(), key
        assert blanks(en) <= blanks(zh), key
        assert not HANZI.search(re.sub("“[^”]*”|'[^']*'|\\{[^}]*\\}", "", en)), key


def test_no_text_is_in_two_files() -> None:
    assert sorted(key for path in PAGES.paths for key in blocks(path)) == sorted(PAGES)


def test_every_text_is_on_a_page() -> None:
    """A key is in the code or in a template as it is, or with a word that varies at its end."""
    files = [path for path in WEB.rglob("*") if path.suffix in (".py", ".html")]
    code = "".join(path.read_text(encoding="utf-8") for path in files).replace("'", '"')
    whole = set(re.findall(r'"([a-z-]+)"', code))
    begins = tuple(re.findall(r'"([a-z-]+-)(?:\{|" ~)', code))
    assert [key for key in PAGES if key not in whole and not key.startswith(begins)] == []


def test_every_text_that_a_page_asks_for_is_there() -> None:
    files = [path for path in WEB.rglob("*") if path.suffix in (".py", ".html")]
    asking = re.compile(r'(?<![\w.])t(?:ext)?\(["\']([a-z-]+)["\'][,)]')
    asked = {key for path in files for key in asking.findall(path.read_text(encoding="utf-8"))}
    assert asked - set(PAGES) == set()

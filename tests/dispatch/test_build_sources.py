"""What a check of the templates knows, whoever makes papers of them hears as well, once each."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.run import check
from generator.cli.entry_point import run
from generator.desk.previewing import chosen_templates, unit_papers
from generator.dispatch.build_sources import read_sources
from generator.dispatch.merging import merge
from generator.dispatch.papers_without_build import SingleUnits
from generator.dispatch.registering import read_entry
from generator.ground.errors import InputError, NoticeError, Problem, TranslatedText
from tests.bad_inputs import bad_inputs, earned, expected
from tests.sample_office import TODAY, Office
from tests.templates.doubts.word_templates import paragraph, template
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx

ODD_IN_WORD = {
    "full-width tag": (["致｛｛ unit.name ｝｝："], ["template-like-wide"]),
    "full-width statement": (["{％ if unit.copies ％}有{％ endif ％}"], ["template-like-wide"] * 2),
    "one brace": (["致{name}："], ["template-like-single"]),
    "a blank between the braces": (["致{ { unit.name } }："], ["template-like-spaced"]),
    "marks of mail merge": (["致«name»："], ["template-like-angle"]),
    "nothing in a block": (["甲{% if unit.copies %}{% endif %}"], ["template-block-empty"]),
    "a condition that always holds": (["{% if 'x' %}甲{% endif %}"], ["template-condition-always"]),
    "a name that nobody has, where nobody reads it": (
        ["{% if unit.copies == 99 %}{{ unit.nobody }}{% endif %}甲"],
        ["template-undefined"],
    ),
    "two of a kind": (["致{name}：", "再致{name}："], ["template-like-single"] * 2),
}
"""Lines of a Word template for units, and the codes that they earn."""

ODD_IN_EXCEL = {
    "full-width tag": ([["｛｛ notice.title ｝｝"]], ["template-like-wide"]),
    "one brace": ([["{total}"], ["{{ notice.title }}"]], ["template-like-single"]),
}


def found_by_check(path: Path) -> Counter[str]:
    """The codes of what a check finds in the template at ``path``."""
    return Counter(finding.code for report in check([path]).reports for finding in report.findings)


def of_template(warnings: tuple[Problem, ...], path: Path) -> Counter[str]:
    """The codes of ``warnings`` about the file at ``path``; all of them are warnings, whatever a check calls them."""
    concerned = [each for each in warnings if each.span is not None and Path(each.span.file).name == path.name]
    assert {each.severity for each in concerned} <= {"warning"}
    return Counter(each.code for each in concerned)


def with_letter(office: Office, lines: list[str]) -> Path:
    path = office.folder / "templates" / "unit" / "疑.docx"
    path.write_bytes(make_docx(lines))
    return path


def built(office: Office) -> tuple[Problem, ...]:
    return office.build().warnings


def merged(office: Office) -> tuple[Problem, ...]:
    template = office.folder / "templates" / "unit" / "疑.docx"
    return merge(template, units=office.folder / "units.yaml", output=office.folder / "结果").warnings


def previewed(office: Office) -> tuple[Problem, ...]:
    templates = office.folder / "templates"
    sources = read_sources(templates, templates / "notice", office.folder / "units.yaml")
    return unit_papers(SingleUnits(sources), sources.units[0], chosen_templates(sources, ())).warnings


@pytest.mark.parametrize(("lines", "codes"), ODD_IN_WORD.values(), ids=ODD_IN_WORD)
@pytest.mark.parametrize("make", [built, merged, previewed])
def test_what_is_odd_in_a_letter_is_no_secret_of_the_check(
    office: Office, make: Callable[[Office], tuple[Problem, ...]], lines: list[str], codes: list[str]
) -> None:
    path = with_letter(office, lines)
    assert of_template(make(office), path) == found_by_check(path) == Counter(codes)


@pytest.mark.parametrize(("rows", "codes"), ODD_IN_EXCEL.values(), ids=ODD_IN_EXCEL)
def test_what_is_odd_in_a_list_is_no_secret(office: Office, rows: list[list[object]], codes: list[str]) -> None:
    path = office.folder / "templates" / "dispatch" / "疑.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(workbook(rows, title="疑"))
    assert of_template(built(office), path) == found_by_check(path) == Counter(codes)


def test_a_name_that_nobody_has_in_a_text_letter_is_no_secret_of_the_check(office: Office) -> None:
    path = office.folder / "templates" / "unit" / "疑.md"
    path.write_text(
        "---\ntitle: 关于报送《目录》的函\nrecipients: 各馆\nkind: 函\n---\n"
        "请报送。\n{% if unit.copies == 99 %}\n{{ unit.nobody }}\n{% endif %}\n",
        encoding="utf-8",
    )
    assert of_template(built(office), path) == found_by_check(path) == Counter(["template-undefined"])


def test_how_word_sets_a_letter_is_said_by_the_check_alone(office: Office) -> None:
    path = with_letter(office, ["致{{ unit.name }}："])
    path.write_bytes(template(paragraph("致{{ unit.name }}："), defaults='<w:kern w:val="2"/>'))
    assert found_by_check(path) == Counter(["template-line-ends"])
    assert of_template(built(office), path) == Counter()


def test_each_is_printed_once(
    office: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_letter(office, ["致{name}："])
    monkeypatch.chdir(office.folder)
    for command in (["build"], ["merge", "templates/unit/疑.docx", "--units", "units.yaml", "--output", "结果"]):
        assert run(command) == 0
        assert capsys.readouterr().err.count("[template-like-single]") == 1


# Slips that only show when the notice and the roster come together; nothing is written for any of them.


@pytest.mark.parametrize("path", bad_inputs("dispatch"), ids=lambda path: path.stem)
def test_a_bad_dispatch_earns_its_problems(path: Path, office: Office) -> None:
    text = path.read_text(encoding="utf-8")
    notice, units = text[text.index("---") :].split("=== units.yaml\n")
    office.write("templates/notice/notice.md", notice)
    office.write("units.yaml", units)
    with pytest.raises(InputError) as caught:
        office.build()
    assert earned(caught.value.problems) == expected(path)
    assert not office.output.exists()


# Envelopes and labels without an address are not made in silence.


CODE = "roster-address-missing"
PRINTING = {
    "an envelope": ("unit/信封.docx", ["{{ unit.address }}"]),
    "an envelope with a condition": ("unit/信封.docx", ["{% if unit.address %}{{ unit.address }}{% endif %}"]),
    "a list": ("dispatch/标签.docx", ["{% for each in units %}{{ each.address }}{% endfor %}"]),
    "labels by rows": (
        "dispatch/标签.docx",
        ["{% for row in units | batch(3) %}{% for each in row %}{{ each.address }}{% endfor %}{% endfor %}"],
    ),
}
"""Word templates that print addresses."""


def lacking(warnings: tuple[Problem, ...]) -> list[Problem]:
    return [each for each in warnings if each.code == CODE]


@pytest.mark.parametrize(("name", "lines"), PRINTING.values(), ids=PRINTING)
def test_units_without_an_address_are_counted_once(office: Office, name: str, lines: list[str]) -> None:
    office.template(name, lines)
    [problem] = lacking(office.build().warnings)
    assert (problem.facts["count"], str(problem.facts["templates"])) == (4, name)
    assert problem.severity == "warning"


def test_several_templates_are_named_in_one_warning(office: Office) -> None:
    for name, lines in PRINTING.values():
        office.template(name, lines)
    [problem] = lacking(office.build().warnings)
    wanted = TranslatedText("unit/信封.docx、dispatch/标签.docx", "unit/信封.docx, dispatch/标签.docx")
    assert problem.facts["templates"] == wanted


def test_only_units_without_one_are_named(office: Office) -> None:
    office.template("unit/信封.docx", ["{{ unit.address }}"])
    office.replace("units.yaml", 'code: "02"', 'code: "02", address: 示例路2号')
    [problem] = lacking(office.build().warnings)
    assert (problem.facts["count"], problem.units) == (3, ("东馆", "A&B馆<试点>", "修复中心"))


def test_a_merge(office: Office) -> None:
    template = office.folder / "信封.docx"
    template.write_bytes(make_docx(["{{ unit.address }}"]))
    merged = merge(template, units=office.folder / "units.yaml", output=office.folder / "结果")
    assert [each.facts["count"] for each in lacking(merged.warnings)] == [5]


@pytest.mark.parametrize("line", ["{{ unit.name }}", "{{ notice.extra.address }}", "地址：{{ unit.addressee }}"])
def test_where_no_address_is_printed_none_is_missed(office: Office, line: str) -> None:
    office.replace("templates/notice/notice.md", "signature:", "extra: {address: 示例路1号}\nsignature:")
    office.template("unit/信封.docx", [line])
    assert lacking(office.build().warnings) == []


# Without 主送机关 units get no papers of their own; the lists count copies, and ``papers`` says what is made.


ANNOUNCEMENT = ("recipients: 各分馆，有关直属单位", "format: 公告\ndistribute_to: [分馆]")
MEMO = ("recipients: 各分馆，有关直属单位", "recipients: 馆领导\nformat: 签报")
POSTED = (("recipients: 各分馆，有关直属单位", "format: 公示"), ("的通知", "的公示"))
NO_NUMBER = ("number: 示档发〔2024〕7号\n", "")
TO_ALL = ("recipients: 各分馆，有关直属单位", "recipients: none\nnote: 此件发至各馆")


def changed(office: Office, *changes: tuple[str, str]) -> Office:
    for old, new in changes:
        office.replace("templates/notice/notice.md", old, new)
    return office


@pytest.mark.parametrize(
    ("changes", "copies", "papers"),
    [
        ((TO_ALL,), 6, ["分发表"]),
        ((ANNOUNCEMENT, ("的通知", "的公告"), ("number: 示档发〔2024〕7号", "number: 第3号")), 4, ["分发表"]),
        (((TO_ALL[0], f"{TO_ALL[1]}\npapers: 分发表.docx"),), 6, ["分发表"]),
        (((TO_ALL[0], f"{TO_ALL[1]}\npapers: [函]"),), 6, []),
        ((("date:", "papers: [函]\ndate:"),), 5, ["函"] * 4),
        ((("date:", "printing: {files: [函]}\npapers: [分发表]\ndate:"),), 5, ["分发表"]),
        ((MEMO,), 0, []),
        ((MEMO, ("date:", "papers: [分发表]\ndate:")), 0, ["分发表"]),
        ((MEMO, ("date:", 'copy_number: "000001"\nprinting: {archive: 1}\ndate:')), 1, ["分发表"]),
        ((*POSTED, NO_NUMBER), 0, []),
        ((*POSTED, NO_NUMBER, ("date:", "distribute_to: [分馆]\ndate:")), 4, ["分发表"]),
    ],
)
def test_what_is_made(office: Office, changes: tuple[tuple[str, str], ...], copies: int, papers: list[str]) -> None:
    manifest = changed(office, *changes).build()
    (notice,) = (each for each in manifest.files if each.kind == "notice")
    assert notice.copies == copies
    made = [Path(str(each.template)).stem for each in manifest.files if each.kind != "notice"]
    assert sorted(made) == sorted(papers)


@pytest.mark.parametrize(("papers", "expected"), [("", "，也不做清单"), ("papers: [分发表]\n", "")])
def test_what_goes_to_no_unit_is_said_to(office: Office, papers: str, expected: str) -> None:
    office.template("dispatch/稿纸.docx", ["{{ notice.title }}{{ units | sum(attribute='copies') }}份"])
    posted = (ANNOUNCEMENT[0], f"{papers}format: 张贴公告")
    manifest = changed(office, posted, ("的通知", "的公告"), ("number: 示档发〔2024〕7号", "number: 第3号")).build()
    assert manifest.account.zh == f"不发给名单上的单位，不给单位做文件{expected}"
    assert [each.path for each in manifest.files if each.kind == "dispatch"] == [
        "dispatch/分发表.docx" if papers else "dispatch/稿纸.docx"
    ]


def test_a_template_that_is_not_there_makes_no_papers(office: Office) -> None:
    with pytest.raises(NoticeError) as refused:
        changed(office, ("date:", "papers: [函, 信封]\ndate:")).build()
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["name"], str(problem.facts["known"])) == ("notice-papers", "信封", "函、分发表")


@pytest.mark.parametrize("line", ["recipients: none\nnote: 此件发至各馆", "recipients: none\ndistribute_to: [分馆]"])
def test_the_register_has_who_gets_copies(office: Office, line: str) -> None:
    changed(office, (TO_ALL[0], line))
    entry = read_entry(
        templates=office.folder / "templates",
        notice=office.folder / "templates" / "notice",
        units=office.folder / "units.yaml",
        date=TODAY,
    ).entry
    assert (entry.recipients, entry.copies) == (("分馆", 4) if "分馆" in line else ("", 6))

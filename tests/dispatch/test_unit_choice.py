"""Units chosen and put in order: by --only, --except, --where and --sort, and as a person looks at them."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.dispatch import unit_order
from generator.dispatch.build_sources import Sources, read_sources
from generator.dispatch.merging import merge
from generator.dispatch.papers_without_build import SingleUnits
from generator.dispatch.roster_rows import ROWS_OF_A_PAGE, RowQuery, Rows, rows_of
from generator.dispatch.unit_choice import Choice, choose
from generator.dispatch.unit_order import ordered
from generator.ground.errors import Problem, TemplateError, UsageError
from generator.roster.units.groups import Roster
from generator.roster.units.load import load_roster
from tests.dispatch.test_merging import LABELS
from tests.dispatch.test_text_papers import LETTER
from tests.refused import refused, refused_for
from tests.sample_office import Office, tree
from tests.templates.excel.workbooks import workbook
from tests.word_documents import make_docx, paragraphs

CHOSEN_FROM = """\
fields:
  - {name: kind, title: 类型}
  - {name: beds, title: 床位数, kind: number}
  - {name: opened, kind: date}
groups:
  - name: 乡镇
    units:
      - {name: 甲镇, kind: 镇, code: "01", copies: 3}
      - {name: 乙乡, kind: 乡, code: "02", addressee: 乙乡办公室}
      - {name: 丙镇, kind: 镇, code: "03", old_names: [丙乡]}
  - name: 养老机构
    units:
      - {name: 丁院, beds: 45, opened: 2020-05-01}
      - {name: 戊院, beds: 120}
"""


@pytest.fixture
def chosen_from(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(CHOSEN_FROM, encoding="utf-8")
    return load_roster(path, name="units.yaml")


def chosen(chosen_from: Roster, **options: object) -> str:
    """The first characters of the names of the units that are chosen."""
    choice = choose(chosen_from, chosen_from.units, **options)  # type: ignore[arg-type]  # each test's own
    assert choice.total == 5
    return "".join(unit.name[0] for unit in choice.units)


def problem(chosen_from: Roster, where: str) -> Problem:
    (found,) = refused(UsageError, choose, chosen_from, chosen_from.units, where=where).problems
    return found


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("kind == '镇'", "甲丙"),
        ("类型 == '镇'", "甲丙"),
        ("unit.kind == '乡'", "乙"),
        ("group == '养老机构'", "丁戊"),
        ("组别 == '养老机构' and beds < 100", "丁"),
        ("copies > 1", "甲"),
        ("kind", "甲乙丙"),
        ("not kind", "丁戊"),
        ("old_names", "丙"),
        ("'丙乡' in old_names", "丙"),
        ("code in ['01', '03']", "甲丙"),
        ("name.endswith('院')", "丁戊"),
        ("true", "甲乙丙丁戊"),
    ],
)
def test_a_condition(chosen_from: Roster, where: str, expected: str) -> None:
    assert chosen(chosen_from, where=where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [("beds > 50", "戊"), ("beds >= 45", "丁戊"), ("50 > beds", "丁"), ("beds <= 45", "丁"), ("beds == 45", "丁")],
)
def test_what_is_not_given_is_neither_less_nor_more(chosen_from: Roster, where: str, expected: str) -> None:
    assert chosen(chosen_from, where=where) == expected


def test_all_that_is_asked_for_must_hold(chosen_from: Roster) -> None:
    assert chosen(chosen_from, only=["甲镇", "乙乡办公室", "03"], exclude=["丙镇"]) == "甲乙"
    assert chosen(chosen_from, only=["甲镇", "乙乡办公室", "03"], exclude=["丙镇"], where="kind == '镇'") == "甲"


@pytest.mark.parametrize("options", [{}, {"only": []}], ids=str)
def test_all_of_them(chosen_from: Roster, options: dict[str, list[str]]) -> None:
    choice = choose(chosen_from, chosen_from.units, **options)  # type: ignore[arg-type]  # each test's own
    assert (len(choice.units), choice.narrowed) == (5, False)


@pytest.mark.parametrize(
    ("where", "column", "length", "meant"),
    [
        ("knd == '镇'", 1, 3, "kind"),
        ("copies > 1 and unit.nmae", 20, 5, "name"),
        ("kind == 镇", 9, 1, "'镇'"),
        ("类形 == '镇'", 1, 2, "类型"),
    ],
)
def test_a_name_that_is_no_field(chosen_from: Roster, where: str, column: int, length: int, meant: str | None) -> None:
    found = problem(chosen_from, where)
    assert (found.code, found.suggestion) == ("cli-where-field", meant)
    assert found.span is not None
    assert (found.span.file, found.span.column, found.span.length) == ("--where", column, length)
    assert found.span.source == where


def test_an_expression_that_cannot_be_read_is_shown_with_its_place(chosen_from: Roster) -> None:
    expected = ["--where:1:6: 条件写得不对：“=”不该写在这里 [cli-where]", "  1 | kind = '镇'", "           ^"]
    assert problem(chosen_from, "kind = '镇'").text().splitlines()[:3] == expected


RAISING = ["name | dictsort", "'%(a)s' | format(b=1)", "'7' | truncate(-1)"]
"""Expressions of which Jinja raises an AttributeError, a KeyError and an AssertionError."""


@pytest.mark.parametrize("where", ["code > 5", "beds + 1 > 2", "name / 0", "name.nothing == 1", *RAISING])
def test_what_cannot_be_worked_out_names_the_units(chosen_from: Roster, where: str) -> None:
    found = problem(chosen_from, where)
    assert found.code == "cli-where-unit"
    assert found.units == (() if "beds" not in where else ("甲镇", "乙乡", "丙镇"))


@pytest.mark.parametrize("where", ["kind == '鎮'", "false"])
def test_nobody_left(chosen_from: Roster, where: str) -> None:
    assert problem(chosen_from, where).code == "cli-nobody-left"


def test_all_slips_are_told_at_once(chosen_from: Roster) -> None:
    refusal = refused(UsageError, choose, chosen_from, chosen_from.units, only=["己镇"], where="knd")
    assert [each.code for each in refusal.problems] == ["cli-unit-unknown", "cli-where-field"]


PIECES = [
    "kind", "unit", ".", "name", "beds", " ", "==", "=", ">", "'镇'", "“", "(", ")", "[", "]", "{", "}}",
    "%}", "1", "|", "int", "is", "not", "and", "or", "in", "if", "else", "~", "*", "/", "-", "，", "：",
    "类型", ",", ":", "\n", "\\",
]  # fmt: skip


@pytest.mark.in_turn(2)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=20))
def test_whatever_is_typed_is_worked_out_or_refused(chosen_from: Roster, where: str) -> None:
    try:
        choose(chosen_from, chosen_from.units, where=where)
    except UsageError as refusal:
        for each in refusal.problems:
            assert each.text("zh")
            assert each.text("en")
            assert each.span is None or 1 <= (each.span.column or 1) <= len(where) + 1


# Runs over some units, and in another order: what a build and a merge make of them.


def of_units(office: Office) -> list[str]:
    """The units' papers that are there."""
    return [path.removeprefix("unit/函/") for path in tree(office.papers) if path.startswith("unit/")]


def listed(office: Office) -> str:
    return "".join(paragraphs((office.papers / "dispatch/分发表.docx").read_bytes()))


def test_a_condition_makes_only_papers_of_those_that_fulfil_it(office: Office) -> None:
    office.build(where="shelves > 8 or group == '直属单位'")
    assert of_units(office) == ["01-东馆.docx", "04-修复中心.docx"]
    assert listed(office) == "东馆、西馆、A&B馆<试点>、修复中心、共4个"


def test_the_others_are_not_made_where_they_are_missing_but_never_stale(office: Office) -> None:
    office.build(where="shelves")
    before = tree(office.papers)
    office.template("unit/函.docx", ["{{ unit.name }}", "{{ serial }}/{{ total }}"])
    office.build(where="书架数 == 7")
    assert tree(office.papers).keys() == before.keys()
    changed = [path for path, data in tree(office.papers).items() if before[path] != data]
    assert changed == ["manifest.json", "unit/函/01-东馆.docx", "unit/函/02-西馆.docx"]


def test_serials_and_lists_follow_the_order(office: Office) -> None:
    office.build(sort=["-shelves", "copies"])
    assert of_units(office) == ["01-东馆.docx", "02-西馆.docx", "03-A&B馆_试点_.docx", "04-修复中心.docx"]
    office.build(sort=["shelves"])
    assert of_units(office) == ["01-西馆.docx", "02-东馆.docx", "03-A&B馆_试点_.docx", "04-修复中心.docx"]
    assert listed(office) == "西馆、东馆、A&B馆<试点>、修复中心、共4个"
    manifest = json.loads((office.papers / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["sort"] == ["shelves"]


@pytest.fixture
def second(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office.at(tmp_path_factory.mktemp("second"))


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        ([], ["shelves"], "cli-sort-unsorted"),
        (["shelves"], [], "cli-sort-other"),
        (["shelves"], ["-shelves"], "cli-sort-other"),
    ],
)
def test_another_order_of_some_mixes_serials(office: Office, first: list[str], then: list[str], code: str) -> None:
    office.build(sort=first)
    before = tree(office.papers)
    assert refused_for(UsageError, office.build, only=["东馆"], sort=then) == [code]
    assert tree(office.papers) == before


def test_papers_sent_again_keep_the_order_too(office: Office) -> None:
    office.build(sort=["shelves"])
    office.build(reissue=["东馆"], sort=["shelves"])
    with pytest.raises(UsageError):
        office.build(reissue=["东馆"])
    with pytest.raises(UsageError):
        office.build(reissue=["东馆"], where="copies", sort=["shelves"])


def test_the_units_are_told_before_anything_is_made(office: Office) -> None:
    told: list[Choice] = []

    def chosen(choice: Choice) -> None:
        assert not office.output.exists()
        told.append(choice)

    office.build(where="shelves", sort=["shelves"], chosen=chosen)
    (choice,) = told
    assert [unit.name for unit in choice.units] == ["西馆", "东馆"]
    assert (choice.narrowed, choice.total, choice.order) == (True, 4, ("shelves",))


def merged(office: Office, lines: list[str], **options: object) -> dict[str, str]:
    """The texts of the documents that a merge makes."""
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(lines))
    output = office.folder / "结果"
    merge(template, units=office.folder / "units.yaml", output=output, **options)  # type: ignore[arg-type]  # each test's own
    return {path: "".join(paragraphs(data)) for path, data in tree(output).items()}


def test_a_merge_over_some_units(office: Office) -> None:
    expected = {"01-西馆.docx": "西馆1/5", "02-东馆.docx": "东馆2/5"}
    assert merged(office, ["{{ unit.name }}{{ serial }}/{{ total }}"], where="shelves", sort=["shelves"]) == expected


# The papers of one unit, in memory, are those of a build.


@pytest.fixture
def office_of_papers(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.write("templates/unit/便函.md", LETTER)
    (office.folder / "templates/unit/表.xlsx").write_bytes(workbook([["{{ unit.name }}{{ total }}"]]))
    return office


def sources(office_of_papers: Office) -> Sources:
    templates = office_of_papers.folder / "templates"
    return read_sources(templates, templates / "notice", office_of_papers.folder / "units.yaml")


def test_papers_are_those_of_a_build_byte_for_byte(office_of_papers: Office) -> None:
    office_of_papers.template("unit/全.docx", ["{% for each in units %}{{ each.name }}{% endfor %}{{ serial }}"])
    read = sources(office_of_papers)
    units = SingleUnits(read)
    found = {
        path: data for unit in read.units for path, data in units.papers(unit, read.unit_templates).contents.items()
    }
    office_of_papers.build()
    assert found == {path: data for path, data in tree(office_of_papers.papers).items() if path.startswith("unit/")}


def test_a_document_for_several_units_is_that_of_each(office_of_papers: Office) -> None:
    """A NEXT field takes the next unit into the same document."""
    (office_of_papers.folder / "templates/unit/标签.docx").write_bytes(LABELS)
    read = sources(office_of_papers)
    units = SingleUnits(read)
    (labels,) = (each for each in read.unit_templates if each.stem == "标签")
    found = {unit.name: list(units.papers(unit, [labels]).contents) for unit in read.units}
    assert found["东馆"] == found["西馆"] == ["unit/标签/01-东馆.docx"]
    assert found["修复中心"] == found["A&B馆<试点>"] == ["unit/标签/03-A&B馆_试点_.docx"]


def test_what_a_build_refuses_is_refused_for_its_unit(office_of_papers: Office) -> None:
    office_of_papers.template("unit/函.docx", ["{{ unit.phone }}{{ unit.nothing }}"])
    read = sources(office_of_papers)
    refusal = refused(TemplateError, SingleUnits(read).papers, read.units[0], read.unit_templates)
    assert "template-undefined" in [problem.code for problem in refusal.problems]
    assert not office_of_papers.output.exists()


# The order of units.


UNORDERED = """\
fields:
  - {name: kind, title: 类型}
  - {name: beds, title: 床位数, kind: number}
  - {name: opened, kind: date}
groups:
  - name: 甲组
    units:
      - {name: 一, kind: 镇, beds: 9}
      - {name: 二, kind: 乡, beds: 120, opened: 2020-05-01}
      - {name: 三, kind: 镇, beds: 45.5, opened: 2019-12-31}
      - {name: 四, copies: 3, old_names: [旧四]}
      - {name: 五, kind: 街道, copies: 12, opened: 2020-05-01}
"""


@pytest.fixture
def unordered(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(UNORDERED, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ([], "一二三四五"),
        (["beds"], "一三二四五"),
        (["-beds"], "二三一四五"),
        (["床位数"], "一三二四五"),
        (["opened"], "三二五一四"),
        (["-opened"], "二五三一四"),
        (["copies"], "一二三四五"),
        (["-copies"], "五四一二三"),
        (["kind"], "五二一三四"),
        (["-kind"], "一三二五四"),
        (["kind", "-beds"], "五二三一四"),
        (["old_names"], "四一二三五"),
        (["name"], "二三四五一"),
    ],
)
def test_an_order(unordered: Roster, sort: list[str], expected: str) -> None:
    units, _ = ordered(unordered, unordered.units, sort)
    assert "".join(unit.name for unit in units) == expected


def test_fields_are_told_by_their_names(unordered: Roster) -> None:
    assert ordered(unordered, unordered.units, ["-床位数", "类型"])[1] == ("-beds", "kind")


@pytest.mark.parametrize(("field", "meant"), [("bedz", "beds"), ("-nmae", "-name"), ("类形", "类型"), ("#", None)])
def test_what_is_no_field(unordered: Roster, field: str, meant: str | None) -> None:
    refusal = refused(UsageError, ordered, unordered, unordered.units, [field])
    assert [(each.code, each.suggestion) for each in refusal.problems] == [("cli-sort-field", meant)]


@pytest.mark.parametrize(
    "texts",
    [
        ["12号", "1号", "2号", "A馆", "a馆", "安馆", "北馆", "陈馆", "珍馆", "重馆", "𡐓馆"],
        ["巫峡", "庙宇"][::-1],
        ["官", "官渡", "官阳", "管"],
        ["馆", "㳇", "赟", "𡐓"],
    ],
    ids=str,
)
def test_texts_go_by_the_sound_of_the_usual_hanzi(texts: list[str]) -> None:
    shuffled = texts[::-1]
    assert sorted(shuffled, key=unit_order._text_key) == texts


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=6))
def test_different_texts_are_never_equal(texts: list[str]) -> None:
    assert len({tuple(unit_order._text_key(text)) for text in texts}) == len(set(texts))


# The rows of a roster that a person looks at.


LOOKED_AT = """\
fields:
  - {name: beds, title: 床位数, kind: number}
groups:
  - name: 乡镇
    units:
      - {name: 甲镇, code: "01", copies: 3, email: Jia@Example.cn}
      - {name: 乙乡, code: "02", addressee: 乙乡办公室, phone: 023-0000 0002}
      - {name: 丙镇, code: "03", old_names: [丙乡, 丙公社]}
  - name: 养老机构
    units:
      - {name: 丁院, beds: 45}
      - {name: 戊院, beds: 120, contact: 甲某}
"""


@pytest.fixture
def looked_at(tmp_path: Path) -> Roster:
    path = tmp_path / "units.yaml"
    path.write_text(LOOKED_AT, encoding="utf-8")
    return load_roster(path)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (RowQuery(), "甲乙丙丁戊"),
        (RowQuery("  "), "甲乙丙丁戊"),
        (RowQuery("甲"), "甲戊"),
        (RowQuery("甲 某"), "戊"),
        (RowQuery("乡镇 乡"), "甲乙丙"),
        (RowQuery("乡 办公室"), "乙"),
        (RowQuery("JIA@example"), "甲"),
        (RowQuery("公社"), "丙"),
        (RowQuery("120"), "戊"),
        (RowQuery("没有"), ""),
        (RowQuery(group="养老机构"), "丁戊"),
        (RowQuery(group="没有这一组"), ""),
        (RowQuery(sort=("-copies",)), "甲乙丙丁戊"),
        (RowQuery(sort=("-床位数", "code")), "戊丁甲乙丙"),
        (RowQuery("0", group="乡镇", sort=("-code",)), "丙乙甲"),
        (RowQuery(among=(4, 0)), "甲戊"),
        (RowQuery("院", among={0, 3}), "丁"),
    ],
)
def test_rows(looked_at: Roster, asked: RowQuery, shown: str) -> None:
    rows = rows_of(looked_at, asked)
    assert "".join(looked_at.units[number].name[0] for number in rows.numbers) == shown
    assert rows.total == 5


def test_what_cannot_be_asked(looked_at: Roster) -> None:
    with pytest.raises(UsageError, match="cli-sort-field"):
        rows_of(looked_at, RowQuery(sort=("bets",)))


def test_pages() -> None:
    rows = Rows(range(2 * ROWS_OF_A_PAGE + 1), 1000)
    assert rows.pages == 3
    expected = [[0], [0], [ROWS_OF_A_PAGE], [2 * ROWS_OF_A_PAGE], [2 * ROWS_OF_A_PAGE]]
    assert [list(rows.page(number))[:1] for number in (-1, 1, 2, 3, 4)] == expected
    assert (Rows((), 0).pages, list(Rows((), 0).page(1))) == (1, [])

"""Merges: of templates with bare names and of merge documents, by a sheet that has their fields in its own words."""

import csv
import hashlib
import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.dispatch.merging import merge
from generator.dispatch.template_variables import variables
from generator.ground.errors import GeneratorError, OutputError, RosterError, TemplateError, UsageError
from tests.sample_office import NOTICE, Office, tree
from tests.templates.word import every_place
from tests.templates.word.every_place import PLACES, texts_of
from tests.templates.word.fields.field_documents import document, field, run, simple, table
from tests.word_documents import make_docx, paragraphs, parts, stories


def merged(office: Office, lines: list[str], name: str | None = None, *, notice: bool = False) -> dict[str, bytes]:
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(lines))
    source = office.folder / "templates" / "notice" if notice else None
    output = office.folder / "结果"
    merge(template, units=office.folder / "units.yaml", output=output, notice=source, name=name)
    return tree(output)


def refused(office: Office, kind: type[GeneratorError], lines: list[str], name: str | None = None) -> list[str]:
    with pytest.raises(kind) as caught:
        merged(office, lines, name)
    assert not (office.folder / "结果").exists()
    return [problem.code for problem in caught.value.problems]


def test_one_document_for_every_unit_of_the_roster(office: Office) -> None:
    files = merged(office, ["{{ serial }}/{{ total }} {{ unit.name }} {{ unit.shelves }}"])
    expected = ["01-东馆.docx", "02-西馆.docx", "03-A&B馆_试点_.docx", "04-修复中心.docx", "05-示例学校.docx"]
    assert list(files) == expected
    assert paragraphs(files["03-A&B馆_试点_.docx"])[0] == "3/5 A&B馆<试点> "


def test_bare_names_are_the_units_in_the_text_and_in_the_names_of_files(office: Office) -> None:
    files = merged(office, ["{{ 单位名称 }} {{ shelves }} {{ title }}"], "{{ serial }}-{{ 单位名称 }}", notice=True)
    assert next(iter(files)) == "1-东馆.docx"
    assert paragraphs(files["1-东馆.docx"])[0].startswith("东馆 ")
    assert paragraphs(files["1-东馆.docx"])[0].endswith(" 关于报送《目录》的通知")


def test_with_a_notice(office: Office) -> None:
    files = merged(office, ["{{ notice.title }}"], notice=True)
    assert paragraphs(files["01-东馆.docx"])[0] == "关于报送《目录》的通知"


def test_a_template_that_reads_a_notice_needs_one(office: Office) -> None:
    expected = ["cli-merge-notice"]
    assert refused(office, UsageError, ["{{ unit.name }}{{ notice.title }}", "{{ notice.number }}"]) == expected


def test_files_are_called_as_in_a_build(office: Office) -> None:
    """Padded serials, and the code where two units have one name."""
    twins = [f"{{name: 东馆, code: '{code}'}}" for code in (101, 201)]
    others = [f"{{name: 示例{number}馆}}" for number in range(98)]
    office.write("units.yaml", f"groups: [{{name: 分馆, units: [{', '.join(twins + others)}]}}]\n")
    office.write("templates/notice/notice.md", NOTICE.replace("，有关直属单位", ""))
    office.build()
    built = sorted(path.name for path in (office.papers / "unit" / "函").iterdir())
    assert built[:3] == ["001-东馆-101.docx", "002-东馆-201.docx", "003-示例0馆.docx"]
    assert list(merged(office, ["证书"])) == built


TWINS = [("A馆", "a馆"), ("甲:馆", "甲?馆"), ("尾馆.", "尾馆"), ("甲\u200b馆", "甲_馆")]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_units_whose_names_some_system_takes_for_one(office: Office, one: str, other: str) -> None:
    office.write("units.yaml", f'groups: [{{name: 馆, units: [{{name: "{one}"}}, {{name: "{other}"}}]}}]\n')
    assert refused(office, OutputError, ["证书"], "{{ unit.name }}") == ["output-same-name"]
    assert len(merged(office, ["证书"])) == 2


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{{ unit.nmae }}.docx", "cli-name-field"),
        ("{{ unit.name }.docx", "cli-name-pattern"),
        ("{{ unit }}.docx", "cli-name-pattern"),
        ("{{ 1 // 0 }}.docx", "cli-name-pattern"),
        ("{{ notice.title }}.docx", "cli-name-field"),
        ("{{ ''.__class__ }}.docx", "cli-name-pattern"),
        ("{{ unit.name | dictsort }}.docx", "cli-name-pattern"),
        ("{{ '%(a)s' | format(b=1) }}.docx", "cli-name-pattern"),
        ("{{ '7' | truncate(-1) }}.docx", "cli-name-pattern"),
    ],
)
def test_a_pattern_that_is_wrong(office: Office, pattern: str, code: str) -> None:
    assert refused(office, UsageError, ["证书"], pattern) == [code]


def test_paths_that_are_not_there(office: Office) -> None:
    with pytest.raises(UsageError) as caught:
        merge(office.folder / "a.docx", units=office.folder / "b.yaml", output=office.output)
    assert len(caught.value.problems) == 2


def test_the_names_that_a_text_template_reads(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "notice.md"
    path.write_text("---\ntitle: 通知\n---\n请{{ notice.contact.name }}\n联系{{ notice.number }}\n", encoding="utf-8")
    expected = [("notice.contact.name", 4), ("notice.number", 5)]
    assert [(each.name, each.span.line) for each in variables(path)] == expected
    path.write_text("---\ntitle: 通知\n---\n请{{ notice\n", encoding="utf-8")
    with pytest.raises(TemplateError):
        variables(path)


CASES = {
    # the sheet's headings: what the document calls them
    "names with blanks": (["单位名称", "Hello world", "More than one space"], ["Hello world", "More than one space"]),
    "quoted": (["单位名称", "Last Name"], ['"Last Name"']),
    "blanks as _": (["单位名称", "Last Name", "First-Name"], ["Last_Name", "First_Name"]),
    "another case": (["单位名称", "Last Name"], ["LAST NAME", "last_name"]),
    "read as standard fields": (
        ["CompanyName", "ContactName", "Address", "Phone"],
        ["CompanyName", "ContactName", "Phone"],
    ),
    "of both": (["学校名称", "校长", "办公电话", "联系人手机"], ["学校名称", "校长", "办公电话", "联系人手机"]),
    "by the standard name": (["学校名称", "办公电话"], ["phone", "联系电话", "办公电话"]),
    "with brackets": (["单位名称", "电话（手机）", "人数(人)"], ["电话（手机）", "人数(人)"]),
    "from a digit on": (["单位名称", "2024年人数", "1st"], ["2024年人数", "M_1st"]),
    "variables and words of Python": (
        ["单位名称", "total", "notice", "for", "items"],
        ["total", "notice", "for", "items"],
    ),
}


def value(heading: str) -> str:
    return f"〈{heading}的值〉"


def by_sheet(
    folder: Path, data: bytes, headings: list[str], *, sheet: str | None = None, name_column: str | None = None
) -> dict[str, bytes]:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (headings, [value(heading) for heading in headings], [f"乙{value(heading)}" for heading in headings]):
        page.append(row)
    if sheet is not None:
        page.title = sheet
        book.create_sheet("说明").append(["填表说明"])
    book.save(folder / "名单.xlsx")
    (folder / "合并.docx").write_bytes(data)
    merge(
        folder / "合并.docx", units=folder / "名单.xlsx", output=folder / "结果", sheet=sheet, name_column=name_column
    )
    return tree(folder / "结果")


@pytest.mark.parametrize("read", [run("{{ 是否_参会 }}"), run("{{ unit.是否_参会 }}"), field("MERGEFIELD 是否_参会")])
def test_a_column_that_was_not_read_is_told_where_a_name_is_missing(read: str, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["单位名称", "是否 参会", "签到"], ["甲", True, True], ["乙", False, True]):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    (tmp_path / "合并.docx").write_bytes(document(read))
    with pytest.raises(TemplateError) as caught:
        merge(tmp_path / "合并.docx", units=tmp_path / "名单.xlsx", output=tmp_path / "结果")
    assert [(each.code, each.facts.get("header")) for each in caught.value.problems] == [
        ("sheet-own-cell", "是否 参会"),
        ("template-undefined", None),
    ]


def plain(name: str) -> str:
    return re.sub("[^0-9a-z\\u4e00-\\u9fff]", "", name.lower().removeprefix("m_"))


@pytest.mark.parametrize("name", CASES)
def test_text_in_is_text_out(name: str, tmp_path: Path) -> None:
    headings, fields = CASES[name]
    by_word = {plain(heading): value(heading) for heading in headings}
    by_word |= {word: value("办公电话") for word in ("phone", "联系电话") if word not in by_word}
    wanted = [by_word[plain(each)] for each in fields]
    codes = [f" MERGEFIELD {each} \\* MERGEFORMAT " for each in fields]
    body = [*map(field, codes), table(tuple(map(simple, codes)))]
    first, second = by_sheet(tmp_path, document(*body, header=field(codes[0])), headings).values()
    assert paragraphs(first) == [*wanted, *wanted]
    assert [text for story, texts in stories(first) if "header" in story for text in texts] == wanted[:1]
    assert paragraphs(second) == [f"乙{each}" for each in (*wanted, *wanted)]


@pytest.mark.parametrize("headings", [["Last Name"], ["fornavn", "code_no", "Image"], ["city", "date", "Last Name"]])
def test_no_column_names_the_units_but_the_one_that_is_said_to(headings: list[str], tmp_path: Path) -> None:
    body = document(*(field(f'MERGEFIELD "{each}"') for each in headings))
    with pytest.raises(RosterError) as caught:
        by_sheet(tmp_path, body, headings)
    assert [problem.code for problem in caught.value.problems] == ["sheet-name-offered"]
    last = headings[-1]
    files = by_sheet(tmp_path, body, headings, name_column=last)
    assert list(files) == [f"01-〈{last}的值〉.docx", f"02-乙〈{last}的值〉.docx"]
    found = [paragraphs(data) for data in files.values()]
    assert found == [[value(each) for each in headings], [f"乙{value(each)}" for each in headings]]


def test_a_template_with_bare_names_alone(tmp_path: Path) -> None:
    headings = ["name", "title", "Last Name", "2024年人数", "负责人（手机）", "is_paid"]
    lines = [
        "{{ name }}{{ title }}",
        "{{ Last_Name }}、{{ _2024年人数 }}、{{ 负责人_手机_ }}",
        "{% if is_paid %}{{ title | upper }}{% endif %}{% set title = '题' %}{{ title }}",
    ]
    first, _ = by_sheet(tmp_path, make_docx(lines), headings).values()
    assert paragraphs(first) == [
        value("name") + value("title"),
        f"{value('Last Name')}、{value('2024年人数')}、{value('负责人（手机）')}",
        value("title").upper() + "题",
    ]


def test_what_is_not_there_is_answered_in_the_words_of_the_sheet(tmp_path: Path) -> None:
    body = document(field("MERGEFIELD Lastnames"), run("{{ Lastnames }}"))
    with pytest.raises(TemplateError) as caught:
        by_sheet(tmp_path, body, ["单位名称", "Last Name", "办公电话", "联系人手机"])
    said = [problem.remedy("zh") or "" for problem in caught.value.problems]
    assert ["这里有：Last Name、" in each for each in said[::2]] == [True] * len(said[::2])
    found = {word for word in ("Last Name", "Last_Name", "办公电话", "联系人手机", "联系电话") if word in "".join(said)}
    assert found == {"Last Name", "Last_Name", "办公电话", "联系人手机"}


# Templates with Word's merge fields in a merge and in a build: labels, skipped units, an office's own titles.


NAME = field("MERGEFIELD 单位名称")
SKIPPING = document(field('SKIPIF {MERGEFIELD name} = "西*"') + NAME + run("：") + field("MERGESEQ"))
LABELS = document(table((NAME, field("NEXT") + NAME)))


def merged_fields(office: Office, data: bytes) -> tuple[dict[str, bytes], list[tuple[str, tuple[str, ...]]]]:
    template = office.folder / "合并.docx"
    template.write_bytes(data)
    found = merge(template, units=office.folder / "units.yaml", output=office.folder / "结果")
    assert len(found.files) == len(tree(office.folder / "结果"))
    return tree(office.folder / "结果"), [(each.code, each.units) for each in found.warnings]


def test_labels_take_several_units_each(office: Office) -> None:
    files, warnings = merged_fields(office, LABELS)
    assert {name: paragraphs(data) for name, data in files.items()} == {
        "01-东馆.docx": ["东馆", "西馆"],
        "03-A&B馆_试点_.docx": ["A&B馆<试点>", "修复中心"],
        "05-示例学校.docx": ["示例学校", ""],
    }
    assert warnings == []


def test_units_that_are_skipped_are_named(office: Office) -> None:
    files, warnings = merged_fields(office, SKIPPING)
    expected = [["东馆：1"], ["A&B馆<试点>：2"], ["修复中心：3"], ["示例学校：4"]]
    assert [paragraphs(data) for data in files.values()] == expected
    assert "02-西馆.docx" not in files
    assert warnings == [("output-skipped", ("西馆",))]


def test_a_template_that_skips_every_unit_makes_no_document(office: Office) -> None:
    (office.folder / "templates/unit/通知书.docx").write_bytes(document(field("SKIPIF 1 = 1") + NAME))
    warnings = [each for each in office.build().warnings if each.code == "output-skipped"]
    assert [len(each.units) for each in warnings] == [len([*(office.papers / "unit/函").iterdir()])]
    assert not (office.papers / "unit/通知书").exists()


def test_a_build_for_a_unit_in_the_midst_of_a_document_makes_that_document(office: Office) -> None:
    (office.folder / "templates/unit/标签.docx").write_bytes(LABELS)
    office.build()
    office.replace("units.yaml", "name: 西馆", "name: 新西馆")
    before = tree(office.papers)
    office.build(only=["新西馆"])
    after = tree(office.papers)
    assert paragraphs(after["unit/标签/01-东馆.docx"]) == ["东馆", "新西馆"]
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    renamed = {"unit/函/02-新西馆.docx", "unit/函/02-西馆.docx"}
    assert changed == {"manifest.json", "unit/标签/01-东馆.docx", "dispatch/分发表.docx", *renamed}


@pytest.mark.parametrize("duplex", [False, True])
def test_numbers_go_on_and_all_documents_are_in_a_print_file(office: Office, duplex: bool) -> None:
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(["第{{ serial | 补零(4) }}号 {{ unit.name }}"]))
    units, output = office.folder / "units.yaml", office.folder / "证"
    made = merge(template, units=units, output=output, number_from=98, print_file=True, duplex=duplex)
    files = tree(office.folder / "证")
    assert [path.name for path in made.files] == [*files]
    assert [*files][:1] + [*files][-1:] == ["098-东馆.docx", "打印-证书.docx"]
    expected = ["第0098号 东馆", "第0102号 示例学校"]
    assert [text for text in paragraphs(files["打印-证书.docx"]) if text][::4] == expected
    assert [change.kind for change in made.changes] == ["unit"] * 5 + ["dispatch"]
    main = parts(files["打印-证书.docx"])["word/document.xml"]
    assert main.count(b'<w:type w:val="oddPage"/>') == (5 if duplex else 0)


def test_a_print_file_hides_no_document(office: Office) -> None:
    template = office.folder / "证书.docx"
    template.write_bytes(make_docx(["{{ unit.name }}"]))
    with pytest.raises(OutputError, match="output-same-name"):
        merge(
            template,
            units=office.folder / "units.yaml",
            output=office.folder / "证",
            only=["东馆"],
            name="打印-证书",
            print_file=True,
        )


# Names with characters that break software go from the roster into documents and file names as they are.


FILE = Path(__file__).with_name("hard-names.csv")


def names() -> list[tuple[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["name"]) for row in csv.DictReader(file)]


def roster(folder: Path, units: list[str]) -> Path:
    path = folder / "units.yaml"
    path.write_text("groups:\n  - name: 示例\n    class: 示例\n    units:\n" + "".join(units), encoding="utf-8")
    return path


def template(folder: Path, text: str) -> Path:
    path = folder / "letter.docx"
    path.write_bytes(every_place.document(dict.fromkeys(PLACES, text)))
    return path


def test_the_file_is_the_one_that_was_copied() -> None:
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() in FILE.with_name("hard-names.origin.txt").read_text("utf-8")
    assert len(names()) == len({code for code, _ in names()}) == 74


def test_each_of_the_names_comes_out_in_every_place_and_in_its_files_name(tmp_path: Path) -> None:
    listed = names()
    units = roster(tmp_path, [f'      - {{name: "{name}", code: "{code}"}}\n' for code, name in listed])
    letter = template(tmp_path, "致{{ unit.name }}")
    merged = merge(letter, units=units, output=tmp_path / "out", name="{{ unit.code }}{{ unit.name }}.docx")
    expected = [f"{code}{name}.docx" for code, name in listed]
    assert [path.name for path in merged.files] == expected
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(expected)
    for path, (_, name) in zip(merged.files, listed, strict=True):
        assert texts_of(path.read_bytes()) == dict.fromkeys(PLACES, f"致{name}")


def refused_as(kind: type[GeneratorError], folder: Path, letter: Path, units: list[str]) -> GeneratorError:
    with pytest.raises(kind) as caught:
        merge(letter, units=roster(folder, units), output=folder / "out")
    assert not (folder / "out").exists()
    return caught.value


@pytest.mark.parametrize(
    ("escape", "character"),
    [("\\a", "U+0007"), ("\\f", "U+000C"), ("\\0", "U+0000"), ("\\x1B", "U+001B"), ("\\uFFFE", "U+FFFE")],
)
def test_a_roster_says_where_such_a_character_is(escape: str, character: str, tmp_path: Path) -> None:
    letter = template(tmp_path, "{{ unit.name }}")
    units = ["      - {name: 示例一}\n", f'      - {{name: "示例{escape}二"}}\n']
    (problem,) = refused_as(RosterError, tmp_path, letter, units).problems
    assert (problem.code, problem.facts["character"]) == ("source-xml-character", character)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.source) == (6, 16, units[1].rstrip("\n"))


BAD = [(1, "U+0001"), (27, "U+001B"), (0xD800, "U+D800"), (0xFFFE, "U+FFFE"), (0xFFFF, "U+FFFF")]


def bad_for_one(code: int) -> list[str]:
    """A letter that puts such a character behind the name of units with several copies."""
    return [f"致{{{{ unit.name ~ ('%c' | format({code})) if unit.copies > 1 else unit.name }}}}"]


@pytest.mark.parametrize(("code", "shown"), BAD)
def test_a_merge_names_unit_field_and_code_point(code: int, shown: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(make_docx(bad_for_one(code)))
    units = ["      - {name: 示例一}\n", "      - {name: 示例二, copies: 2}\n", "      - {name: 示例三}\n"]
    check(refused_as(TemplateError, tmp_path, letter, units), shown, "示例二", 4)


@pytest.mark.parametrize(("code", "shown"), BAD)
def test_a_build_names_unit_field_and_code_point(code: int, shown: str, office: Office) -> None:
    office.template("unit/函.docx", bad_for_one(code))
    with pytest.raises(TemplateError) as caught:
        office.build()
    assert not office.output.exists()
    check(caught.value, shown, "东馆", 3)


def check(error: GeneratorError, shown: str, unit: str, position: int) -> None:
    (problem,) = error.problems
    assert (problem.code, problem.units) == ("template-character", (unit,))
    assert (problem.facts["character"], problem.facts["position"]) == (shown, position)
    assert problem.field is not None
    assert problem.field.startswith("unit.name")
    message = problem.message()
    assert unit in message
    assert shown in message
    assert "unit.name" in message

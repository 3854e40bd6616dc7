"""Templates with Word's merge fields in a merge and in a build: labels, skipped units, an office's own titles."""

from __future__ import annotations

from generator.dispatch import merge
from tests.sample_office import Office, tree
from tests.templates.word.fields.field_documents import document, field, run, table
from tests.word_documents import paragraphs

NAME = field("MERGEFIELD 单位名称")
SKIPPING = document(field('SKIPIF {MERGEFIELD name} = "西*"') + NAME + run("：") + field("MERGESEQ"))
LABELS = document(table((NAME, field("NEXT") + NAME)))


def merged(office: Office, data: bytes) -> tuple[dict[str, bytes], list[tuple[str, tuple[str, ...]]]]:
    template = office.folder / "合并.docx"
    template.write_bytes(data)
    found = merge(template, units=office.folder / "units.yaml", output=office.folder / "结果")
    assert len(found.files) == len(tree(office.folder / "结果"))
    return tree(office.folder / "结果"), [(each.code, each.units) for each in found.warnings]


def test_an_offices_own_titles(office: Office) -> None:
    files, warnings = merged(office, document(NAME + field('MERGEFIELD 书架数 \\# "000" \\f "个"')))
    assert paragraphs(files["01-东馆.docx"]) == ["东馆012个"]
    assert paragraphs(files["04-修复中心.docx"]) == ["修复中心"]
    assert warnings == []


def test_labels_take_several_units_each(office: Office) -> None:
    files, warnings = merged(office, LABELS)
    assert {name: paragraphs(data) for name, data in files.items()} == {
        "01-东馆.docx": ["东馆", "西馆"],
        "03-A&B馆_试点_.docx": ["A&B馆<试点>", "修复中心"],
        "05-示例学校.docx": ["示例学校", ""],
    }
    assert warnings == []


def test_units_that_are_skipped_are_named(office: Office) -> None:
    files, warnings = merged(office, SKIPPING)
    assert [paragraphs(data) for data in files.values()] == [
        ["东馆：1"],
        ["A&B馆<试点>：2"],
        ["修复中心：3"],
        ["示例学校：4"],
    ]
    assert "02-西馆.docx" not in files
    assert warnings == [("output-skipped", ("西馆",))]


def test_a_build_leaves_skipped_units_out(office: Office) -> None:
    (office.folder / "templates/unit/跳过.docx").write_bytes(SKIPPING)
    manifest = office.build()
    made = [file.path for file in manifest.files if file.path.startswith("unit/跳过")]
    assert made == ["unit/跳过/01-东馆.docx", "unit/跳过/03-A&B馆_试点_.docx", "unit/跳过/04-修复中心.docx"]
    assert [(each.code, each.units) for each in manifest.warnings if each.code == "output-skipped"] == [
        ("output-skipped", ("西馆",))
    ]
    assert paragraphs((office.papers / made[1]).read_bytes()) == ["A&B馆<试点>：2"]


def test_labels_of_a_dispatch_are_one_document(office: Office) -> None:
    (office.folder / "templates/dispatch/标签.docx").write_bytes(LABELS)
    office.build()
    texts = paragraphs((office.papers / "dispatch/标签.docx").read_bytes())
    assert [text for text in texts if text] == ["东馆", "西馆", "A&B馆<试点>", "修复中心"]


def test_a_document_that_takes_several_units_is_made_where_one_of_them_is_chosen(office: Office) -> None:
    template, output = office.folder / "标签.docx", office.folder / "标签"
    template.write_bytes(LABELS)
    merge(template, units=office.folder / "units.yaml", output=output, only=["修复中心"], name="{{ serial }}.docx")
    assert {path: paragraphs(data) for path, data in tree(output).items()} == {"3.docx": ["A&B馆<试点>", "修复中心"]}


def test_a_unit_that_is_skipped_gets_nothing_where_it_alone_is_chosen(office: Office) -> None:
    template, output = office.folder / "跳过.docx", office.folder / "跳过"
    template.write_bytes(SKIPPING)
    found = merge(template, units=office.folder / "units.yaml", output=output, only=["西馆"])
    assert found.files == ()
    assert [each.units for each in found.warnings] == [("西馆",)]


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

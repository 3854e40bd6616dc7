"""NEXT, NEXTIF, SKIPIF, MERGEREC and MERGESEQ fields: labels, and all records in one document."""

import pytest
from lxml import etree

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.refused import refused, refused_for
from tests.templates.word.fields.field_documents import NAMESPACE, document, field, run, simple, table
from tests.templates.word.witnesses import new_findings
from tests.word_documents import packed, paragraphs, parts

W = f"{{{NAMESPACE}}}"
NAME, NUMBER, SEQUENCE = field("MERGEFIELD name"), field("MERGEREC"), field("MERGESEQ")


def units(count: int) -> list[dict[str, object]]:
    return [{"name": f"示例{number}", "copies": number} for number in range(1, count + 1)]


def context_of(serial: int, total: int) -> dict[str, object]:
    every = units(total)
    return {"unit": every[serial - 1], "units": every, "serial": serial, "total": total}


LABELS = document(
    table(
        (run("1：") + NAME, run("2：") + field("NEXT") + NAME),
        (run("3：") + simple(" NEXT ") + NAME, run("4：") + field("NEXT", None) + NAME),
    )
)


@pytest.mark.parametrize(
    ("serial", "total", "expected"),
    [
        (1, 4, ["1：示例1", "2：示例2", "3：示例3", "4：示例4"]),
        *((5, 6, ["1：示例5", "2：示例6", "3：", "4："]), (1, 1, ["1：示例1", "2：", "3：", "4："])),
    ],
)
def test_labels_begin_at_the_unit(serial: int, total: int, expected: list[str]) -> None:
    template = DocxTemplate.open(LABELS)
    context = context_of(serial, total)
    assert paragraphs(template.render(context)) == expected
    assert template.records_used(context) == 4
    assert not template.skips(context)


@pytest.mark.parametrize(("total", "sheets"), [(1, 1), (4, 1), (5, 2), (9, 3)])
def test_all_labels_in_one_document(total: int, sheets: int) -> None:
    data = DocxTemplate.open(LABELS).render({"units": units(total), "total": total})
    texts = paragraphs(data)
    expected = [f"{place % 4 + 1}：" + (f"示例{place + 1}" if place < total else "") for place in range(sheets * 4)]
    assert [text for text in texts if text] == expected
    assert len(sections(data)) == sheets


def sections(data: bytes) -> list[etree._Element]:
    return list(etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}sectPr"))


def test_one_copy_for_each_record_on_a_page_of_its_own() -> None:
    body = (run("致") + NAME + run("：") + NUMBER + run("/") + SEQUENCE, run("完"))
    section = '<w:type w:val="continuous"/>'
    data = DocxTemplate.open(document(*body, section=section)).render({"units": units(3)})
    assert paragraphs(data) == ["致示例1：1/1", "完", "致示例2：2/2", "完", "致示例3：3/3", "完"]
    first, second, last = sections(data)
    holders = [each.getparent() for each in (first, second, last)]
    assert [None if holder is None else holder.tag for holder in holders] == [f"{W}pPr", f"{W}pPr", f"{W}body"]
    assert [each.find(f"{W}type").get(f"{W}val") for each in (second, last)] == ["nextPage", "nextPage"]  # type: ignore[union-attr]  # they are there
    sizes = {etree.tostring(each.find(f"{W}pgSz"), method="c14n") for each in (first, second, last)}  # type: ignore[arg-type]  # they are there
    assert len(sizes) == 1
    references = [each.findall(f"{W}headerReference") for each in (first, second, last)]
    assert all(len(each) == len(references[0]) > 0 for each in references)


def test_bookmarks_and_objects_stay_distinct() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="示例"/>' + run("甲") + '<w:bookmarkEnd w:id="1"/>'
    namespaces = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    picture = f'<w:r><w:drawing><wp:inline {namespaces}><wp:docPr id="7" name="图"/></wp:inline></w:drawing></w:r>'
    refers = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF 示例 </w:instrText></w:r>'
    refers += '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    refers += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    data = DocxTemplate.open(document(NAME + mark + picture + refers)).render({"units": units(3)})
    root = etree.fromstring(parts(data)["word/document.xml"])
    starts = [(each.get(f"{W}id"), each.get(f"{W}name")) for each in root.iter(f"{W}bookmarkStart")]
    assert [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd")] == [number for number, _ in starts]
    assert [name for _, name in starts] == ["示例", "示例_2", "示例_3"]
    assert len({number for number, _ in starts}) == 3
    assert [each.text for each in root.iter(f"{W}instrText")] == [f" PAGEREF {name} " for _, name in starts]
    numbers = [each.get("id") for each in root.iter("{*}docPr")]
    assert len(set(numbers)) == len(numbers) == 3


def test_a_table_at_the_end_of_each_copy() -> None:
    data = DocxTemplate.open(document(table((NAME,)))).render({"units": units(2)})
    body = etree.fromstring(parts(data)["word/document.xml"])[0]
    assert [etree.QName(each).localname for each in body] == ["tbl", "p", "tbl", "sectPr"]


def test_no_copies_where_no_field_reads_a_unit() -> None:
    body = run("{% for unit in units %}{{ unit.name }}、{% endfor %}") + field("MERGEFIELD notice.title")
    data = DocxTemplate.open(document(body)).render({"units": units(3), "notice": {"title": "通知"}})
    assert paragraphs(data) == ["示例1、示例2、示例3、通知"]


def test_no_records_at_all() -> None:
    assert paragraphs(DocxTemplate.open(document(run("致") + NAME)).render({"units": []})) == ["致"]


def test_a_header_that_is_the_same_for_all() -> None:
    data = document(NAME, header=field("MERGEFIELD notice.title"))
    out = DocxTemplate.open(data).render({"units": units(2), "notice": {"title": "通知"}})
    assert paragraphs(out, "word/header1.xml") == ["通知"]


def test_a_header_that_differs_from_unit_to_unit() -> None:
    template = DocxTemplate.open(document(NAME, header=NAME), name="标签.docx")
    refusal = refused(TemplateError, template.render, {"units": units(2)})
    expected = [("template-field-many", "word/header1.xml")]
    assert [(problem.code, problem.facts["part"]) for problem in refusal.problems] == expected
    assert paragraphs(template.render({"units": units(1)}), "word/header1.xml") == ["示例1"]
    assert paragraphs(template.render(context_of(2, 2)), "word/header1.xml") == ["示例2"]


def test_notes_cannot_be_had_twice() -> None:
    template = DocxTemplate.open(document(NAME + '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    assert refused_for(TemplateError, template.render, {"units": units(2)}) == ["template-field-many"]


NEXTIF = document(NAME, field("NEXTIF {MERGEFIELD copies} > 1") + NAME + field("NEXTIF 1 > 2") + NAME + NUMBER)


def test_next_on_a_condition() -> None:
    template = DocxTemplate.open(NEXTIF)
    assert paragraphs(template.render(context_of(1, 3))) == ["示例1", "示例1示例11"]
    assert paragraphs(template.render(context_of(2, 3))) == ["示例2", "示例3示例33"]
    assert [template.records_used(context_of(serial, 3)) for serial in (1, 2)] == [1, 2]
    data = template.render({"units": units(3)})
    assert paragraphs(data) == ["示例1", "示例1示例11", "示例2", "示例3示例33"]


SKIPIF = document(field('SKIPIF {MERGEFIELD name} = "*2"') + NAME + run("：") + NUMBER + run("/") + SEQUENCE)


def test_skipping() -> None:
    template = DocxTemplate.open(SKIPIF, name="函.docx")
    assert [template.skips(context_of(serial, 3)) for serial in (1, 2, 3)] == [False, True, False]
    assert paragraphs(template.render(context_of(3, 3), sequence=2)) == ["示例3：3/2"]
    assert refused_for(TemplateError, template.render, context_of(2, 3)) == ["template-field-skipped"]
    assert paragraphs(template.render({"units": units(3)})) == ["示例1：1/1", "示例3：3/2"]
    assert refused_for(TemplateError, template.render, {"units": units(2)[1:]}) == ["template-field-skipped"]


def test_the_counters_of_labels() -> None:
    data = document(NUMBER + run("/") + SEQUENCE, field("NEXT") + NUMBER + run("/") + SEQUENCE)
    template = DocxTemplate.open(data)
    assert paragraphs(template.render(context_of(3, 3), sequence=2)) == ["3/2", "/"]
    assert paragraphs(template.render({"units": units(4)})) == ["1/1", "2/2", "3/3", "4/4"]


def test_tags_that_would_not_go_on_are_refused() -> None:
    refusal = refused(TemplateError, DocxTemplate.open, document(run("{{ unit.name }}") + field("NEXT") + NAME))
    assert [problem.code for problem in refusal.problems] == ["template-field-next-tag"]
    assert DocxTemplate.open(document(run("{{ notice.title }}{{ total }}") + field("NEXT") + NAME))


@pytest.mark.parametrize("name", ["name", "单位名称"])
def test_so_are_bare_names_of_the_unit(name: str) -> None:
    template = DocxTemplate.open(document(run(f"{{{{ {name} }}}}{{{{ title }}}}") + field("NEXT") + NAME))
    refusal = refused(TemplateError, template.render, {**context_of(1, 3), "notice": {"title": "通知"}})
    assert [problem.code for problem in refusal.problems] == ["template-field-next-tag"]


def test_a_text_box_and_what_stands_in_for_it_read_the_same_records() -> None:
    label = f"<w:txbxContent><w:p>{field('NEXT')}{NAME}</w:p></w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{label}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{label}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    template = DocxTemplate.open(document(NAME, box, box, NAME))
    expected = ["示例1", *("示例2示例2", "示例2", "示例2"), *("示例3示例3", "示例3", "示例3"), "示例3"]
    assert [each for each in paragraphs(template.render(context_of(1, 5))) if each] == expected
    assert template.records_used(context_of(1, 5)) == 3


def test_a_unit_without_its_neighbours() -> None:
    template = DocxTemplate.open(LABELS)
    assert paragraphs(template.render({"unit": units(1)[0]})) == ["1：示例1", "2：", "3：", "4："]


def test_a_wrong_name_among_copies_is_told_once() -> None:
    template = DocxTemplate.open(document(NAME + field("MERGEFIELD nmae")))
    refusal = refused(TemplateError, template.render, {"units": units(3)})
    assert [(problem.code, problem.suggestion) for problem in refusal.problems] == [("template-undefined", "name")]


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("data", "context"),
    [
        (LABELS, {"units": units(9)}),
        (LABELS, context_of(9, 9)),
        (document(NAME + field("SET 甲 x") + field("甲"), header=simple("MERGEFIELD 题")), {"units": units(3)}),
        (document(field('IF {MERGEFIELD copies} > 1 "一¶二" "三"'), table((NAME,))), {"units": units(3)}),
        (SKIPIF, {"units": units(3)}),
    ],
)
def test_other_tools_find_nothing_wrong(data: bytes, context: dict[str, object]) -> None:
    assert new_findings(data, DocxTemplate.open(data).render({**context, "题": "页眉"})) == []


def test_many_records_make_no_more_than_a_document_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.templates.word.record_merging.MAX_OUTPUT", 5_000)
    refusal = refused(TemplateError, DocxTemplate.open(document(NAME)).render, {"units": units(50)})
    assert [problem.code for problem in refusal.problems] == ["template-limit"]


# Connections to a data source do not reach the documents made from a template.

SETTINGS, RELATIONS, TYPES = "word/settings.xml", "word/_rels/settings.xml.rels", "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIL_MERGE = (
    '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:linkToQuery/><w:dataType w:val="native"/>'
    '<w:connectString w:val="Provider=Microsoft.ACE.OLEDB.12.0;Data Source=C:\\示例\\名单.xlsx"/>'
    '<w:query w:val="SELECT * FROM `Sheet1$`"/><w:dataSource r:id="rId1"/><w:odso>'
    '<w:recipientData r:id="rId2"/></w:odso></w:mailMerge>'
)


def merge_document() -> dict[str, bytes]:
    contents = parts(document(field("MERGEFIELD 甲")))
    settings = contents[SETTINGS].decode()
    place = settings.index(">", settings.index("<w:settings")) + 1
    settings = settings[:place] + MAIL_MERGE + settings[place:]
    if "xmlns:r=" not in settings:
        settings = settings.replace("<w:settings ", f'<w:settings xmlns:r="{OFFICE}" ', 1)
    contents[SETTINGS] = settings.encode()
    contents[RELATIONS] = (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships '
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/mailMergeSource" Target="file:///C:\\示例\\名单.xlsx" '
        'TargetMode="External"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/mailMergeRecipientData" Target="recipientData.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/attachedTemplate" Target="file:///x.dotx" TargetMode="External"/>'
        "</Relationships>"
    ).encode()
    contents["word/recipientData.xml"] = b"<recipients/>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.mailMergeRecipientData+xml"
    override = f'<Override PartName="/word/recipientData.xml" ContentType="{kind}"/></Types>'
    contents[TYPES] = contents[TYPES].replace(b"</Types>", override.encode())
    return contents


def test_the_data_source_goes() -> None:
    data = DocxTemplate.open(packed(merge_document())).render({"甲": "示例"})
    out = parts(data)
    assert paragraphs(data) == ["示例"]
    assert not any("名单.xlsx".encode() in content for content in out.values())
    assert b"mailMerge" not in out[SETTINGS]
    assert RELATIONS not in out
    assert "word/recipientData.xml" not in out
    assert b"recipientData" not in out[TYPES]


def test_the_rest_of_the_settings_stays() -> None:
    contents = merge_document()
    before = parts(document(field("MERGEFIELD 甲")))[SETTINGS]
    out = parts(DocxTemplate.open(packed(contents)).render({"甲": "示例"}))
    for element in (b"w:zoom", b"w:compat", b"w:themeFontLang"):
        assert (element in out[SETTINGS]) == (element in before)


def test_relations_that_were_only_the_merges_go_with_them() -> None:
    contents = merge_document()
    start = contents[RELATIONS].index(b'<Relationship Id="rId3"')
    contents[RELATIONS] = contents[RELATIONS][:start] + b"</Relationships>"
    assert RELATIONS not in parts(DocxTemplate.open(packed(contents)).render({"甲": "示例"}))


def test_a_document_without_a_merge_keeps_its_settings_to_the_byte() -> None:
    data = document(field("MERGEFIELD 甲"))
    out = DocxTemplate.open(data).render({"甲": "示例"})
    assert parts(out)[SETTINGS] == parts(data)[SETTINGS]

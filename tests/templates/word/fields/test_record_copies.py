"""Connections to a data source do not reach the documents made from a template."""

from __future__ import annotations

from generator.templates.word import DocxTemplate
from tests.templates.word.fields.field_documents import document, field
from tests.word_documents import packed, paragraphs, parts

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

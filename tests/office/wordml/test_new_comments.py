"""Comments that are added: ids, parts, relationships, parts of later Words, order of elements, Strict Open XML."""

import pytest
from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Package, write_package
from generator.office.wordml.new_comments import NewComments
from tests.check.annotating.noted import noted, short
from tests.sample_docx import paragraph, sample_docx
from tests.word_documents import packed, parts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
NAMES = f'xmlns:w="{W}" xmlns:w14="{W14}"'
OLD = (
    f'<w:comments {NAMES}><w:comment w:id="3" w:author="示例"><w:p w14:paraId="0FA0E001"><w:r><w:t>旧</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
RELATIONS = "word/_rels/document.xml.rels"


def document(*added: tuple[str, str, str], text: str = paragraph("第一段") + paragraph("第二段")) -> dict[str, bytes]:
    """A document with further parts: the type of the relationship, the part and its content."""
    contents = parts(sample_docx(text))
    rows = "".join(
        f'<Relationship Id="n{number}" Type="{kind}" Target="/{name}"/>' for number, (kind, name, _) in enumerate(added)
    )
    contents[RELATIONS] = contents[RELATIONS].replace(b"</Relationships>", f"{rows}</Relationships>".encode())
    return contents | {name: content.encode() for _, name, content in added if content}


def replaced(contents: dict[str, bytes], words: dict[str, str]) -> dict[str, bytes]:
    """The parts with other words, as other makers write them."""
    for old, new in words.items():
        contents = {name: part.replace(old.encode(), new.encode()) for name, part in contents.items()}
    return contents


def commented(contents: dict[str, bytes], *, date: str | None = None, whole: bool = True) -> dict[str, bytes]:
    """The parts with a comment of two lines at the first paragraph, and one of a line at the second."""
    package = Package(contents, "x.docx")
    first, second = package.tree(package.main).iter("{*}p")
    comments = NewComments(package, "fawen", date)
    comments.add(first, ["一", "二"], whole=whole)
    comments.add(second, ["三"])
    return {name: bytes(data) for name, data in package.finished().items() if isinstance(data, bytes)}


def test_a_document_without_comments() -> None:
    contents = commented(document())
    first, second = noted(packed(contents))
    assert [each.given for each in (first, second)] == [
        {"id": "0", "author": "fawen", "initials": "fawen"},
        {"id": "1", "author": "fawen", "initials": "fawen"},
    ]
    assert (first.lines, first.at, first.around) == (("一", "二"), "第一段", "第一段")
    assert (second.lines, second.at) == (("三",), "第二段")
    assert b"wordprocessingml.comments+xml" in contents["[Content_Types].xml"]


def test_comments_that_are_there_stay_and_keep_their_ids() -> None:
    text = '<w:p><w:commentRangeStart w:id="3"/><w:r><w:t>旧</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r>'
    text += '<w:commentReference w:id="3"/></w:r></w:p><w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    contents = document((f"{OFFICE}/comments", "other/Notes.xml", OLD), text=text)
    old, first, second = noted(packed(commented(contents)))
    assert (old.given["author"], old.lines, old.around) == ("示例", ("旧",), "旧")
    assert [each.given["id"] for each in (old, first, second)] == ["3", "1", "2"]  # 0 is that of a lost comment


def test_marks_at_one_place_follow_one_another() -> None:
    package = Package(document(), "x.docx")
    first, _ = package.tree(package.main).iter("{*}p")
    comments = NewComments(package, "fawen")
    comments.add(first, ["提要"], whole=False)
    comments.add(first, ["这一段"])
    children = [(etree.QName(each).localname, *short(each).values()) for each in first]
    assert children == [("pPr",), ("r",), *[("commentRangeStart", "1"), ("r",), ("commentRangeEnd", "1"), ("r",)]]


def test_a_main_part_of_another_name_and_place() -> None:
    contents = document()
    contents["text/story.xml"] = contents.pop("word/document.xml")
    contents["text/_rels/story.xml.rels"] = contents.pop(RELATIONS).replace(b'"styles', b'"../word/styles')
    for name in ("_rels/.rels", "[Content_Types].xml"):
        contents[name] = contents[name].replace(b"word/document.xml", b"text/story.xml")
    made = commented(contents)
    assert len(noted(packed(made))) == 2
    assert "text/comments.xml" in made


@pytest.mark.parametrize("names", [STRICT, {}, {"w:": "x:", ":w=": ":x="}], ids=["strict", "usual", "another prefix"])
def test_names_are_those_of_the_document(names: dict[str, str]) -> None:
    contents = replaced(document((f"{OFFICE}/comments", "word/comments.xml", OLD)), names)
    before = {etree.QName(each).namespace for each in etree.fromstring(contents["word/document.xml"]).iter()}
    made = commented(contents)
    for part in ("word/document.xml", "word/comments.xml"):
        root = etree.fromstring(made[part])
        assert {etree.QName(each).namespace for each in root.iter()} == before
        assert {each.prefix for each in root.iter()} == {root.prefix}


def test_a_new_part_of_a_strict_document_is_strict() -> None:
    made = commented(replaced(document(), STRICT))
    assert len(noted(packed(made))) == 2
    assert etree.QName(etree.fromstring(made["word/comments.xml"])).namespace == STRICT[W]
    assert f"{STRICT[OFFICE]}/comments".encode() in made[RELATIONS]


_MICROSOFT = "http://schemas.microsoft.com/office"
WORD = f"{_MICROSOFT}/word"
BESIDE = [
    (f"{_MICROSOFT}/{kind}", f"word/{kind.rpartition('/')[2]}.xml", content)
    for kind, content in {
        "2011/relationships/commentsExtended": f'<x:commentsEx xmlns:x="{WORD}/2012/wordml">'
        '<x:commentEx x:paraId="0FA0E001" x:done="1"/></x:commentsEx>',
        "2016/09/relationships/commentsIds": f'<x:commentsIds xmlns:x="{WORD}/2016/wordml/cid">'
        '<x:commentId x:paraId="0FA0E001" x:durableId="0FA0E002"/></x:commentsIds>',
        "2018/08/relationships/commentsExtensible": f'<x:commentsExtensible xmlns:x="{WORD}/2018/wordml/cex">'
        '<x:commentExtensible x:durableId="0FA0E002"/></x:commentsExtensible>',
        "2011/relationships/people": f'<x:people xmlns:x="{WORD}/2012/wordml"><x:person x:author="示例"/></x:people>',
    }.items()
]


def test_the_parts_beside_the_comments_get_rows() -> None:
    contents = commented(document((f"{OFFICE}/comments", "word/comments.xml", OLD), *BESIDE))
    rows = {name: [short(each) for each in etree.fromstring(contents[name])] for _, name, _ in BESIDE}
    first, second = {"paraId": "0FA0E003", "durableId": "0FA0E003"}, {"paraId": "0FA0E004", "durableId": "0FA0E004"}
    assert rows["word/commentsIds.xml"][1:] == [first, second]
    assert rows["word/commentsExtensible.xml"][1:] == [{"durableId": "0FA0E003"}, {"durableId": "0FA0E004"}]
    assert rows["word/commentsExtended.xml"] == [
        {"paraId": "0FA0E001", "done": "1"},
        {"paraId": "0FA0E003", "done": "0"},
        {"paraId": "0FA0E004", "done": "0"},
    ]
    assert rows["word/people.xml"] == [{"author": "示例"}, {"author": "fawen"}]
    last = [comment[-1].get(f"{{{W14}}}paraId") for comment in etree.fromstring(contents["word/comments.xml"])]
    assert last == ["0FA0E001", "0FA0E003", "0FA0E004"]


@pytest.mark.parametrize("content", [f"<w:footnotes {NAMES}/>", "<w:comments>"])
def test_what_is_no_comments_part_is_refused(content: str) -> None:
    with pytest.raises(TemplateError) as raised:
        commented(document((f"{OFFICE}/comments", "word/comments.xml", content)))
    assert [each.code for each in raised.value.problems] == ["template-xml-broken"]


def test_the_same_bytes_each_time() -> None:
    made = [write_package(commented(document(*BESIDE))) for _ in range(2)]
    assert made[0] == made[1]

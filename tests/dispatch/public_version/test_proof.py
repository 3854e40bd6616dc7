"""The proof of a file: removed words in any part, string or encoding, and what no finished document has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest

from generator.dispatch.public_version.proof import Proof
from generator.dispatch.public_version.removed_words import RemovedWords

WORD, CODE = "示例某某", "x7k2"
PROOF = Proof(RemovedWords({WORD: "", CODE: "", "13800138000": ""}))
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def changed(part: str, data: bytes) -> bytes:
    """A package with an empty document and the ``part`` ``data``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, each in {"word/document.xml": xml(""), part: data}.items():
            archive.writestr(name, each)
    return buffer.getvalue()


def xml(inner: str, encoding: str = "utf-8") -> bytes:
    return f'<w:document {_W.decode()} xmlns:v="urn:v">{inner}</w:document>'.encode(encoding)


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def pdf(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    change(document)
    buffer = io.BytesIO()
    document.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return buffer.getvalue()


def _outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"关于{WORD}", 0))


_SAID = b"/Span <</ActualText <" + (b"\xfe\xff" + WORD.encode("utf-16-be")).hex().encode() + b">>> BDC EMC"


def _actual_text(document: pikepdf.Pdf) -> None:
    document.pages[0].Contents = document.make_stream(_SAID)


def _in_a_form(document: pikepdf.Pdf) -> None:
    form = document.make_stream(_SAID, Subtype=pikepdf.Name.Form)
    document.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a"] = pikepdf.AttachedFileSpec(document, f"a{WORD}".encode("gb18030"))


def _information(document: pikepdf.Pdf) -> None:
    document.docinfo["/Subject"] = WORD


def _metadata(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = WORD


LEFT = {
    "runs": xml(f"<w:p>{run('示例')}{run('某')}<w:proofErr/>{run('某')}</w:p>"),
    "text": xml(f"<w:p>{run(f'码{CODE}。')}</w:p>"),
    "digits": xml(f"<w:p>{run('138－0013')}{run(' ８０００')}</w:p>"),
    "box": xml(f"<w:p><w:r><w:pict><v:t><w:p>{run(WORD)}</w:p></v:t></w:pict></w:r></w:p>"),
    "alternative": xml(f'<w:p><v:shape alt="图{WORD}"/></w:p>'),
    "field": xml(f"<w:p><w:r><w:instrText>HYPERLINK {CODE}</w:instrText></w:r></w:p>"),
    "comment": xml(f"<!-- {WORD} -->"),
    "binary": b"\x00" + WORD.encode("gb18030"),
    "wide": WORD.encode("utf-16-le"),
}


@pytest.mark.parametrize("place", LEFT)
@pytest.mark.cases(9)
def test_words_in_parts(place: str) -> None:
    part = f"word/{place}.{'bin' if LEFT[place][:1] != b'<' else 'xml'}"
    [problem] = PROOF.problems("a.docx", changed(part, LEFT[place]))
    assert (problem.code, problem.facts["place"]) == ("public-left", part)


@pytest.mark.parametrize("change", [_outline, _actual_text, _in_a_form, _attached, _information, _metadata])
@pytest.mark.cases(6)
def test_words_in_a_pdf(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert {each.facts.get("word") for each in PROOF.problems("a.pdf", pdf(change))} == {WORD}


def test_names_other_formats_and_what_is_clean() -> None:
    assert [each.code for each in PROOF.problems(f"{WORD}.docx", changed("a.xml", b"<a/>"))] == ["public-left"]
    assert [each.code for each in PROOF.problems("a.svg", f"<svg><text>{WORD}</text></svg>".encode())] == [
        "public-left"
    ]
    for name, data in (("a.docx", changed("a.xml", b"<a b='ax7k2a'/>")), ("a.pdf", pdf(lambda _: None))):
        assert list(PROOF.problems(name, data)) == []


@pytest.mark.parametrize(
    ("part", "inner", "wanted"),
    [
        ("word/comments.xml", "", "批注"),
        ("word/a.xml", f"<w:p><w:ins>{run('示例')}</w:ins></w:p>", "修订"),
        ("word/a.xml", "<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>", "修订"),
        ("word/a.xml", run("示例", "<w:rPr><w:vanish/></w:rPr>"), "隐藏的文字"),
        ("word/a.xml", run("示例", '<w:rPr><w:vanish w:val="0"/></w:rPr>'), ""),
        ("word/styles2.xml", '<w:attachedTemplate w:val="a"/>', "模板的路径"),
        ("docProps/b.xml", "<w:lastModifiedBy>示例</w:lastModifiedBy>", "作者、单位或者模板的名字"),
        ("word/a.xml", '<w:bookmarkStart w:name="_fw_1"/>', "稿件的记号"),
    ],
)
@pytest.mark.cases(8)
def test_marks_of_what_is_not_finished(part: str, inner: str, wanted: str) -> None:
    found = list(PROOF.problems("a.docx", changed(part, xml(inner))))
    assert [(each.code, str(each.facts["what"])) for each in found] == ([("public-mark", wanted)] if wanted else [])


def test_marks_of_a_pdf() -> None:
    def write(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = "示例"
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="a", Rect=[0, 0, 1, 1])
        document.pages[0].Annots = pikepdf.Array([note])

    assert [str(each.facts["what"]) for each in PROOF.problems("a.pdf", pdf(write))] == [
        "作者、单位或者模板的名字", "批注",
    ]  # fmt: skip

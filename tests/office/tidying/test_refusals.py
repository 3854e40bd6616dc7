from __future__ import annotations

import pytest

from generator.ground.errors import InputError
from generator.office.tidying import tidy
from tests.office.tidying.word_like import WORD_LIKE
from tests.word_documents import packed, parts

_SIGNATURE = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


def changed(part: str, old: bytes, new: bytes) -> bytes:
    contents = parts(WORD_LIKE["looks"])
    assert old in contents[part]
    return packed({**contents, part: contents[part].replace(old, new)})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            changed("_rels/.rels", b"</R", b'<Relationship Id="s" Type="' + _SIGNATURE + b'" Target="s.sigs"/></R'),
            "tidying-signed",
        ),
        (
            changed(
                "[Content_Types].xml",
                b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                b"vnd.ms-word.document.macroEnabled.main",
            ),
            "tidying-macros",
        ),
        (changed("_rels/.rels", b"word/document.xml", b"word/other.xml"), "template-not-word"),
        (changed("[Content_Types].xml", b".document.main", b".glossary.main"), "template-not-word"),
        (
            changed(
                "word/document.xml",
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            ),
            "template-strict",
        ),
        (changed("word/styles.xml", b"<w:styles", b"<!DOCTYPE x><w:styles"), "template-doctype"),
        (changed("word/styles.xml", b"</w:styles>", b""), "template-xml-broken"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "template-not-docx-old"),
    ],
)
def test_what_is_left_alone(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as refusal:
        tidy(data, "sample.docx")
    assert [problem.code for problem in refusal.value.problems] == [code]


def test_macros_are_known_by_their_part() -> None:
    kind = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    contents = parts(changed("[Content_Types].xml", b"</Types", kind + b"</Types"))
    assert tidy(packed(contents), "sample.docx").changed  # a kind that no part is of
    with pytest.raises(InputError) as refusal:
        tidy(packed({**contents, "word/vbaProject.bin": b"macro"}), "sample.docx")
    assert [problem.code for problem in refusal.value.problems] == ["tidying-macros"]

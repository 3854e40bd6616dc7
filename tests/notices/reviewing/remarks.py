"""Comments and replies as Word writes them: the parts, and the anchors in a paragraph (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from lxml import etree

from tests.notices.reviewing.wordprocessing import PPR, R, W

_NAMES = (
    f'xmlns:w="{W[1:-1]}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_TYPES = {
    "comments": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    ),
    "commentsExtended": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    ),
}


def with_comments(contents: dict[str, bytes], *remarks: tuple[str, str]) -> dict[str, bytes]:
    """The parts of a package with these comments, each as author and text; all but the first answer the first."""
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="2026-01-05T09:30:00Z" w:initials="示">'
        f'<w:p w14:paraId="0F0000{number:02X}"><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:comment>'
        for number, (author, text) in enumerate(remarks)
    )
    threads = "".join(
        f'<w15:commentEx w15:paraId="0F0000{number:02X}" w15:done="0"'
        + (' w15:paraIdParent="0F000000"/>' if number else "/>")
        for number in range(len(remarks))
    )
    parts = {
        "comments": f"<w:comments {_NAMES}>{comments}</w:comments>",
        "commentsExtended": f"<w15:commentsEx {_NAMES}>{threads}</w15:commentsEx>",
    }
    types, links = "", ""
    for name, (kind, relationship) in _TYPES.items():
        types += f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        links += f'<Relationship Id="{name}" Type="{relationship}" Target="{name}.xml"/>'
    return {
        **contents,
        **{f"word/{name}.xml": xml.encode() for name, xml in parts.items()},
        **_ending(contents, "[Content_Types].xml", types, "</Types>"),
        **_ending(contents, "word/_rels/document.xml.rels", links, "</Relationships>"),
    }


def anchor(paragraph: etree._Element, count: int) -> None:
    """Anchor the comments 0 to ``count - 1`` at the whole paragraph."""
    first = sum(each.tag == PPR for each in paragraph)
    for number in range(count):
        paragraph.insert(first, etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)}))
        paragraph.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)}))
        run = etree.SubElement(paragraph, R)
        etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})


def _ending(contents: dict[str, bytes], part: str, xml: str, end: str) -> dict[str, bytes]:
    return {part: contents[part].replace(end.encode(), f"{xml}{end}".encode())}

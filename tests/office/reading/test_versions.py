"""Versions of a document, of which each block is read once: what is read is what is read without the others.

The cases: paragraphs moved, repeated, in another style sheet, with bookmarks, page breaks, a list; fields over several
paragraphs; the end of a section; text boxes; tables moved, nested, with hidden rows.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.ground.kept_results import drop_all
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.docx_reader import document_in
from tests.chosen import examples
from tests.office.reading.made import package

_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
_MARKED = '<w:p><w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id="{0}"/></w:p>'
_FIELD = '<w:p><w:r><w:t>前</w:t><w:fldChar w:fldCharType="{}"/><w:t>后</w:t></w:r></w:p>'
_ROW = "<w:tr>{}<w:tc>" + _P.format("乙") + "</w:tc></w:tr>"
_BLOCKS = (
    _P.format("甲"),
    _P.format("乙"),
    "<w:p/>",
    _MARKED.format(1),
    _MARKED.format(2),
    '<w:p><w:r><w:t>上</w:t><w:br w:type="page"/><w:t>下</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>',
    *map(_FIELD.format, ("begin", "separate", "end")),
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>',
    f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{_P.format('框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    f"<w:tbl>{_ROW.format('')}</w:tbl>",
    f"<w:tbl>{_ROW.format('<w:trPr><w:hidden/></w:trPr>')}<w:tr><w:tc><w:tbl>{_ROW.format('')}</w:tbl><w:p/></w:tc></w:tr></w:tbl>",
)
_STYLES = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="{}"/></w:rPr></w:rPrDefault></w:docDefaults>'
_LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
_PARTS: tuple[dict[str, str], ...] = (
    {},
    {"styles": _STYLES.format(32)},
    {"styles": _STYLES.format(24)},
    {"numbering": _LISTS},
)
_VERSIONS = st.lists(
    st.tuples(st.lists(st.sampled_from(_BLOCKS), max_size=8), st.sampled_from(_PARTS)), min_size=2, max_size=4
)


@settings(max_examples=examples(1_000, in_every_run=20))
@given(_VERSIONS)
def test_each_version_is_read_as_if_it_were_the_only_one(versions: list[tuple[list[str], dict[str, str]]]) -> None:
    drop_all()
    for blocks, parts in versions:
        data = package("".join(blocks), **parts)
        read = document_in(DocxParts(data, "公文.docx"), is_version=True)
        alone = document_in(DocxParts(data, "公文.docx"))
        assert read == alone
        assert [*read.positions.values()] == [*alone.positions.values()]

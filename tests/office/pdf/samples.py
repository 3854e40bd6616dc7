"""Documents that the tests of the PDF step have rendered, all in one run."""

from __future__ import annotations

from generator.office.package import read_package, write_package
from tests.sample_docx import foot_table, paragraph, red_rule, sample_docx, section

HANZI = "巫山县民政局关于开展集中宣传活动方案通知要求各乡镇街道认真组织实施工作"
# A mark falls on the 29th place of many lines: it hangs, or goes to the next line with the character before it.
HANGING = "，".join([HANZI[:28]] * 40)
ASCII = "".join(map(chr, range(0x21, 0x7F))).replace("&", "").replace("<", "").replace(">", "")
FAMILIES_IN_USE = ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体", "仿宋", "楷体")

# Names that no official font has, and one beyond U+FFFF.
RARE = "喆堃甦犇燊赟湖㳇镇莫𡐓村"

SAMPLES = {
    "grid.docx": sample_docx(paragraph(HANZI * 40)),
    "widths.docx": sample_docx(
        *(paragraph(text, font=font) for font in FAMILIES_IN_USE for text in (ASCII[:45], ASCII[45:], "二〇2022年A℃"))
    ),
    "elements.docx": sample_docx(
        red_rule("巫山民政发〔2022〕31号"),
        paragraph("红字", color="FF0000"),
        foot_table(["抄送：甲单位", "乙单位印发"]),
        paragraph(""),
    ),
    "rare.docx": sample_docx(paragraph(RARE)),
    "hanging.docx": sample_docx(paragraph(HANGING)),
    "blank.docx": sample_docx(paragraph("第一页"), section(), paragraph("第三页，前有空白页"), start="oddPage"),
}


def docx_with_stories() -> bytes:
    """A .docx with 正文, a footnote 脚注内容, on every page the header 页眉 and in the footer the page's number."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>77</w:t></w:r></w:fldSimple>'
    stories = {
        "header": f"<w:hdr {w}>{paragraph('页眉')}</w:hdr>",
        "footer": f"<w:ftr {w}><w:p><w:r><w:t>—</w:t></w:r>{number}<w:r><w:t>—</w:t></w:r></w:p></w:ftr>",
        "footnotes": f'<w:footnotes {w}><w:footnote w:id="2">{paragraph("脚注内容")}</w:footnote></w:footnotes>',
    }
    parts = read_package(sample_docx(paragraph("正文")), name="stories.docx")
    for kind, story in stories.items():
        parts[f"word/{kind}.xml"] = story.encode()
        _put(
            parts,
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/word/{kind}.xml" ContentType="application/vnd.openxmlformats-officedocument'
            f'.wordprocessingml.{kind}+xml"/>',
        )
        relationship = f'<Relationship Id="{kind}" Type="{r}/{kind}" Target="{kind}.xml"/>'
        _put(parts, "word/_rels/document.xml.rels", "</Relationships>", relationship)
    _put(parts, "word/document.xml", "</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    edges = "".join(
        f'<w:{kind}Reference xmlns:r="{r}" w:type="default" r:id="{kind}"/>' for kind in ("header", "footer")
    )
    _put(parts, "word/document.xml", '<w:type w:val="nextPage"/>', edges)
    return write_package(parts)


def _put(parts: dict[str, bytes], part: str, before: str, what: str) -> None:
    """Put ``what`` into a part at the first place before ``before``."""
    head, found, tail = parts[part].decode().partition(before)
    assert found
    parts[part] = f"{head}{what}{found}{tail}".encode()

"""What Word sets otherwise is said of files that are Word documents; of others it is said when they are opened."""

import pytest

from generator.templates.doubts.word_layout import word_layout_doubts
from tests.templates.doubts.word_templates import NO_HANGING, paragraph, run, style, template
from tests.templates.excel.workbooks import workbook
from tests.word_documents import packed, parts

KERN = '<w:kern w:val="2"/>'
LATIN = '<w:rFonts w:hAnsi="Calibri" w:eastAsia="仿宋_GB2312"/>'
GOOD = template(paragraph("甲“乙”。"), fonts=LATIN, defaults=KERN)


def test_each_kind_once() -> None:
    found = word_layout_doubts(GOOD, "a.docx")
    assert [each.code for each in found] == ["template-line-ends", "template-narrow-marks"]
    assert {each.span and each.span.file for each in found} == {"a.docx"}


def test_fonts_of_the_theme() -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
        '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="仿宋"/></a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )
    fonts = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    data = {**parts(template(paragraph("甲“乙”。"), fonts=fonts, theme="")), "word/theme.xml": theme.encode()}
    (problem,) = word_layout_doubts(packed(data), "a.docx")
    assert str(problem.facts["fonts"]) == "Calibri"


@pytest.mark.parametrize(
    "data",
    [b"", b"no document", workbook([["甲"]]), packed({"a.txt": b"a"}), GOOD[:-40]],
    ids=["empty", "text", "a workbook", "another zip", "cut off"],
)
def test_a_file_that_is_no_word_document(data: bytes) -> None:
    assert word_layout_doubts(data, "a.docx") == []


@pytest.mark.parametrize("part", ["word/styles.xml", "word/settings.xml"])
def test_a_part_that_is_no_xml_says_nothing(part: str) -> None:
    assert word_layout_doubts(packed({**parts(template(paragraph("甲。"))), part: b"no xml"}), "a.docx") == []


# What makes Word end lines elsewhere than the PDF is named where it has an effect, and only there; all in one
# note.

JUSTIFIED = '<w:jc w:val="both"/>'
COMPRESSION = '<w:characterSpacingControl w:val="{}"/>'
PUNCTUATION, KANA = map(COMPRESSION.format, ("compressPunctuation", "compressPunctuationAndJapaneseKana"))
LINE_END_KERN = '<w:kern w:val="2"/>'
KERNED = f"<w:rPr>{LINE_END_KERN}</w:rPr>"
TEXT = "甲、乙。"

LEFT, BOTH = paragraph(TEXT), paragraph(TEXT, properties=JUSTIFIED)
COMPRESSED = "“字符间距控制”设成了压缩标点"


def in_cell(content: str, table_style: str = "") -> str:
    look = f'<w:tblPr><w:tblStyle w:val="{table_style}"/></w:tblPr>' if table_style else ""
    return f"<w:tbl>{look}<w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"


def kerned(places: str) -> str:
    return f"“为字体调整字间距”开着（{places}）"


def hanging(places: str) -> str:
    return f"允许标点溢出边界（{places}）"


COMPRESSING = {
    "justified": (template(BOTH, settings=PUNCTUATION), True),
    "kana as well": (template(BOTH, settings=KANA), True),
    "distributed": (template(paragraph(TEXT, properties='<w:jc w:val="distribute"/>'), settings=PUNCTUATION), True),
    "justified by its style": (template(LEFT, settings=PUNCTUATION, normal=NO_HANGING + JUSTIFIED), True),
    "justified by the style of its table": (
        template(
            in_cell(LEFT, "格"), settings=PUNCTUATION, styles=style("格", f"<w:pPr>{JUSTIFIED}</w:pPr>", kind="table")
        ),
        True,
    ),
    "only one paragraph is justified": (template(LEFT, BOTH, settings=PUNCTUATION), True),
    "in a header": (template(LEFT, settings=PUNCTUATION, header=BOTH), True),
    "a printed value": (template(paragraph("{{ unit.name }}", properties=JUSTIFIED), settings=PUNCTUATION), True),
    "a printed value in several runs": (
        template(paragraph("{", "{ unit", ".name }}", properties=JUSTIFIED), settings=PUNCTUATION),
        True,
    ),
    "not justified": (template(LEFT, settings=PUNCTUATION), False),
    "centred": (template(paragraph(TEXT, properties='<w:jc w:val="center"/>'), settings=PUNCTUATION), False),
    "no compression": (template(BOTH, settings=COMPRESSION.format("doNotCompress")), False),
    "an unknown value": (template(BOTH, settings=COMPRESSION.format("some")), False),
    "without the setting": (template(BOTH), False),
    "without settings": (template(BOTH, settings=None), False),
    "no punctuation": (template(paragraph("姓名", properties=JUSTIFIED), settings=PUNCTUATION), False),
    "half-width punctuation": (template(paragraph("a, b (c).", properties=JUSTIFIED), settings=PUNCTUATION), False),
    "punctuation in a condition": (
        template(paragraph('{% if unit.name == "甲、乙" %}甲{% endif %}', properties=JUSTIFIED), settings=PUNCTUATION),
        False,
    ),
    "punctuation in a comment of the template": (
        template(paragraph("{# 甲、乙。 #}甲", properties=JUSTIFIED), settings=PUNCTUATION),
        False,
    ),
    "hidden text": (template(paragraph(run(TEXT, "<w:vanish/>"), properties=JUSTIFIED), settings=PUNCTUATION), False),
    "in a comment": (template(LEFT, settings=PUNCTUATION, comments=f'<w:comment w:id="0">{BOTH}</w:comment>'), False),
}

BASED = style("主", KERNED) + style("次", "", base="主")
KERNING = {
    "in the document's defaults": (template(LEFT, defaults=LINE_END_KERN), "文档默认格式"),
    "in Normal": (template(LEFT, look=LINE_END_KERN), "样式“正文”"),
    "in the style": (template(paragraph(TEXT, style="主"), styles=BASED), "样式“主”"),
    "in the style that it is based on": (template(paragraph(TEXT, style="次"), styles=BASED), "样式“主”"),
    "in a character style": (
        template(paragraph(run(TEXT, '<w:rStyle w:val="强"/>')), styles=style("强", KERNED, kind="character")),
        "样式“强”",
    ),
    "in a table style": (template(in_cell(LEFT, "格"), styles=style("格", KERNED, kind="table")), "表格样式"),
    "in the run": (template(paragraph(run(TEXT, LINE_END_KERN))), "单独设置的文字"),
    "justified": (template(BOTH, defaults=LINE_END_KERN), "文档默认格式"),
    "of just this size": (template(LEFT, defaults='<w:kern w:val="32"/>'), "文档默认格式"),
    "a printed value": (template(paragraph("{{ unit.name }}"), defaults=LINE_END_KERN), "文档默认格式"),
    "quotation marks": (template(paragraph("“甲”"), defaults=LINE_END_KERN), "文档默认格式"),
    "in several places": (
        template(paragraph(TEXT, run(TEXT, LINE_END_KERN)), paragraph(TEXT, style="次"), styles=BASED),
        "单独设置的文字、样式“主”",
    ),
    "in many places": (
        template(
            *(paragraph(TEXT, style=each) for each in "甲乙丙丁"),
            styles="".join(style(each, KERNED) for each in "甲乙丙丁"),
        ),
        "样式“甲”、样式“乙”、样式“丙”等 4 处",
    ),
    "punctuation is kerned": (
        template(LEFT, defaults=LINE_END_KERN, settings='<w:noPunctuationKerning w:val="0"/>'),
        "文档默认格式",
    ),
    "punctuation is not kerned": (template(LEFT, defaults=LINE_END_KERN, settings="<w:noPunctuationKerning/>"), None),
    "from a larger size on": (template(LEFT, defaults='<w:kern w:val="33"/>'), None),
    "switched off again": (template(paragraph(run(TEXT, '<w:kern w:val="0"/>')), defaults=LINE_END_KERN), None),
    "a value that is no number": (template(LEFT, defaults='<w:kern w:val="x"/>'), None),
    "in a style that no text has": (template(LEFT, styles=BASED), None),
    "no punctuation": (template(paragraph("姓名"), defaults=LINE_END_KERN), None),
    "half-width punctuation": (template(paragraph("AV, (To)."), defaults=LINE_END_KERN), None),
    "nowhere": (template(LEFT), None),
}

NORMAL = "样式“正文”"
HANGING = {
    "by default": (template(BOTH, normal=""), NORMAL),
    "switched on": (template(BOTH, normal="<w:overflowPunct/>"), NORMAL),
    "switched on again in a style": (
        template(
            BOTH,
            paragraph(TEXT, style="主"),
            styles=style("主", f"<w:pPr><w:overflowPunct/>{JUSTIFIED}</w:pPr>", base="a"),
        ),
        "样式“主”",
    ),
    "in two styles": (
        template(BOTH, paragraph(TEXT, style="主"), normal="", styles=style("主", f"<w:pPr>{JUSTIFIED}</w:pPr>")),
        f"{NORMAL}、样式“主”",
    ),
    "a printed value": (template(paragraph("{{ unit.name }}", properties=JUSTIFIED), normal=""), NORMAL),
    "switched off": (template(BOTH), None),
    "switched off in the paragraph": (template(paragraph(TEXT, properties=NO_HANGING + JUSTIFIED), normal=""), None),
    "not justified": (template(LEFT, normal=""), None),
    "distributed": (template(paragraph(TEXT, properties='<w:jc w:val="distribute"/>'), normal=""), None),
    "no punctuation": (template(paragraph("姓名", properties=JUSTIFIED), normal=""), None),
}


def causes(data: bytes) -> list[str]:
    """What the note names; nothing where there is none."""
    return [str(each.facts["causes"]) for each in word_layout_doubts(data, "a.docx")]


@pytest.mark.parametrize("name", COMPRESSING)
def test_compressed_punctuation(name: str) -> None:
    data, named = COMPRESSING[name]
    assert causes(data) == [COMPRESSED] * named


@pytest.mark.parametrize("name", KERNING)
def test_kerned_punctuation(name: str) -> None:
    data, places = KERNING[name]
    assert causes(data) == ([] if places is None else [kerned(places)])


@pytest.mark.parametrize("name", HANGING)
def test_hanging_punctuation(name: str) -> None:
    data, places = HANGING[name]
    assert causes(data) == ([] if places is None else [hanging(places)])


def test_all_in_one_note_whose_remedy_names_each_switch_once() -> None:
    data = template(BOTH, settings=PUNCTUATION, defaults=LINE_END_KERN, normal="")
    (problem,) = word_layout_doubts(data, "a.docx")
    assert (problem.code, problem.severity) == ("template-line-ends", "info")
    assert str(problem.facts["causes"]) == "；".join((COMPRESSED, kerned("文档默认格式"), hanging(NORMAL)))
    switches = {
        "zh": ("“版式”", "“不压缩”", "“字距调整”", "“为字体调整字间距”", "“允许标点溢出边界”"),
        "en": ("'Typography'", "'Do not compress'", "'Kerning'", "'Kerning for fonts'", "'Allow hanging punctuation'"),
    }
    assert [problem.remedy("zh").count(each) for each in switches["zh"]] == [1] * 5
    assert [problem.remedy("en").count(each) for each in switches["en"]] == [1] * 5


def test_the_switches_of_the_remedy_silence_it() -> None:
    settings = '<w:noPunctuationKerning/><w:characterSpacingControl w:val="doNotCompress"/>'
    assert causes(template(BOTH, settings=settings, defaults=LINE_END_KERN, normal=NO_HANGING)) == []


# Marks of Chinese text that Word sets in a Latin font are named once, with their place; no others are.

LATIN_MARKS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
HINT = LATIN_MARKS.replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" ')
ASCII_ALONE = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="仿宋_GB2312"/>'
UNUSUAL = '<w:rFonts w:ascii="示例体" w:hAnsi="示例体"/>'


def latin(*texts: str) -> bytes:
    return template(*map(paragraph, texts), fonts=LATIN_MARKS)


FOUND = {
    "quotation marks": (latin("甲“乙”丙"), ("“”", 1, "paragraph 1")),
    "single ones": (latin("甲‘乙’丙"), ("‘’", 1, "paragraph 1")),
    "a middle dot": (latin("甲·乙"), ("·", 1, "paragraph 1")),
    "around Latin": (latin("甲“Word”丙"), ("“”", 1, "paragraph 1")),
    "beside other marks": (latin("甲：“A”。"), ("“”", 1, "paragraph 1")),
    "one behind the other": (latin("甲’”"), ("’”", 1, "paragraph 1")),
    "around a printed value": (latin("“{{ unit.name }}”"), ("“”", 1, "paragraph 1")),
    "in several paragraphs": (latin("甲", "甲“乙", "丙·", "丁"), ("“·", 2, "paragraph 2")),
    "in a style": (
        template(paragraph("甲“乙", style="主"), styles=style("主", f"<w:rPr>{LATIN_MARKS}</w:rPr>")),
        ("“", 1, "paragraph 1"),
    ),
    "in one run of the paragraph": (template(paragraph("甲“", run("乙”", LATIN_MARKS))), ("”", 1, "paragraph 1")),
    "the font beside the mark is another": (
        template(paragraph("甲", run("“", LATIN_MARKS), "乙")),
        ("“", 1, "paragraph 1"),
    ),
}

SILENT = {
    "marks as wide in Latin fonts": latin("甲……乙——丙"),
    "a hint": template(paragraph("甲“乙”……——·"), fonts=HINT),
    "a hint in the run": template(paragraph(run("甲“乙”", '<w:rFonts w:hint="eastAsia"/>')), fonts=LATIN_MARKS),
    "one font": template(paragraph("甲“乙”")),
    "a Latin font for ASCII alone": template(paragraph("甲“乙”"), fonts=ASCII_ALONE),
    "a font that may be Chinese": template(paragraph("甲“乙”"), fonts=UNUSUAL),
    "Latin text": latin("It’s “so” — well… a·b"),
    "marks of East Asia alone": latin("甲（乙）、《丙》：〔丁〕"),
    "in a tag": latin("甲{{ unit.name | default(“无”) }}乙"),
    "in a condition": latin("甲{% if unit.group == “乙” %}丙{% endif %}"),
    "beside a condition": latin("{% if x %}“{% endif %}a"),
    "hidden": template(paragraph(run("甲“乙”", f"{LATIN_MARKS}<w:vanish/>"))),
}


@pytest.mark.parametrize("name", FOUND)
def test_narrow_marks(name: str) -> None:
    data, expected = FOUND[name]
    found = [each for each in word_layout_doubts(data, "a.docx") if each.code == "template-narrow-marks"]
    told = [
        (each.facts["marks"], each.facts["count"], f"paragraph {each.span and each.span.paragraph}") for each in found
    ]
    assert told == [expected]
    assert [str(each.facts["fonts"]) for each in found] == ["Times New Roman"]


@pytest.mark.parametrize("name", SILENT)
def test_marks_that_are_right(name: str) -> None:
    assert word_layout_doubts(SILENT[name], "a.docx") == []

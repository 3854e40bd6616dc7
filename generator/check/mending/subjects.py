"""The subject of each fixed rule, as the list of fixes names it."""

from __future__ import annotations

from generator.ground.errors import Said

_MARKS = Said("标点", "punctuation")
_TYPE_OF = {
    "TI-01": Said("标题的字体字号", "type of the title"),
    "BD-08": Said("层次标题的字体", "type of the headings"),
    "PG-15": Said("字体字号", "typeface and size"),
    "HD-01": Said("份号的字体字号", "type of the copy number"),
    "HD-04": Said("密级的字体字号", "type of the classification"),
    "HD-08": Said("紧急程度的字体字号", "type of the urgency"),
    "HD-13": Said("发文机关标志的字体和颜色", "type and colour of the issuer mark"),
    "AN-03": Said("附件序号行", "line 附件n"),
    "AN-04": Said("附件标题", "title of an attachment"),
    "IM-05": Said("版记的字体字号", "type of the imprint"),
    "PN-02": Said("页码的字体字号", "type of the page numbers"),
}
_PAGE = {
    "PG-01": Said("纸张大小", "sheet"),
    "PG-02": Said("上页边距", "top margin"),
    "PG-03": Said("左页边距", "left margin"),
    "PG-04": Said("版心宽度（右页边距）", "width of the type area (right margin)"),
    "PG-05": Said("版心高度（下页边距）", "height of the type area (bottom margin)"),
    "PG-06": Said("每页行数（行距）", "lines on a page (line height)"),
    "PG-07": Said("字距（每行字数）", "characters in a line (spacing of the characters)"),
    "PG-08": Said("文档网格排满后余下的高度", "height left below the document grid"),
    "PG-09": Said("行距", "line height"),
    "PN-01": Said("页码", "page numbers"),
    "PN-03": Said("页码两侧的一字线", "dashes beside the page number"),
    "PN-05": Said("单页页码的位置", "place of odd page numbers"),
    "PN-06": Said("双页页码的位置", "place of even page numbers"),
}
_PLACES = {
    "BD-02": Said("段前段后间距", "spacing above and below"),
    "BD-03": Said("首行缩进", "first-line indent"),
    "BD-04": Said("左右缩进", "indents"),
    "BD-05": Said("用空格代替的缩进", "blanks for an indent"),
    "BD-11": Said("段前段后间距", "spacing above and below"),
    "BD-12": Said("标题与下段同页", "heading kept with the next paragraph"),
    "HD-11": Said("发文机关标志的位置", "place of the issuer mark"),
    "HD-28": Said("红色分隔线", "red rule"),
    "HD-12": Said("发文机关标志居中", "issuer mark centred"),
    "HD-20": Said("发文字号居中", "number centred"),
    "TI-03": Said("标题居中", "title centred"),
    "RC-02": Said("主送机关顶格", "recipients flush left"),
    "AT-01": Said("附件说明的位置", "place of the attachment list"),
    "AT-05": Said("附件说明的位置", "place of the attachment list"),
    "SG-02": Said("成文日期的位置", "place of the date"),
    "SG-03": Said("署名的位置", "place of the signature"),
    "SG-09": Said("署名和成文日期的位置", "place of signature and date"),
    "SG-10": Said("署名和成文日期的位置", "place of signature and date"),
    "SG-11": Said("署名和成文日期的位置", "place of signature and date"),
    "SG-17": Said("署名与日期同页", "signature kept with the date"),
    "NT-01": Said("附注", "note"),
    "IM-06": Said("抄送的左右缩进", "indents of the copies"),
    "IM-08": Said("抄送回行的位置", "wrapped lines of the copies"),
}
_WORDS = {
    "NU-05": Said("日期", "date"),
    "HD-18": Said("发文字号", "number"),
    "HD-25": Said("签发人后的冒号", "colon after 签发人"),
    "SG-01": Said("成文日期", "date"),
    "IM-11": Said("印发日期", "printing date"),
    "TI-08": Said("标题末尾的句号", "full stop after the title"),
    "RC-03": Said("主送机关后的冒号", "colon after the recipients"),
    "AT-02": Said("附件后的冒号", "colon after 附件"),
    "AT-03": Said("附件顺序号后的标点", "mark after the serial of an attachment"),
    "AT-04": Said("附件名称后的标点", "mark after the name of an attachment"),
    "IM-07": Said("抄送的标点", "marks of the copies"),
}
_ALL = {**_TYPE_OF, **_PAGE, **_PLACES, **_WORDS}


def subject_of(rule: str) -> Said:
    """What the mended ``rule`` is about. Raises KeyError where it is not mended."""
    return _MARKS if rule.startswith("PU-") else _ALL[rule]

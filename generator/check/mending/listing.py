"""The printed list of fixes: what was changed, in words, with all its paragraphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.check.mending.work import Mend
from generator.ground.errors import Span, TranslatedText, Value, value_text

_MAIN = "document"
_WHOLE_DOCUMENT = TranslatedText("全文", "the whole document")
_PARAGRAPH = TranslatedText("第{}段", "paragraph {}")
_PARAGRAPHS = TranslatedText("第{}段", "paragraphs {}")
_COMMA = TranslatedText("、", ", ")
_DASH = TranslatedText("—", "–")
_QUOTED = TranslatedText("“{}”", "'{}'")
_CHANGE = TranslatedText("{places}：{subject}由{before}改为{after}", "{places}: {subject}: {before} → {after}")


def mend_lines(mends: Iterable[Mend]) -> Iterator[str]:
    """A line for each mend; those of a look that say the same are one, with all the paragraphs that it changed."""
    groups: defaultdict[tuple[str, str, str, int], list[Mend]] = defaultdict(list)
    for number, mend in enumerate(mends):
        alone = number + 1 if mend.edits else 0
        before = "" if mend.also else value_text(mend.before)  # what is set in all of the text had several values
        groups[mend.rule, before, value_text(mend.after), alone].append(mend)
    for group in groups.values():
        spans = [span for mend in group for span in (mend.place, *mend.also)]
        before_all, after_all = (_quoted(getattr(mend, side) for mend in group) for side in ("before", "after"))
        rule = group[0].rule
        line = _CHANGE.text().format(
            places=_places(spans), subject=subject_of(rule).text(), before=before_all, after=after_all
        )
        yield f"{line} [{rule}]".replace("\n", "␤")


def _quoted(values: Iterable[Value]) -> str:
    return _COMMA.text().join(dict.fromkeys(_QUOTED.text().format(value_text(value)) for value in values))


def _places(spans: Sequence[Span]) -> str:
    """The paragraphs of the text as numbers, others by table and cell or by the name of their part."""
    numbers = sorted({span.paragraph for span in spans if span.paragraph is not None and _in_text(span)})
    others = dict.fromkeys(_elsewhere(span) for span in spans if span.paragraph is not None and not _in_text(span))
    places = [*([_numbered(numbers)] if numbers else []), *others]
    return _COMMA.text().join(places) or _WHOLE_DOCUMENT.text()


def _in_text(span: Span) -> bool:
    return span.table is None and (span.part is None or _name(span).startswith(_MAIN))


def _name(span: Span) -> str:
    return (span.part or "").rpartition("/")[2]


def _elsewhere(span: Span) -> str:
    name = "" if _name(span).startswith(_MAIN) else _name(span)
    return (
        Span("", part=name, table=span.table, row=span.row, cell=span.cell, paragraph=span.paragraph)
        .text()[1:]
        .removeprefix(": ")
    )


def _numbered(numbers: Sequence[int]) -> str:
    """第3、5—7段."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    dash, comma = _DASH.text(), _COMMA.text()
    shown = (f"{run[0]}{dash}{run[-1]}" if len(run) > 2 else comma.join(map(str, run)) for run in runs)
    words = _PARAGRAPHS if len(numbers) > 1 else _PARAGRAPH
    return words.text().format(comma.join(shown))


_MARKS = TranslatedText("标点", "punctuation")
_TYPE_OF = {
    "TI-01": TranslatedText("标题的字体字号", "type of the title"),
    "BD-08": TranslatedText("层次标题的字体", "type of the headings"),
    "PG-15": TranslatedText("字体字号", "typeface and size"),
    "HD-01": TranslatedText("份号的字体字号", "type of the copy number"),
    "HD-04": TranslatedText("密级的字体字号", "type of the classification"),
    "HD-08": TranslatedText("紧急程度的字体字号", "type of the urgency"),
    "HD-13": TranslatedText("发文机关标志的字体和颜色", "type and colour of the issuer mark"),
    "AN-03": TranslatedText("附件序号行", "line 附件n"),
    "AN-04": TranslatedText("附件标题", "title of an attachment"),
    "IM-05": TranslatedText("版记的字体字号", "type of the imprint"),
    "PN-02": TranslatedText("页码的字体字号", "type of the page numbers"),
}
_PAGE = {
    "PG-01": TranslatedText("纸张大小", "sheet"),
    "PG-02": TranslatedText("上页边距", "top margin"),
    "PG-03": TranslatedText("左页边距", "left margin"),
    "PG-04": TranslatedText("版心宽度（右页边距）", "width of the type area (right margin)"),
    "PG-05": TranslatedText("版心高度（下页边距）", "height of the type area (bottom margin)"),
    "PG-06": TranslatedText("每页行数（行距）", "lines on a page (line height)"),
    "PG-07": TranslatedText("字距（每行字数）", "characters in a line (spacing of the characters)"),
    "PG-08": TranslatedText("文档网格排满后余下的高度", "height left below the document grid"),
    "PG-09": TranslatedText("行距", "line height"),
    "PN-01": TranslatedText("页码", "page numbers"),
    "PN-03": TranslatedText("页码两侧的一字线", "dashes beside the page number"),
    "PN-05": TranslatedText("单页页码的位置", "place of odd page numbers"),
    "PN-06": TranslatedText("双页页码的位置", "place of even page numbers"),
}
_PLACES = {
    "BD-02": TranslatedText("段前段后间距", "spacing above and below"),
    "BD-03": TranslatedText("首行缩进", "first-line indent"),
    "BD-04": TranslatedText("左右缩进", "indents"),
    "BD-05": TranslatedText("用空格代替的缩进", "blanks for an indent"),
    "BD-11": TranslatedText("段前段后间距", "spacing above and below"),
    "BD-12": TranslatedText("标题与下段同页", "heading kept with the next paragraph"),
    "HD-11": TranslatedText("发文机关标志的位置", "place of the issuer mark"),
    "HD-28": TranslatedText("红色分隔线", "red rule"),
    "HD-12": TranslatedText("发文机关标志居中", "issuer mark centred"),
    "HD-20": TranslatedText("发文字号居中", "number centred"),
    "TI-03": TranslatedText("标题居中", "title centred"),
    "RC-02": TranslatedText("主送机关顶格", "recipients flush left"),
    "AT-01": TranslatedText("附件说明的位置", "place of the attachment list"),
    "AT-05": TranslatedText("附件说明的位置", "place of the attachment list"),
    "SG-02": TranslatedText("成文日期的位置", "place of the date"),
    "SG-03": TranslatedText("署名的位置", "place of the signature"),
    "SG-09": TranslatedText("署名和成文日期的位置", "place of signature and date"),
    "SG-10": TranslatedText("署名和成文日期的位置", "place of signature and date"),
    "SG-11": TranslatedText("署名和成文日期的位置", "place of signature and date"),
    "SG-17": TranslatedText("署名与日期同页", "signature kept with the date"),
    "NT-01": TranslatedText("附注", "note"),
    "IM-06": TranslatedText("抄送的左右缩进", "indents of the copies"),
    "IM-08": TranslatedText("抄送回行的位置", "wrapped lines of the copies"),
}
_WORDS = {
    "NU-05": TranslatedText("日期", "date"),
    "HD-18": TranslatedText("发文字号", "number"),
    "HD-25": TranslatedText("签发人后的冒号", "colon after 签发人"),
    "SG-01": TranslatedText("成文日期", "date"),
    "IM-11": TranslatedText("印发日期", "printing date"),
    "TI-08": TranslatedText("标题末尾的句号", "full stop after the title"),
    "RC-03": TranslatedText("主送机关后的冒号", "colon after the recipients"),
    "AT-02": TranslatedText("附件后的冒号", "colon after 附件"),
    "AT-03": TranslatedText("附件顺序号后的标点", "mark after the serial of an attachment"),
    "AT-04": TranslatedText("附件名称后的标点", "mark after the name of an attachment"),
    "IM-07": TranslatedText("抄送的标点", "marks of the copies"),
}
_ALL = {**_TYPE_OF, **_PAGE, **_PLACES, **_WORDS}


def subject_of(rule: str) -> TranslatedText:
    """What the mended ``rule`` is about. Raises KeyError where it is not mended."""
    return _MARKS if rule.startswith("PU-") else _ALL[rule]

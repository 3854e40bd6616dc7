"""What merging, and people at work, leave in a file: MM-01 to MM-04, MM-06, MM-08 and MM-09."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generator.check.departure import Departure, counted
from generator.check.rules.level_numbers import articles
from generator.check.rules.rule import Rule
from generator.check.rules.wording import HANZI, lines, matches
from generator.ground.errors import Span
from generator.ground.words.vocabularies import phrase
from generator.office.live_content.live_kinds import live_name
from generator.office.reading.document import Paragraph, Run
from generator.official.recognition.elements import RecognisedDocument
from generator.official.recognition.forms import ORGAN
from generator.standard import NUMBER
from generator.standard.faces import missing_hanzi

_UNFILLED = re.compile(
    r"«[^«»]*»|\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\$\{[^{}]*\}|\{[A-Za-z_][A-Za-z_.]*\}"
    r"|MERGEFIELD\s+\S+|[【\[［](?:待|请|此处|在此)[^】\]］]{0,200}[】\]］]|<<(?![^<>]*(?:制度|办法|规定|细则|规范|方案|条例)>>)[^<>]*>>"
    r"|[（(](?:此处|在此)(?:待|需|插入|填写|补充)[^（()）]{0,60}[）)]|[（(][^（()）]{0,30}待(?:核实|补充|填写|完善|补)[）)]"
    r"|(?<![*＊])\*\*[^*\s][^*\n]{0,200}\*\*(?![*＊])"
    rf"|[×╳✕]{{2,}}(?![省市县][（(])|(?<=[{HANZI}])[xX]{{2,}}(?![A-Za-z])|(?<![A-Za-z])[xX]{{2,}}(?=[{HANZI}])|(?<![*＊A-Za-z0-9])[*＊]{{2,}}(?![*＊])"
    r"|错误[!！](?:未找到|未定义)[^。，]*|Error! [^。，]*|#(?:REF|VALUE|NAME|DIV/0)[!?]|#N/A"
)
_LABELS = "附件|抄送|主送|签发人|联系人|联系电话|电话|传真|地址|邮编|出席|请假|列席|抄报"
_EMPTY = re.compile(
    rf"(?:^|(?<=[（(，,；;。、\s]))(?P<label>(?:{_LABELS})\s*[：:])\s*(?=$|[，,；;、。）)]|(?:{_LABELS})\s*[：:])|(?<![（(])(?P<pair>〔\s*〕|《\s*》|“\s*”)"
)
_LISTED_BELOW = re.compile(r"\s*\d{1,2}[.、．]|[^：:。，]{1,20}\d{5,}")
"""What is below a label that heads a list: a number, or a name with a telephone."""
_OF_FORM = re.compile(rf"\s*(?!{_LABELS})[^：:。，（]{{2,8}}[：:]\s*(?:$|\S{{2,8}}[：:]\s*$)")
"""Another label without anything behind it, as in a form, which is for others to fill in."""
_CROSSES = re.compile("[×╳✕xX]+")
_MASKED = re.compile(rf"(?<![{HANZI}])[{HANZI}][×xX]{{2,3}}(?![{HANZI}A-Za-z])")
"""A person's surname, and crosses for what is not to be known."""
_ENTRY = re.compile("\\s*[借贷][：:]")
"""An entry of accounts, as rules have them for samples."""
_MADE_OF = re.compile("编排方式|编号(?:方式|规则|格式)|编码(?:方式|规则)")
_SYMBOL = re.compile("[\uf000-\uf0ff]")
_COPY_NUMBER = re.compile(r"\d{6}")
_NORMAL = re.compile(r"(?:^|[/\\])Normal(?:\.dot[mx]?)?$")  # which every document has
_PERSONAL = ("creator", "lastModifiedBy", "manager", "Manager", "Company")
_PROGRAMS = ("python-docx", "fawen", "发文")


@Rule("MM-01", "惯例", "practice", "error", value="没有未填的内容")
def placeholders(found: RecognisedDocument) -> Iterator[Departure]:
    """Nothing is left to be filled in: no tag, no merge field, no 【待……】, no ××.

    Passes: 请示例县民政局于3月5日前报送。
    Departs: 请{{ unit.name }}于×月×日前报送。
    """
    samples = dict(_samples(found))
    for line in lines(found):
        for match in matches(_UNFILLED, line.text):
            explained = samples.get(line.paragraph.place)
            crosses = _CROSSES.fullmatch(match[0]) is not None
            if crosses and explained is not None and (explained or _is_quoted(match)):
                continue
            doubtful = crosses and (_is_quoted(match) or _ENTRY.match(line.text) or match.end() in _masked(line.text))
            fault = "merged-markdown" if match[0].startswith("**") and match[0].strip("*") else "merged-left"
            wanted = phrase("merged-without-marks" if fault == "merged-markdown" else "merged-filled")
            found_there = line.at(match.start(), match.end(), match[0], wanted, milder="info" if doubtful else None)
            yield replace(found_there, facts={"fault": phrase(fault)})


def _samples(found: RecognisedDocument) -> Iterator[tuple[Span, bool]]:
    """The places of the paragraphs of 条, and whether the 条 says of what parts a number is made: ×× are these."""
    for article in (each for text in found.provisions for each in articles(text)):
        explained = any(_MADE_OF.search(part.paragraph.text) for part in article)
        yield from ((part.paragraph.place, explained) for part in article)


def _masked(text: str) -> list[int]:
    """Where names end in ``text`` that are masked: 王××."""
    return [match.end() for match in _MASKED.finditer(text)]


def _is_quoted(match: re.Match[str]) -> bool:
    """Whether it is in quotation marks: words to be used, such as “罚款XX元”."""
    before = match.string[: match.start()]
    return before.count("“") > before.count("”")


@Rule("MM-02", "惯例", "practice", "error", value="字体里有的字")
def characters_of_fonts(found: RecognisedDocument) -> Iterator[Departure]:
    """Every character is one that its font has: GB2312 of fonts called …_GB2312, GBK of those called …_GBK.

    What other fonts have is unknown, and nothing is reported of them.

    Passes: 仿宋_GB2312 示例明
    Departs: 仿宋_GB2312 示例喆
    """
    for paragraph in found.document.paragraphs:
        for run, start in _runs(paragraph):
            lost = ("\N{REPLACEMENT CHARACTER}",) if "\N{REPLACEMENT CHARACTER}" in run.text else ()
            own = run.text if run.latin == run.font else _SYMBOL.sub("", run.text)  # which the Latin font shows
            missing = "".join((*lost, *missing_hanzi(own, run.font)))
            if missing:
                at = next(place for place, each in enumerate(run.text) if each in missing)
                line = next(each for each in lines(found) if each.paragraph.place == paragraph.place)
                departure = line.at(start + at, start + at + 1, missing, phrase("merged-in-another-font"))
                yield Departure(departure.at, departure.measured, departure.wanted, {"font": run.font})


@Rule("MM-03", "惯例", "practice", "error", value="空的要素不留标签")
def empty_labels(found: RecognisedDocument) -> Iterator[Departure]:
    """An element without content leaves no label behind; forms in attachments and tables are for others to fill in.

    Passes: （联系人：示例甲，联系电话：023-00000000）
    Departs: （联系人：示例甲，联系电话：）
    """
    texts = [line for line in lines(found) if not line.attached and (not line.cell or line.element)]
    for number, line in enumerate(texts):
        beside = texts[max(0, number - 1) : number + 2]
        if any(_OF_FORM.match(each.text) for each in beside):
            continue
        goes_on = number + 1 < len(texts) and _LISTED_BELOW.match(texts[number + 1].text) is not None
        for match in matches(_EMPTY, line.text):
            if match["pair"] or match.end() < len(line.text.rstrip()) or not goes_on:
                yield line.at(match.start(), match.end(), match[0].strip(), phrase("merged-filled-or-out"))


@Rule("MM-04", "惯例", "practice", "error", value="字号、份号不重复")
def numbers_once(found: RecognisedDocument) -> Iterator[Departure]:
    """A 发文字号 and a 份号 are alone on their line once in a file; a dispatch's files are held together elsewhere.

    In the print file of numbered copies each copy has the 发文字号 of all, below a 份号 of its own.

    Passes: 示民发〔2026〕7号
    Departs: 示民发〔2026〕7号 / 示民发〔2026〕7号
    """
    seen: Counter[str] = Counter()
    copies = 0
    for line in lines(found):
        text = line.text.strip()
        if line.cell or line.attached or not (NUMBER.fullmatch(text) or _COPY_NUMBER.fullmatch(text)):
            continue
        seen[text] += 1
        copies += seen[text] == 1 and _COPY_NUMBER.fullmatch(text) is not None
        if seen[text] > (1 if _COPY_NUMBER.fullmatch(text) else max(copies, 1)):
            yield line.at(0, len(line.text), text, phrase("merged-used-once"))


@Rule("MM-06", "惯例", "practice", value="没有批注、修订和作者信息")
def traces(found: RecognisedDocument) -> Iterator[Departure]:
    """A finished file has no comments, no tracked changes, and nobody's name but the organ's in its properties.

    A paper without mark and signature, as an agenda, shows no organ: any name of an organ is its own.

    Passes: 没有批注和修订，作者是发文机关
    Departs: 2 处批注，作者“示例甲”
    """
    document = found.document
    for key, count in (("merged-comments", document.comments), ("merged-changes", document.tracked)):
        if count:
            yield Departure(None, counted(key, count), phrase(f"{key}-wanted"))
    names = "".join(element.text for element in (*found.mark, *found.signature.organs))
    imprint = "" if found.imprint is None or found.imprint.office is None else found.imprint.office.text
    known = re.sub(r"\s", "", names + imprint)
    for key in _PERSONAL:
        value = document.properties.get(key, "")
        people = filter(None, re.split(r"[、，,;；]", re.sub(r"\s", "", value)))
        if any(each not in known if known else not ORGAN.fullmatch(each) for each in people) and not value.startswith(
            _PROGRAMS
        ):
            measured = phrase("merged-in-its-properties", value=value)
            yield Departure(None, measured, phrase("merged-no-personal-data"))


@Rule("MM-08", "惯例", "practice", "error", value="没有宏、控件等会自己起作用的内容")
def acting(found: RecognisedDocument) -> Iterator[Departure]:
    """Nothing in a finished file acts by itself: no macro, control or script, no field or link that runs or fetches.

    Passes: 超链接 https://example.org/
    Departs: 域 DDEAUTO、INCLUDETEXT，宏，链接到文件的对象
    """
    for each in found.document.live:
        if each.acts:
            yield Departure(each.span, live_name(each), phrase("merged-hold-nothing-of-the-kind"))


@Rule("MM-09", "惯例", "practice", value="没有链接到外部的内容")
def reaching_out(found: RecognisedDocument) -> Iterator[Departure]:
    """Nothing in a finished file but hyperlinks leads out of it: no linked picture, no attached template.

    Passes: 插入的图片
    Departs: 链接到 https://example.org/ 的图片
    """
    for each in found.document.live:
        if not (each.acts or each.changes or _NORMAL.search(each.address)):
            yield Departure(each.span, live_name(each), phrase("merged-hold-all-that-it-shows"))


def _runs(paragraph: Paragraph) -> Iterator[tuple[Run, int]]:
    """The runs of a paragraph, each with its place in the text."""
    start = 0
    for run in paragraph.runs:
        yield run, start
        start += len(run.text)

"""The 条例 as far as a document shows it (GN-01 to GN-06), citing (GN-07, GN-08), and the rules that none can check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.departure import Departure
from generator.check.rules.rule import Rule, declare
from generator.check.rules.wording import WordedLine, by_line, text_lines
from generator.ground.errors import Severity
from generator.ground.words.vocabularies import phrase
from generator.official.recognition.elements import Element, RecognisedDocument
from generator.official.recognition.forms import without_blanks
from generator.standard import KINDS, Direction

_TWO_KINDS = re.compile(r"(?:请示报告|报告请示|请示函|报告函|意见函|请示的报告|报告的请示|请示的函)$")
_NO_KINDS = re.compile(
    r"(?:请求|申请|汇报|公函|便函|复函的报告|(?P<alone>总结|计划|方案|规划|要点|说明|简报|启事|倡议书?|预案|讲话|情况)|"
    r"(?P<rules>办法|规定|细则|制度|条例|章程))$"
)
_PERSONAL = re.compile("(?:敬|尊敬|亲)爱?的")
"""How a person's letter addresses."""
_CLOSING = re.compile(r"(?:妥否|当否|可否|是否妥当|以上请示|上述请示|如无不妥|如有不妥|特此请示)")
_SECOND_REQUEST = re.compile(r"(?:另请示|一并请示|同时请示|另外?，?请(?:求|示|予?批准)|并请一并(?:批准|批复))")
_REQUEST = re.compile(
    r"(?:(?:妥否|当否|可否|是否妥当)[，,]?(?:恳)?请.{0,6}(?:批示|审批|批准|批复|指示|审定))"
    r"|(?:以上报告.{0,6}请.{0,4}(?:批示|审批|批准|批复|指示))|(?:(?:恳|特)请.{0,30}(?:批准|批复|解决|拨付|支持|审批))"
    r"|请予(?:以)?(?:批准|批复|审批|解决)"
)
_UNIT = re.compile(r"(?:局|委|厅|部|府|院|会|办公室|办公厅|中心|公司|大学|学院)[^局委厅部府院会]{1,12}(?:科|股|处|组)$")
_SECTION = re.compile(r"[^教内外专学]{2,}(?:科|股)$")
_NO_UNIT = re.compile(r"(?:办事处|管理处|代表处|专员办|秘书处|联络处|经营处|领导小组|工作组|指挥部|筹备组|工作专班)$")
_DEPARTMENT = re.compile(r"(?:局|委|厅|委员会|部)$")
_GOVERNING = re.compile(r"政府|党委|党组|[省市县区州]委|人大|政协|办公[厅室]|工委|委员会$")
_GOVERNMENTS = re.compile(r"(?:各|全).{0,12}(?:人民政府|政府|党委|党工委|[县区]委|各区县)|^各(?:区县|县区|市州|市县)")
_WITH_APPROVAL = re.compile(r"经.{1,24}(?:同意|批准|授权|审定)")
_NUMBER = r"[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕第?\d+号"
_CITED = re.compile(rf"《[^《》]+》[^《。]{{0,4}}[（(][^（()）]*{_NUMBER}[^（()）]*[）)]")
_LEADS_IN = "根据|依据|按照|依照|参照|遵照|贯彻|落实|执行|转发|印发|按|见"
_NUMBER_FIRST = re.compile(
    rf"(?P<lead>{_LEADS_IN}|和|与|及|你[院局厅部委省市县区州校厅司处]|贵[\u4e00-\u9fff]|"
    rf"[\u4e00-\u9fff]{{2,10}}?(?:部|局|院|厅|会|府|室|委)(?=[\u4e00-\u9fff]{{2}}))?(?P<open>[（(])?(?P<number>{_NUMBER})(?P<close>[）)])?(?:文件?)?\s*(?P<title>《[^》]+》)"
)
_NUMBER_WITHIN = re.compile(rf"《(?P<title>[^《》]*?)\s*[（(](?P<number>{_NUMBER})[）)]》")


@Rule("GN-01", "条例8", "law", value="十五种公文文种之一")
def _kind_of_document(found: RecognisedDocument) -> Iterator[Departure]:
    """The title calls the document by one of the fifteen 文种, not by two, nor by another paper's name (条例8).

    Passes: 关于拨付救助资金的请示
    Departs: 关于拨付救助资金的请示报告
    """
    if found.title is None:
        return
    text = without_blanks(found.title.text).rstrip("。．.，,")
    two, other = _TWO_KINDS.search(text), _NO_KINDS.search(text)
    if two is not None:
        yield Departure(found.title, two[0], phrase("title-a-single-one"))
    elif other is not None and found.kind is None and not text.endswith(tuple(KINDS)):
        sent = bool(found.mark or found.number or found.recipients)  # a text of another kind, which a notice can issue
        of_person = found.recipients is not None and _PERSONAL.match(found.recipients.text.strip()) is not None
        if not of_person and (found.mark or found.recipients or not other["rules"]):
            milder: Severity | None = None if sent or not other["alone"] else "info"
            yield Departure(found.title, other[0], phrase("title-one-of-the-fifteen"), milder=milder)


@Rule("GN-02", "条例15(4)", "law", "warning", value="请示一文一事，报告不夹带请示事项")
def _one_matter(found: RecognisedDocument) -> Iterator[Departure]:
    """A 请示 asks for one thing, a 报告 for nothing (条例15(4)).

    Passes: 特此报告。
    Departs: 以上报告，请批示。
    """
    name = None if found.kind is None else found.kind.name
    main = [line for line in text_lines(found) if not line.attached]
    if name == "报告":
        for line in main:
            if match := _REQUEST.search(line.text):
                yield line.at(match.start(), match.end(), match[0], phrase("title-asked-in-a-of-its-own"))
    if name == "请示":
        closings = [(line, match) for line in main for match in _CLOSING.finditer(line.text)]
        for line, match in [each for each in closings[1:] if each[0].paragraph.place != closings[0][0].paragraph.place]:
            yield line.at(match.start(), match.end(), match[0], phrase("title-one-matter"))
        for line in main:
            if match := _SECOND_REQUEST.search(line.text):
                yield line.at(match.start(), match.end(), match[0], phrase("title-one-matter"))


@Rule("GN-03", "条例17", "law", "warning", value="内设机构不对外正式行文")
def _no_internal_unit(found: RecognisedDocument) -> Iterator[Departure]:
    """The issuer is an organ, no internal unit of one but its 办公厅 or 办公室 (条例17).

    Passes: 示例县民政局，示例县人民政府办公室
    Departs: 示例县民政局社会救助科
    """
    seen = set()
    for element in (*found.mark, *found.signature.organs):
        name = _organ(element)
        internal = _UNIT.search(name) or _SECTION.fullmatch(name)
        if internal and not _NO_UNIT.search(name) and name not in seen:
            seen.add(name)
            yield Departure(element, name, phrase("title-organ"))


@Rule("GN-04", "条例14", "law", "warning", value="越级行文抄送被越过的机关")
def _skipped_level(found: RecognisedDocument) -> Iterator[Departure]:
    """An upward document that skips a level is copied to the organ that was skipped (条例14).

    It holds where the names show the level: 街道 and 乡镇, 县, 省 and the state's own organs.

    Passes: 示例县民政局 → 示例市民政局
    Departs: 示例镇人民政府 → 民政部
    """
    issuer, recipient = _issuer(found), _recipient(found)
    if not found.upward or issuer is None or recipient is None:
        return
    if issuer.level is None or recipient.level is None:
        return
    steps = issuer.level - recipient.level
    # A 市 may be of a county's level, and a 县 may be right under its province.
    skips = steps > 1 if recipient.level == _STATE else issuer.level == _TOWN and recipient.level == _PROVINCE
    if skips and not _copied_between(found, recipient.level, issuer.level):
        yield Departure(
            found.recipients,
            f"{issuer.name}→{recipient.name}",
            phrase("title-be-copied-to-the-organ-between"),
        )


@Rule("GN-05", "条例8(14)", "law", "warning", value="向不相隶属机关请求批准用函")
def _request_or_letter(found: RecognisedDocument) -> Iterator[Departure]:
    """A request to an organ that is no superior is a 函 (条例8(14)): a department of one's own level, a lower organ.

    Passes: 示例县民政局 → 示例县人民政府
    Departs: 示例县民政局 → 示例县财政局
    """
    issuer, recipient = _issuer(found), _recipient(found)
    if found.kind is None or found.kind.name != "请示" or issuer is None or recipient is None:
        return
    beside = issuer.region != "" and issuer.region == recipient.region and not _GOVERNING.search(recipient.name)
    below = None not in (issuer.level, recipient.level) and (recipient.level or 0) > (issuer.level or 0)
    if (beside and not _GOVERNING.search(issuer.name)) or below:
        yield Departure(found.recipients, recipient.name, "函")


@Rule("GN-06", "条例16(2)", "law", "info", value="部门向下级党委政府行文注明经政府同意")
def _with_approval(found: RecognisedDocument) -> Iterator[Departure]:
    """A department that writes to lower Party committees or governments says 经…同意 (条例16(2)).

    Passes: 经市人民政府同意，现就有关事项通知如下。
    Departs: 各县（区）人民政府： / 现就有关事项通知如下。
    """
    issuer = _issuer(found)
    if issuer is None or found.recipients is None or found.kind is None or found.upward:
        return
    text = found.recipients.text.rstrip("：:")
    downward = Direction.DOWN in found.kind.directions and _GOVERNMENTS.search(text)
    department = _DEPARTMENT.search(issuer.name) and not _GOVERNING.search(issuer.name)
    if downward and department and not any(_WITH_APPROVAL.search(line.text) for line in text_lines(found)):
        yield Departure(found.recipients, text, phrase("title-approved"))


@Rule("GN-07", "惯例", "practice", "info", value="批复、复函引来文标题和发文字号")
def _answered_document(found: RecognisedDocument) -> Iterator[Departure]:
    """A 批复 or 复函 begins with the title and then the number of the document that it answers.

    Passes: 你局《关于增加编制的请示》（示民〔2026〕3号）收悉。
    Departs: 你局来文收悉。
    """
    answers = (found.kind is not None and found.kind.name == "批复") or (
        found.title is not None and without_blanks(found.title.text).endswith("复函")
    )
    several = found.recipients is not None and found.recipients.text.startswith("各")  # who asked is not named
    if not answers or not found.body or several:
        return
    text = next((part for part in found.body if part.text), found.body[0])  # it may have a heading
    first = next((line for line in text_lines(found) if line.paragraph.place == text.paragraph.place), None)
    if first is not None and not _CITED.search(first.text):
        shown = first.text[:16]
        yield first.at(0, len(shown), shown, phrase("title-citation"))


@Rule("GN-08", "惯例", "practice", value="先引标题，后引发文字号")
@by_line
def _order_of_citing(line: WordedLine) -> Iterator[Departure]:
    """A document is cited by its title, then by its number in brackets outside of 《 》.

    Passes: 根据《关于加强管理的通知》（示民〔2026〕3号）
    Departs: 根据示民〔2026〕3号《关于加强管理的通知》
    """
    if line.element == "number":
        return
    for match in _NUMBER_FIRST.finditer(line.text):
        if line.text[: match.start()].endswith("、"):
            continue  # the number is of several organs, which are named before it
        if not (match["open"] and line.text[: match.start()].rstrip("、，和及 ").endswith("》")):
            yield _cited(line, match, f"{match['lead'] or ''}{match['title']}（{match['number']}）")
    for match in _NUMBER_WITHIN.finditer(line.text):
        yield _cited(line, match, f"《{match['title']}》（{match['number']}）")


def _cited(line: WordedLine, match: re.Match[str], wanted: str) -> Departure:
    return line.at(match.start(), match.end(), match[0], wanted)


def _organ(element: Element) -> str:
    return without_blanks(element.text).removesuffix("文件")


def _issuer(found: RecognisedDocument) -> _Organ | None:
    named = found.signature.organs or found.mark
    return _Organ.named(_organ(named[0])) if named else None


def _recipient(found: RecognisedDocument) -> _Organ | None:
    """The only organ that a document is addressed to; None where there are more."""
    if found.recipients is None:
        return None
    name = without_blanks(found.recipients.text).rstrip("：:，,。")
    return _Organ.named(name) if name and not re.search("[、，,]|^各", name) else None


def _copied_between(found: RecognisedDocument, upper: int, lower: int) -> bool:
    copied = None if found.imprint is None else found.imprint.copy_to
    if copied is None:
        return False
    names = re.split("[，、,。：:]", without_blanks(copied.text))
    return any(upper < (_Organ.named(name).level or upper) < lower for name in names if name)


# What an organ's name says about its place: the region, and the level of that.


_STATE, _PROVINCE, _CITY, _COUNTY, _TOWN = range(1, 6)
"""Levels, the highest first."""

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_STATE_ORGAN = re.compile(
    r"^(?:中共中央|中央|国务院|国家|全国|最高人民|中华人民共和国)|^[^省市县区州旗镇乡]{2,7}部$|^(?:中国证券|中国人民银行)"
)
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_REGION = re.compile(
    r"(?P<province>[^省市县区州旗镇乡]{2,3}省|[^省市县州旗镇乡]{2,6}自治区)?"
    r"(?P<city>[^省市县区州旗镇乡]{1,6}(?:市|自治州|州|盟))?"
    r"(?P<county>[^省市县区州旗镇乡]{1,6}(?:自治县|县|区|旗))?"
    r"(?P<town>[^省市县区州旗镇乡]{1,6}(?:镇|乡|街道))?"
)


@dataclass(frozen=True, slots=True)
class _Organ:
    """An organ: its ``name``, the ``region`` that it begins with ("" where there is none), the level of that.

    ``level`` is STATE for the state's own organs, None where the name does not show it.
    """

    name: str
    region: str
    level: int | None

    @classmethod
    def named(cls, name: str) -> _Organ:
        """The organ of this name."""
        if _STATE_ORGAN.search(name):
            return cls(name, "", _STATE)
        match = _REGION.match(_PARTY.sub("", name))
        region = "" if match is None else match[0]
        levels = (("town", _TOWN), ("county", _COUNTY), ("city", _CITY), ("province", _PROVINCE))
        level = next((level for part, level in levels if match is not None and match[part]), None)
        if level == _CITY and region in _MUNICIPALITIES:
            level = _PROVINCE
        return cls(name, region, level)


# The rules that no check can hold a document to, each with the reason.


UNCHECKED: dict[str, str] = {
    declare(
        Rule("SG-19", "条例9", "law", "info", value="最后签发机关签发的日期")
    ).id: "the days on which the organs signed are neither in the file nor on the page",
    declare(
        Rule("MM-05", "惯例", "practice", "error")
    ).id: "says when others are checked: each copy of a merge is a file, held to BD-01, SG-17 and IM-01",
}
"""Why a rule has no check, by its id."""

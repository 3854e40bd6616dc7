"""Numerals in a document's text, by GB/T 15835-2011: NU-01 to NU-15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.check.departure import Departure
from generator.check.rules.changes.typed import replaced
from generator.check.rules.rule import Rule
from generator.check.rules.word_cuts import tagged_words
from generator.check.rules.wording import HANZI_DIGITS, UNITS, WordedLine, arabic, by_line, half_width, lines, matches
from generator.official.recognition.elements import RecognisedDocument
from generator.templates.expressions.chinese_numerals import SPOKEN, in_numerals

_FULL_WIDTH = re.compile(r"[０-９]+(?:[．.，,][０-９]+)*％?")
_MIXED_PERCENT = re.compile(r"百分之(\d+(?:\.\d+)?)")
_SPELT_DECIMAL = re.compile(
    rf"(?<![{HANZI_DIGITS}十百])(?P<whole>[{HANZI_DIGITS}十百]+)点(?P<part>[{HANZI_DIGITS}零〇]+)(?P<unit>万|亿|个百分点|倍|公里|公顷|平方米|吨|元|米)"
)

_PEOPLE_AND_THINGS = "[个名人位天年岁户家件次]"
_A_FEW = re.compile(rf"(?<![\d.])(?P<tens>[1-9])0几(?={_PEOPLE_AND_THINGS})|几10(?={_PEOPLE_AND_THINGS})")
_WEEKDAY = re.compile(
    r"(?P<word>星期|礼拜)(?P<day>[1-7])(?!\d)"
    r"|(?<![每第上下两一几\d])(?P<short>周)(?P<number>[1-7])(?=[（，。、）至—上下]|$)"
)
_LUNAR = re.compile(r"(?P<word>农历|阴历|腊月|正月|冬月)(?:(?P<month>\d{1,2})月)?(?P<day>初?\d{1,2})?")

_DIGIT_DATE, _HANZI_DATE = r"\d{1,2}月\d{1,2}日", rf"[{HANZI_DIGITS}十]{{1,3}}月[{HANZI_DIGITS}十]{{1,3}}日"
_MIXED_FORMS = re.compile(
    "|".join(
        (
            rf"{_DIGIT_DATE}\s*[至到—～-]\s*(?:次年)?{_HANZI_DATE}|{_HANZI_DATE}\s*[至到—～-]\s*(?:次年)?{_DIGIT_DATE}",
            rf"(?:19|20)\d\d年[{HANZI_DIGITS}十]{{1,3}}月(?:\d{{1,2}}日|[{HANZI_DIGITS}十]{{1,3}}日)?",
            rf"(?:(?:19|20)\d\d年)?\d{{1,2}}月[{HANZI_DIGITS}十]{{1,3}}日|[一二][{HANZI_DIGITS}零〇]{{3}}年\d{{1,2}}月(?:\d{{1,2}}日)?",
            rf"(?<![\d.第])\d{{1,3}}[个名天年岁]?[至到][{HANZI_DIGITS}十百]{{1,4}}(?:个|名|人|天|年|岁|家|户)",
            rf"(?<![{HANZI_DIGITS}十百第])[{HANZI_DIGITS}十百]{{1,4}}[个名天年岁]?[至到]\d{{1,3}}(?:个|名|人|天|年|岁|家|户)",
        )
    )
)
_REIGNS = "民国|光绪|宣统|乾隆|康熙|雍正|嘉庆|道光|咸丰|同治|昭和|平成|令和|贞观|开元|第|近|约|共|满|逾|超过?|达|长达"
_CUT_YEAR = re.compile(r"(?<![\d.年月〔-])(?<!\d\s)(?P<mark>['’‘]?)(?P<year>\d\d)年(?!\d{4})")
_POINT_OF_YEAR = re.compile(
    r"底|度(?!假|过|日|夏|冬|春|秋)|初(?![心中])|末|终(?![于身止究])|(?:1[0-2]|[1-9])月(?!龄)|[一二三四1-4]季度|第[一二三四1-4]季度"
)
_PART_OF_YEAR = re.compile(
    r"[上下]半年|全年|(?:前|头|后)[一二三两四1-4](?:个)?(?:季度|月)|[一二三四五六七八九十]{1,2}月|第[一二三四]次全|以来"
)
_SPAN_OF_YEARS = re.compile(r"(?:^|[\s，。、；：！？（“自从就将对把])$")
_TIME = "t"
_LIKENESS = "如一日"
_CUT_NUMBER = re.compile(r"(?P<opening>[〔\[［【])(?P<year>\d\d)(?P<closing>[〕\]］】])(?=\s*\d{1,5}\s*号)")
_CUT_RANGE = re.compile(r"(?P<century>19|20)\d\d年?\s*[—～~至到-]\s*(?P<year>\d\d)(?=年(?![内间期]))")

_PADDED = re.compile(r"(?P<year>\d{4}年)?(?<!\d)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_POINTED = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[./．])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>[12]\d|3[01]|0?[1-9])(?![\d./])"
)
_SPELT = re.compile(
    rf"(?<![{HANZI_DIGITS}零〇\d])(?P<year>[一二][{HANZI_DIGITS}零〇○OＯo0０◯]{{3}})年"
    rf"(?P<month>[{HANZI_DIGITS}十]{{1,2}})月(?:(?P<day>[{HANZI_DIGITS}十]{{1,3}})日)?"
)
_IN_TITLE = re.compile(r"《[^《》]*》|“[^“”]*”")
_INCOMPLETE = re.compile(
    r"(?<![\dA-Za-z\-_/.〔（(号第表图])(?P<year>(?:19|20)\d\d)-(?P<month>0?[1-9]|1[0-2])(?![\dA-Za-z\-号年楼室])"
)

_FIRST_BARE = re.compile(
    r"(?<![\d.\-A-Za-z])(?P<one>\d+(?:\.\d+)?)(?P<mark>[～~—–-]|至|到)(?P<two>\d+(?:\.\d+)?)(?P<unit>[%％‰]|万|亿)"
)
_NO_ZERO = re.compile(r"(?<![\dA-Za-z.．])\.(?P<part>\d+)(?=[%％‰万亿元个米吨倍公平度])")
_MULTIPLIED = re.compile(
    r"(?<![\d.第])(?:\d+(?:\.\d+)?万)?\d+(?:\.\d+)?(?:千\d+百\d*十?\d*|千\d*|百\d+十?\d*|百|十\d*)"
    r"(?:万|亿)?(?P<unit>余|多)?(?=元|人|名|个(?!百分点)|户|家|吨(?!级)|亩|册|件|台|套|份|公里|公顷|次|位|处|张)"
)
_WRONG_ZERO = re.compile(rf"(?<![{HANZI_DIGITS}十百千万亿零〇\d])(?P<year>[一二][{HANZI_DIGITS}零〇○OＯo0０◯]{{3}})年")
_ZEROS = str.maketrans(dict.fromkeys("零○OＯo0０◯", "〇"))
_BROKEN = re.compile(r"(?<![\d,.])[,.]*(?P<number>\d[\d,.]*(?=[^\S\n]*\n)\s++(?!(?:19|20)\d\d年)[\d,.]*\d)")

_EVENT_WORDS = "活动|晚会|专案|案件|事件|事故|运动|消费者权益日|宣传[日周月]|惨案|地震|特大|重大|暴恐|空难|行动"
_MONTH_AND_DAY = r"(?:1[0-2]|[1-9])[.．·•・](?:[12]\d|3[01]|[1-9])"
_DATED_EVENT = re.compile(
    rf"(?<![\d.“])(?P<bare>{_MONTH_AND_DAY})(?=(?:{_EVENT_WORDS}))|(?P<quoted>(?<![”、和至到])“(?:1[0-2]|[1-9])[.．•・](?:[12]\d|3[01]|[1-9])”(?![、和至到]?“))"
)
_NUMBER = re.compile(r"^(\d{1,2})\.(\d{1,2})(?![\d.])")
"""What may be the number of an entry: of 12.3事故案例 where 12.2 is there, or 12.4."""
_HANZI_EVENT = re.compile(
    r"(?<![一二三四五六七八九十])(?P<joined>[“‘]?[二三四五六七八九十]·[一二三四五六七八九十]{1,3}[”’]?)"
    r"(?=运动|事变|事件|惨案|起义|宪法|讲话|精神|[”’])"
)
_UNJOINED_EVENT = re.compile(r"[“‘]?(?P<name>一二九|一二八|一二一)[”’]?(?=运动|事变|惨案)")
_UNJOINED = {"一二九": "一二·九", "一二八": "一·二八", "一二一": "一二·一"}

_GROUPED = re.compile(rf"(?<![\d.])\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?=\s?(?:{UNITS}))")
_UNGROUPED = re.compile(rf"(?<![\d.,〔])[1-9]\d{{4,}}(?:\.\d+)?(?=\s?(?:{UNITS}))")

_DAY_AS_NUMBER = re.compile(r"(?P<month>\d{1,2}月\d{1,2})号(?![楼院线台文令门井公馆地车机库店])")
_DAY_LEFT_OUT = re.compile(
    r"(?<!\d)(?P<month>(?:1[0-2]|[1-9])月(?:[12]\d|3[01]|[1-9]))(?=[前后起，。；）]|上午|下午|以前|以后|之前|之后|$)"
)

_ILLEGAL = (
    (re.compile(r"(?<=\d)\s?平米|(?<=\d)\s?平方(?![米公千厘分毫和根差数项英])"), "平方米"),
    (re.compile(r"(?<=\d)\s?立方(?![米公千厘分毫和根差数项英])"), "立方米"),
    (re.compile(r"(?<=\d)\s?公分"), "厘米"),
    (re.compile(r"(?<=\d)\s?公升"), "升"),
    (re.compile(r"(?<=\d)\s?M2(?![A-Za-z0-9])"), "m²"),
    (re.compile(r"(?<=\d)\s?M3(?![A-Za-z0-9])"), "m³"),
    (re.compile(r"(?<=\d)\s?(?:KG|Kg|kG)(?![A-Za-z0-9])"), "kg"),
    (re.compile(r"(?<=\d)\s?(?:KM|Km|kM)(?![A-Za-z0-9])"), "km"),
    (re.compile(r"(?<=\d)\s?(?:CM|Cm)(?![A-Za-z0-9])"), "cm"),
    (re.compile(r"(?<=\d)\s?(?:MM)(?![A-Za-z0-9])"), "mm"),
    (re.compile(r"(?<=\d)\s?(?:KW|Kw|kw)(?![A-Za-z0-9])"), "kW"),
    (re.compile(r"(?<=\d)\s?(?:KV|Kv|kv)(?![A-Za-z0-9])"), "kV"),
)
_JIN = re.compile(
    r"(?<![\d.])(?:(?P<least>\d+(?:\.\d+)?)(?P<mark>[～~—–-]|至|到))?(?P<value>\d+(?:\.\d+)?)\s?(?:市斤|斤(?!两))"
)
_SAME_UNITS = tuple(
    tuple(re.compile(rf"(?<=\d)\s?(?:{way})(?![A-Za-z])") for way in (name, symbol))
    for name, symbol in (
        ("平方米", "m²|㎡"),
        ("公里|千米", "km"),
        ("千克|公斤", "kg"),
        ("立方米", "m³"),
        ("厘米", "cm"),
        ("毫米", "mm"),
    )
)
_PADDED_ONLY = re.compile(r"0[1-9]月|0[1-9]日")


@Rule("NU-01", "GB/T 15835-2011, 4.1", "must", value="半角阿拉伯数字")
@by_line
def values(line: WordedLine) -> Iterator[Departure]:
    """Measured and counted values are half-width Arabic digits (4.1).

    Passes: 增长12.5%
    Departs: 增长１２．５％，增长百分之12.5
    """
    for match in _FULL_WIDTH.finditer(line.text):
        if line.element not in ("number", "date", "copy_number"):
            yield line.replaced(match.start(), match.end(), half_width(match[0]))
    for match in _MIXED_PERCENT.finditer(line.text):
        yield line.replaced(match.start(), match.end(), f"{match[1]}%")
    for match in _SPELT_DECIMAL.finditer(line.text):
        whole = arabic(match["whole"])
        if whole is not None:
            part = "".join(str(arabic(digit)) for digit in match["part"])
            yield line.replaced(match.start(), match.end("part"), f"{whole}.{part}")


@Rule("NU-02", "GB/T 15835-2011, 4.2", "must", "warning", value="汉字数字")
@by_line
def words_of_number(line: WordedLine) -> Iterator[Departure]:
    """Approximate numbers with 几, days of the week and lunar dates are written in hanzi (4.2).

    Passes: 十几个单位，星期三，农历八月十五
    Departs: 10几个单位，星期3，农历8月15
    """
    for match in _A_FEW.finditer(line.words):
        wanted = f"{in_numerals(10 * int(match['tens']), SPOKEN)}几" if match["tens"] else "几十"
        yield line.replaced(match.start(), match.end(), wanted)
    for match in _WEEKDAY.finditer(line.words):
        day = "一二三四五六日"[int(match["day"] or match["number"]) - 1]
        yield line.replaced(match.start(), match.end(), f"{match['word'] or match['short']}{day}")
    for match in _LUNAR.finditer(line.words):
        if match["month"] or (match["day"] and match["word"] not in ("农历", "阴历")):
            yield line.replaced(match.start(), match.end(), _lunar(match))


@Rule("NU-03", "GB/T 15835-2011, 4.3.3", "must", "warning", value="同类数字同一形式")
@by_line
def one_form(line: WordedLine) -> Iterator[Departure]:
    """Numbers of one kind in one place have one form (4.3.3).

    Passes: 3月5日至4月2日
    Departs: 3月5日至四月二日
    """
    if line.element in ("date", "imprint"):
        return
    for match in _MIXED_FORMS.finditer(line.text):
        yield line.replaced(match.start(), match.end(), _in_digits(match[0]))


@Rule("NU-04", "GB/T 15835-2011, 5.1.4", "must", value="四位数字的年份")
@by_line
def whole_years(line: WordedLine) -> Iterator[Departure]:
    """A year has four digits (5.1.4).

    Passes: 2026年底
    Departs: 26年底
    """
    for match in _CUT_YEAR.finditer(line.text):
        if _is_of_a_year(line.text, match):
            yield line.replaced(match.start(), match.end("year"), _century(match["year"]))
    for match in _CUT_NUMBER.finditer(line.text):
        if line.element != "number":
            yield line.replaced(match.start("year"), match.end("year"), _century(match["year"]))
    for match in _CUT_RANGE.finditer(line.text):
        yield line.replaced(match.start("year"), match.end("year"), f"{match['century']}{match['year']}")


def _is_of_a_year(text: str, match: re.Match[str]) -> bool:
    """Whether two digits and 年 are a year and no span of years: a point or a part of a year follows, or a season."""
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() :]
    if re.search(rf"(?:{_REIGNS})$", before):
        return False
    if _POINT_OF_YEAR.match(after):
        return True
    part = _PART_OF_YEAR.match(after)
    if part is not None and part[0] == "以来":  # 20年以来 are twenty years
        return not match["year"].endswith(("0", "5")) and _SPAN_OF_YEARS.search(before) is not None
    return part is not None or _time_follows(after)


def _time_follows(after: str) -> bool:
    """Whether a time of the year follows: 春节, 汛期, 冬春."""
    words = tagged_words(after[:8])
    return bool(words) and words[0][1] == _TIME and not after.startswith(_LIKENESS)


@Rule(
    "NU-05",
    "GB/T 15835-2011, 5.1.4",
    "must",
    value="2026年3月5日",
    mend=replaced(lambda old: _PADDED_ONLY.search(old) is not None),
)
@by_line
def dates(line: WordedLine) -> Iterator[Departure]:
    """A date is 2026年3月5日: Arabic digits, no padding, no points (5.1.4; GB/T 9704-2012, 7.3.5.4).

    成文日期 and 印发日期 are for SG-01 and IM-11; what is quoted keeps its own form.

    Passes: 2026年3月5日
    Departs: 2026年03月05日，2026.3.5，二〇二六年三月五日
    """
    if line.element in ("date", "imprint"):
        return
    for match in _PADDED.finditer(line.words):
        if match["month"].startswith("0") or (match["day"] or "").startswith("0"):
            day = f"{int(match['day'])}日" if match["day"] else ""
            yield line.replaced(match.start(), match.end(), f"{match['year'] or ''}{int(match['month'])}月{day}")
    for match in _POINTED.finditer(line.words):
        date = _date(match["year"], match["month"], match["day"])
        yield line.replaced(match.start(), match.end(), date, milder="info" if line.cell else None)
    for match in _SPELT.finditer(_outside_titles(line.words)):
        year = match["year"].translate(_ZEROS)
        digits = "".join(str(arabic(digit)) for digit in year)
        wanted = _date(digits, arabic(match["month"]), arabic(match["day"] or ""))
        yield line.replaced(match.start(), match.end(), wanted)


@Rule("NU-06", "GB/T 15835-2011, 5.1.4", "must", "warning", value="2026-03-05，年月日齐全")
@by_line
def hyphened_dates(line: WordedLine) -> Iterator[Departure]:
    """Only a complete date is written with hyphens (5.1.4).

    Passes: 2026-03-05
    Departs: 截至2026-03
    """
    for match in _INCOMPLETE.finditer(line.words):
        yield line.replaced(match.start(), match.end(), f"{match['year']}年{int(match['month'])}月")


@Rule("NU-07", "GB/T 15835-2011, 5.1.3", "must", "warning", value="5%～8%，3亿～5亿元")
@by_line
def both_units(line: WordedLine) -> Iterator[Departure]:
    """The first of two values keeps its %, 万 or 亿 (5.1.3).

    Passes: 5%～8%，3亿～5亿元
    Departs: 5～8%，3～5亿元
    """
    for match in _FIRST_BARE.finditer(line.words):
        if float(match["one"]) < float(match["two"]):
            mark = "～" if match["mark"] in "~-–" else match["mark"]  # of PU-18
            wanted = f"{match['one']}{match['unit']}{mark}{match['two']}{match['unit']}"
            yield line.replaced(match.start(), match.end(), wanted)


@Rule("NU-08", "GB/T 15835-2011, 5.1.2", "must", "warning", value="0.8")
@by_line
def leading_zeros(line: WordedLine) -> Iterator[Departure]:
    """A decimal below 1 keeps its 0 (5.1.2).

    Passes: 0.8%
    Departs: .8%
    """
    for match in _NO_ZERO.finditer(line.words):
        yield line.replaced(match.start(), match.end(), f"0.{match['part']}")


@Rule("NU-09", "GB/T 15835-2011, 5.3", "must", "warning", value="3.2万，1200")
@by_line
def multipliers(line: WordedLine) -> Iterator[Departure]:
    """万 and 亿 may follow Arabic digits; 十, 百 and 千 may not (5.3).

    Passes: 3.2万人，1200人
    Departs: 3万2千人，1千2百人
    """
    for match in _MULTIPLIED.finditer(line.words):
        yield line.replaced(match.start(), match.end(), _multiplied(match[0]))


@Rule("NU-10", "GB/T 15835-2011, 5.2.5", "must", "warning", value="二〇二六年")
@by_line
def zeros_in_hanzi(line: WordedLine) -> Iterator[Departure]:
    """The zero of a year in hanzi is 〇 (5.2.5).

    Passes: 二〇二六年
    Departs: 二零二六年，二O二六年
    """
    spelt = {match.start() for match in _SPELT.finditer(_outside_titles(line.words))}
    for match in _WRONG_ZERO.finditer(line.words):
        wanted = match["year"].translate(_ZEROS)
        if wanted != match["year"] and match.start() not in spelt and line.element not in ("date", "imprint"):
            yield line.replaced(match.start(), match.end("year"), wanted)


@Rule("NU-11", "GB/T 15835-2011, 5.1.7", "must", "warning", value="一个数字不拆成两行", laid_out="layout.line_breaking")
def whole_numbers(found: RecognisedDocument) -> Iterator[Departure]:
    """No number is broken over two lines, as a manual break within it does (5.1.7).

    Passes: 安排资金12500元
    Departs: 安排资金12 / 500元
    """
    for line in lines(found):
        for match in matches(_BROKEN, line.text):
            number = match["number"]
            yield line.at(match.start("number"), match.end(), number, re.sub(r"\s", "", number))
    for one, other in _title_lines(found):
        digits = re.search(r"(?<!\d)\d+$", one.text), re.match(r"\d+", other.text)
        if digits[0] and digits[1]:
            whole = digits[0][0] + digits[1][0]
            yield other.at(0, len(digits[1][0]), f"{digits[0][0]}\n{digits[1][0]}", whole)


@Rule("NU-12", "GB/T 15835-2011, 5.1.6、5.2.3", "must", "warning", value="“3·15”，“一二·九”")
def dated_events(found: RecognisedDocument) -> Iterator[Departure]:
    """An event that is called by its date: “3·15”; in hanzi · is only after 一, 十一 and 十二 月 (5.1.6, 5.2.3).

    Passes: “3·15”活动，“一二·九”运动，五四运动
    Departs: 3.15活动，“五·四”运动
    """
    numbers = {match.groups() for line in lines(found) for match in matches(_NUMBER, line.text)}
    for line in lines(found):
        for match in matches(_DATED_EVENT, line.text):
            month, day = re.findall(r"\d+", match[0])
            if match.start() or not numbers & {(month, str(int(day) - 1)), (month, str(int(day) + 1))}:
                yield line.replaced(match.start(), match.end(), f"“{month}·{day}”")
        for match in matches(_HANZI_EVENT, line.text):
            joined = match["joined"]
            yield line.replaced(match.start("joined"), match.end("joined"), joined.replace("·", ""))
        for match in matches(_UNJOINED_EVENT, line.text):
            yield line.replaced(match.start(), match.end(), f"“{_UNJOINED[match['name']]}”")


@Rule("NU-13", "GB/T 15835-2011, 5.1.1", "must", "warning", value="全文统一")
def grouped_digits(found: RecognisedDocument) -> Iterator[Departure]:
    """Numbers of five digits and more are grouped in all places or in none (5.1.1).

    Passes: 拨付12500元，发放13000元。
    Departs: 拨付12,500元，发放13000元。
    """
    grouped = [(line, match) for line in lines(found) for match in matches(_GROUPED, line.words)]
    ungrouped = [(line, match) for line in lines(found) for match in matches(_UNGROUPED, line.words)]
    if not grouped or not ungrouped:
        return
    for line, match in ungrouped if len(ungrouped) < len(grouped) else grouped:
        whole, point, part = match[0].partition(".")
        wanted = whole.replace(",", "") if "," in whole else f"{int(whole):,}"
        yield line.replaced(match.start(), match.end(), wanted + point + part)


@Rule("NU-14", "惯例", "must", "warning", value="3月5日")
@by_line
def days(line: WordedLine) -> Iterator[Departure]:
    """The day of a date is 日, never 号, and is not left out.

    Passes: 3月5日前报送
    Departs: 3月5号前报送
    """
    for pattern in (_DAY_AS_NUMBER, _DAY_LEFT_OUT):
        for match in pattern.finditer(line.words):
            yield line.replaced(match.start(), match.end(), f"{match['month']}日")


@Rule("NU-15", "GB 3100-1993", "must", "warning", value="法定计量单位")
def units(found: RecognisedDocument) -> Iterator[Departure]:
    """Units are legal ones, by name or by symbol throughout (GB 3100 to GB 3102).

    Passes: 50平方米，50 m²
    Departs: 50平米，50M2
    """
    yield from _illegal_units(found)
    yield from _two_ways(found)


@by_line
def _illegal_units(line: WordedLine) -> Iterator[Departure]:
    for pattern, wanted in _ILLEGAL:
        for match in pattern.finditer(line.words):
            yield line.replaced(match.start(), match.end(), wanted)
    for match in _JIN.finditer(line.words):
        least = f"{float(match['least']) / 2:g}{match['mark']}" if match["least"] else ""
        yield line.replaced(match.start(), match.end(), f"{least}{float(match['value']) / 2:g}千克")


def _two_ways(found: RecognisedDocument) -> Iterator[Departure]:
    """Units that the text writes by name and by symbol: those of the rarer way. Tables keep their own."""
    texts = [line for line in lines(found) if not line.cell]
    for name, symbol in _SAME_UNITS:
        ways = [[(line, match) for line in texts for match in matches(way, line.words)] for way in (name, symbol)]
        if all(ways):
            rarer, other = sorted(ways, key=len)
            for line, match in rarer:
                yield line.replaced(match.start(), match.end(), other[0][1][0])


def _lunar(match: re.Match[str]) -> str:
    month = f"{in_numerals(int(match['month']), SPOKEN)}月" if match["month"] else ""
    day = re.sub(r"\d+", lambda digits: in_numerals(int(digits[0]), SPOKEN), match["day"] or "")
    return f"{match['word']}{month}{day}"


def _in_digits(text: str) -> str:
    """``text`` with its numbers in hanzi as Arabic digits, a year digit by digit."""
    text = re.sub(
        rf"[一二][{HANZI_DIGITS}零〇]{{3}}(?=年)",
        lambda year: "".join(str(arabic(digit)) for digit in year[0].translate(_ZEROS)),
        text,
    )
    return re.sub(rf"[{HANZI_DIGITS}十百]+", lambda number: str(arabic(number[0])), text)


def _century(year: str) -> str:
    """A year of two digits as one of four: of this century up to 49."""
    return f"20{year}" if year < "50" else f"19{year}"


def _date(year: str, month: str | int | None, day: str | int | None) -> str:
    written = f"{year}年{int(month or 0)}月"
    return f"{written}{int(day)}日" if day else written


def _outside_titles(text: str) -> str:
    return _IN_TITLE.sub(lambda match: " " * len(match[0]), text)


def _multiplied(text: str) -> str:
    """``3万2千`` as 3.2万, ``1千2百`` as 1200."""
    tail = re.search(r"[万亿]?[余多]?$", text[1:])
    ending = "" if tail is None else tail[0]
    number = text.removesuffix(ending)
    tens_of_thousands, _, rest = number.rpartition("万")
    total = round(_below(rest) + float(tens_of_thousands or 0) * 10000)
    if tens_of_thousands:
        return f"{total / 10000:g}万{ending}"
    return f"{total}{ending}"


def _below(text: str) -> float:
    """The value of digits with 千, 百 and 十 among them."""
    factors = {"千": 1000, "百": 100, "十": 10, "": 1}
    return sum(float(value) * factors[unit] for value, unit in re.findall(r"(\d+(?:\.\d+)?)([千百十]?)", text))


def _title_lines(found: RecognisedDocument) -> Iterator[tuple[WordedLine, WordedLine]]:
    titled = [line for line in lines(found) if line.element in ("title", "attachment_title")]
    return ((one, other) for one, other in pairwise(titled) if one.element == other.element)

"""公示 in the file: its period, and who takes objections: PB. All of it is practice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import partial

from generator.check.departure import Departure
from generator.check.rules.rule import Rule
from generator.check.rules.wording import WordedLine, text_lines
from generator.ground.source.date import OfficialDate
from generator.ground.words.vocabularies import phrase
from generator.official.document import Period
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import number

_rule = partial(Rule, strength="practice")

_DAY = r"(?:(20\d\d)\s?年\s?)?(1[0-2]|[1-9])\s?月\s?([12]\d|3[01]|[1-9])\s?日"
_RANGE = re.compile(rf"{_DAY}[^。，；]{{0,8}}?(?:至|到|[-－—~～]){{1,2}}\s?{_DAY}")
_LAST = re.compile(rf"{_DAY}[^。，；]{{0,8}}(?:前|止|截止|为止)|(?:截止|截至)[^。；]{{0,12}}{_DAY}")
_DAYS = re.compile(
    r"(?:公[示告]|异议)[^。；]{0,14}?(?:\d{1,2}|[一二三四五六七八九十])\s*个?(?:自然日|[天日])(?!期)", re.ASCII
)
_PHONE = re.compile(r"(?<!\d)(?:1\d{10}|(?:0\d{2,3}[-－—\s]?)?\d{7,8}|12\d{3})(?!\d)|×{4,}")
_APPOINTMENT = re.compile("任前|任职|拟任|选拔|干部")


@_rule("PB-01", "惯例", value="公示期有开始和截止日期")
def last_day(found: RecognisedDocument) -> Iterator[Departure]:
    """What is made public says from which day to which objections are taken.

    Passes: 公示期为2026年3月6日至3月12日。
    Departs: 公示期7天。
    """
    lines = list(text_lines(found))
    dated = any(_RANGE.search(line.text) or _LAST.search(line.text) for line in lines)
    if found.title is not None and lines and not dated:
        yield Departure(found.title, phrase("title-no-last-day"), phrase("title-first-and-last-day"))


@_rule("PB-02", "党政领导干部选拔任用工作条例42", severity="info", rows=("period.weekdays",))
def weekdays(found: RecognisedDocument) -> Iterator[Departure]:
    """The period is counted in working days, before an appointment at least five; holidays are not known here.

    Passes: 公示期为2026年3月6日至3月12日（5个工作日）。
    Departs: 公示期5天; 2026年3月6日至3月9日 before an appointment, which are two weekdays
    """
    least = int(number("period.weekdays"))
    appoints = found.title is not None and _APPOINTMENT.search(found.title.text) is not None
    for line in text_lines(found):
        period = _period(line, found)
        if period is not None and appoints and period.weekdays < least:
            those, wanted = (phrase("title-weekdays", count=count) for count in (period.weekdays, least))
            yield Departure(line.paragraph, those, wanted)
        elif (match := _DAYS.search(line.text)) is not None and period is None:
            yield line.at(match.start(), match.end(), match[0], phrase("title-working-days"))


@_rule("PB-03", "惯例", value="写明受理异议的联系电话")
def telephone(found: RecognisedDocument) -> Iterator[Departure]:
    """What is made public has a telephone number of who takes objections.

    Passes: 联系电话：023-00000000
    Departs: 如有异议，请向局办公室反映。
    """
    texts = [*(line.text for line in text_lines(found)), "" if found.note is None else found.note.text]
    if found.title is not None and found.body and not any(map(_PHONE.search, texts)):
        yield Departure(found.title, phrase("title-no-telephone"), phrase("title-telephone"))


def _period(line: WordedLine, found: RecognisedDocument) -> Period | None:
    """The period in ``line``, of the year of its date where it names none."""
    match = _RANGE.search(line.text)
    if match is None:
        return None
    usual = found.issued.year if found.issued is not None else datetime.MINYEAR
    year = int(match[1] or usual)
    try:
        first, last = (
            OfficialDate(datetime.date(int(within or year), int(month), int(day)))
            for within, month, day in (match.groups()[:3], match.groups()[3:])
        )
    except ValueError:
        return None
    return Period(first, last)

"""The forms of official documents, a row for each format with all in which it is unlike the others; the fifteen 文种.

Sources: GB/T 9704-2012, clause 7 for the general form and clause 10 for 信函, 命令 and 纪要; 条例, article 8 for the
文种 and what each implies, article 9. No standard knows the others: what they are is practice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from generator.standard.document_number import ISSUE_NUMBER, MINUTES_NUMBER, NUMBER, ORDER_NUMBER, YEAR_NUMBER
from generator.standard.numbers import ROWS
from generator.standard.words import TELEGRAM_URGENCIES, URGENCIES


class Format(StrEnum):
    """The four formats of GB/T 9704-2012, the general one (clause 7) and those of clause 10, and those of practice."""

    GENERAL = "公文"
    LETTER = "信函"
    ORDER = "命令"
    MINUTES = "纪要"
    ANNOUNCEMENT = "公告"
    RESOLUTION = "决议"
    COMMUNIQUE = "公报"
    POSTING = "张贴公告"
    PUBLICITY = "公示"
    MEMO = "签报"
    PLAIN_LETTER = "便函"
    AGENDA = "议程"
    AGREEMENT = "责任书"
    BULLETIN = "简报"
    TELEGRAM = "电报"


Cell = Literal["sender", "signers", "urgency", "number", "pages"]
"""What is in a line of cells under the mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of documents; what its row does not say is as in the general one.

    ``meaning`` is what it is for, in Chinese and English. ``numbers`` is the prefix of its own rows in the table of
    numbers. ``kinds`` are the 文种 that it takes, None for any, ``()`` where it is of none of the fifteen;
    ``inferred_by`` are those that are set in it where no format is written, ``only_form``: nor may these have another.

    ``head`` is whether a red mark is above it; ``mark_can_lack``: it can be written without. ``mark_words`` are what
    its mark ends with, none where that is the organ's name alone; ``mark`` is the mark where none is written, with
    ``{issuer}`` for the organ, ``""`` where it is the organ and the word. ``mark_problem`` is reported of a mark
    without the words.
    ``mark_in_lines``: the mark can be written line by line. ``mark_of_all``: that of a joint issue names every organ,
    else the lead organ. ``mark_of_organ``: it names an organ, else a meeting. ``mark_free``: it can be any name,
    known by the number below it. ``rule``: a red one below the number, double ones across the first page, or none.
    Without a mark, the unit can be at the left of the number's line. ``cells``: lines of cells under the mark instead
    of the number, a rule below each.

    ``counted`` are the number's forms where it is counted without 机关代字, ``counter`` the word after its serial;
    ``prefixed``: it can be a 发文字号, ``house_prefix``: with the 机关代字 of the house. ``number_problem`` is reported
    of any other. ``number_free``: the office counts as it likes, or not at all; ``number_can_lack``: it may
    have none; ``number_must``: it is never issued without. ``number_place``: above the title, or centred under it.
    ``counted_by``: what begins the count again, the year, or the 届次 where it has one.

    ``title_note``: whether it can or must have a 题注, which says under the title who adopted it and when.
    ``recipients``: 主送机关 must be there, are there unless it says that it has none, may be there, or are not.

    ``persons``: it can be addressed to persons; ``to_units``: its papers go to units of the roster. ``period``: it says
    from when to when it is posted. ``signature`` is how it is signed whatever the house has, ``""`` where that holds.
    ``signers``: it can name 签发人, only where it goes up or always. ``dated_in_head``: organ and date can be, or are,
    above the title. ``imprint``: its 版记 has rules and 印发机关, is plain, or there is none; on any last page, listed:
    between rules it says whom it goes to and the copies; handled: who handles the matter. ``copy_number_right``: 份号
    is at the right of 密级. ``pieces``: it can have several, with 目录 and 按语.

    ``urgencies`` are the words of its 紧急程度, which it may have or must have; ``secrecy``: it may be classified.

    ``title_words`` and ``number_words`` are what its title, or the letters of its number, end with and no other's:
    it is recognised by them. ``declared``: the file says what it is, since its look alone does not.

    ``on`` are the rules that documents of other forms are not held against, ``off`` those that its own are not, each
    by the beginning of its id. ``name`` is that of a form of the house, ``""`` of the forms here.
    """

    meaning: tuple[str, str]
    name: str = ""
    numbers: str = ""
    kinds: tuple[str, ...] | None = None
    inferred_by: tuple[str, ...] = ()
    only_form: bool = False
    head: Literal["mark", "none"] = "mark"
    mark_can_lack: bool = False
    mark: str = ""
    mark_words: tuple[str, ...] = ()
    mark_problem: str = ""
    mark_in_lines: bool = False
    mark_of_all: bool = True
    mark_of_organ: bool = True
    mark_free: bool = False
    rule: Literal["single", "double", "none"] = "single"
    cells: tuple[tuple[Cell, ...], ...] = ()
    counted: tuple[re.Pattern[str], ...] = ()
    counter: str = ""
    prefixed: bool = True
    house_prefix: bool = False
    number_problem: str = "notice-number"
    number_free: bool = False
    number_can_lack: bool = False
    number_must: bool = False
    number_place: Literal["head", "under title"] = "head"
    counted_by: Literal["year", "term"] = "year"
    title: Literal["yes", "unlike mark", "no"] = "yes"
    title_note: Literal["no", "may", "must"] = "no"
    recipients: Literal["must", "usual", "may", "no"] = "must"
    persons: bool = False
    to_units: bool = True
    period: bool = False
    attendance: bool = False
    signature: Literal["", "unsealed", "stamp", "parties", "none"] = ""
    signers: Literal["no", "upward", "may"] = "no"
    dated_in_head: Literal["no", "may", "yes"] = "no"
    imprint: Literal["ruled", "plain", "listed", "handled", "none"] = "ruled"
    copy_number_right: bool = False
    pieces: bool = False
    urgencies: tuple[str, ...] = URGENCIES
    urgency: Literal["may", "must"] = "may"
    secrecy: bool = True
    first_page_numbered: bool = True
    title_words: tuple[str, ...] = ()
    number_words: tuple[str, ...] = ()
    declared: bool = False
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()

    @property
    def number_forms(self) -> tuple[re.Pattern[str], ...]:
        """The forms that its number can have."""
        return (*self.counted, *((NUMBER,) if self.prefixed else ()))

    @property
    def mark_of_house(self) -> bool:
        """Whether its mark can be the one that the house has: without words of its own, or with 文件."""
        return self.mark_in_lines or not self.mark_words

    def own_row(self, usual: str) -> str:
        """The name of its own number for what ``usual`` is in other forms; ``usual`` where it has none."""
        own = f"{self.numbers}.{usual.removeprefix('issuer_').replace('.', '_')}"
        return own if own in ROWS else usual

    def takes(self, kind: str) -> bool:
        """Whether a document of the 文种 of that name can be set in it."""
        return self.kinds is None or kind in self.kinds

    def holds(self, rule: str) -> bool:
        """Whether its documents are held against the rule of that id."""
        return not rule.startswith(self.off) and (rule.startswith(self.on) or not rule.startswith(_OF_ONE_FORM))


_PLACES_OF_HEAD = ("HD-02", "HD-10", "HD-11", "HD-19", "HD-20", "HD-21", "HD-22", "HD-29", "HD-30", "TI-02")
"""Rules of clause 7 about places in the head, which clause 10 has otherwise, or leaves to the office."""

_MARK = ("HD-10", "HD-12", "HD-13", "HD-14", "HD-16", "HD-17")
"""Rules about the mark, which the unit beside the number of a paper without a head is not."""

_SIGNERS = ("HD-24", "HD-25", "HD-26", "HD-27")
"""Rules about 签发人, whom a telegram has in another place."""

_RESOLUTION = Form(
    meaning=("会议通过的决议，标题下写题注，不署名", "resolutions, with a note of their adoption and unsigned"),
    kinds=("决议",),
    mark_words=("文件",),
    mark_in_lines=True,
    house_prefix=True,
    number_can_lack=True,
    title_note="must",
    recipients="no",
    signature="none",
    off=("RC", "SG-18"),
)

FORMS: Mapping[Format, Form] = {
    Format.GENERAL: Form(
        meaning=("一般公文", "the general format"),
        mark_words=("文件",),
        mark_in_lines=True,
        house_prefix=True,
        title_note="may",
        recipients="usual",
        signers="upward",
    ),
    Format.LETTER: Form(
        meaning=("信函格式，函用", "letters"),
        numbers="letter",
        inferred_by=("函",),
        mark_of_all=False,
        rule="double",
        imprint="plain",
        first_page_numbered=False,
        on=("LT",),
        off=(*_PLACES_OF_HEAD, "HD-28"),
    ),
    Format.ORDER: Form(
        meaning=("命令（令）格式", "orders"),
        numbers="order",
        kinds=("命令", "令"),
        inferred_by=("命令", "令"),
        only_form=True,
        mark_words=("命令", "令"),
        mark_problem="notice-mark-order",
        rule="none",
        counted=(ORDER_NUMBER,),
        counter="号",
        prefixed=False,
        number_problem="notice-number-order",
        counted_by="term",
        title="no",
        recipients="no",
        signature="stamp",
        on=("CM",),
        off=(*_PLACES_OF_HEAD, "HD-18", "HD-28", "TI-07", "RC-01", "SG-13", "SG-15"),
    ),
    Format.MINUTES: Form(
        meaning=("会议纪要格式", "minutes"),
        numbers="minutes",
        kinds=("纪要",),
        inferred_by=("纪要",),
        mark_words=("纪要",),
        mark_problem="notice-mark-minutes",
        mark_of_organ=False,
        counted=(MINUTES_NUMBER,),
        counter="期",
        number_problem="notice-number-minutes",
        number_free=True,
        title="unlike mark",
        recipients="may",
        attendance=True,
        signature="none",
        dated_in_head="may",
        on=("MN",),
        off=(*_PLACES_OF_HEAD, "TI-07", "RC-01", "SG-18"),
    ),
    Format.ANNOUNCEMENT: Form(
        meaning=("公告、通告，红头是机关名称加“公告”或“通告”，编号是第几号", "announcements under a mark of their own"),
        kinds=("公告", "通告"),
        mark_words=("公告", "通告"),
        mark_problem="notice-mark-announcement",
        counted=(ORDER_NUMBER, YEAR_NUMBER),
        counter="号",
        number_problem="notice-number-announcement",
        number_can_lack=True,
        title="unlike mark",
        title_note="may",
        recipients="no",
        off=("RC",),
    ),
    Format.RESOLUTION: _RESOLUTION,
    Format.COMMUNIQUE: replace(
        _RESOLUTION,
        meaning=("会议通过的公报，标题下写题注，不署名", "communiqués, with a note of their adoption and unsigned"),
        kinds=("公报",),
    ),
    Format.POSTING: Form(
        meaning=("张贴的公告、通告，不加红头", "sheets to be posted, without a red head"),
        kinds=("公告", "通告"),
        head="none",
        rule="none",
        counted=(ORDER_NUMBER, YEAR_NUMBER),
        counter="号",
        prefixed=False,
        number_problem="notice-number-posted",
        number_can_lack=True,
        number_place="under title",
        recipients="no",
        to_units=False,
        imprint="none",
        declared=True,
    ),
    Format.PUBLICITY: Form(
        meaning=("公示，征求异议", "what is made public before it is decided, for objections"),
        kinds=(),
        head="none",
        rule="none",
        counted=(ORDER_NUMBER, YEAR_NUMBER),
        counter="号",
        number_problem="notice-number-posted",
        number_can_lack=True,
        number_place="under title",
        recipients="no",
        to_units=False,
        period=True,
        imprint="none",
        title_words=("公示", "公示公告"),
        declared=True,
        on=("PB",),
        off=("GN-01", "TI-07"),
    ),
    Format.MEMO: Form(
        meaning=("签报等白头文件，机关内部用", "papers within an office, without a red head"),
        head="none",
        rule="none",
        number_can_lack=True,
        persons=True,
        to_units=False,
        signature="unsealed",
        imprint="none",
        title_words=("签报", "签呈"),
        number_words=("签", "签报"),
        declared=True,
        off=(*_PLACES_OF_HEAD, *_MARK, "HD-24", "HD-28", "GN-01", "GN-03", "GN-05", "TI-07", "RC-05", "SG-18"),
    ),
    Format.PLAIN_LETTER: Form(
        meaning=("便函，不编文号", "letters without a number"),
        numbers="letter",
        mark_can_lack=True,
        mark_words=("便函",),
        mark_of_all=False,
        rule="double",
        prefixed=False,
        number_problem="notice-number-none",
        number_can_lack=True,
        imprint="none",
        first_page_numbered=False,
        title_words=("便函",),
        declared=True,
        on=("LT",),
        off=("GN-01", "TI-07", *_PLACES_OF_HEAD, "HD-28"),
    ),
    Format.AGENDA: Form(
        meaning=("会议议程、日程，不署名", "agendas of meetings, unsigned"),
        kinds=(),
        head="none",
        rule="none",
        prefixed=False,
        number_problem="notice-number-none",
        number_can_lack=True,
        title_note="may",
        recipients="no",
        to_units=False,
        signature="none",
        imprint="none",
        title_words=("议程", "日程", "议程安排", "日程安排"),
        declared=True,
        off=("GN-01", "TI-07", "SG", "RC"),
    ),
    Format.AGREEMENT: Form(
        meaning=("责任书，甲乙双方签字盖章", "agreements on duties, signed by both parties"),
        kinds=(),
        head="none",
        rule="none",
        number_can_lack=True,
        number_place="under title",
        recipients="no",
        to_units=False,
        signature="parties",
        imprint="none",
        title_words=("责任书",),
        declared=True,
        off=("GN-01", "TI-07", "SG", "RC"),
    ),
    Format.BULLETIN: Form(
        meaning=(
            "简报、信息、专报、动态，红头是刊名，第几期，可以有几篇",
            "bulletins: issues of one or several pieces",
        ),
        numbers="bulletin",
        kinds=(),
        mark_words=("简报",),
        mark_of_organ=False,
        mark_free=True,
        counted=(ISSUE_NUMBER,),
        counter="期",
        prefixed=False,
        number_problem="notice-number-bulletin",
        number_must=True,
        recipients="no",
        signature="none",
        dated_in_head="yes",
        imprint="listed",
        copy_number_right=True,
        pieces=True,
        off=(*_PLACES_OF_HEAD, "HD-08", "HD-28", "GN-01", "TI-07", "SG", "RC"),
    ),
    Format.TELEGRAM: Form(
        meaning=(
            "电报（明传），写等级，数共几页",
            "telegrams that are sent openly, with a grade and the number of pages",
        ),
        numbers="telegram",
        mark="{issuer}发电",
        mark_words=("发电", "电报"),
        mark_problem="notice-mark-telegram",
        mark_of_all=False,
        cells=(("sender", "signers"), ("urgency", "number", "pages")),
        signature="unsealed",
        signers="may",
        imprint="handled",
        urgencies=TELEGRAM_URGENCIES,
        urgency="must",
        secrecy=False,
        off=(*_PLACES_OF_HEAD, "HD-09", *_SIGNERS, "HD-28"),
    ),
}
"""The row of each format."""

MARK_WORDS = tuple(dict.fromkeys(word for form in FORMS.values() for word in form.mark_words))
"""What marks can end with."""

NUMBER_FORMS = tuple(dict.fromkeys(each for form in FORMS.values() for each in form.number_forms))
"""The forms that numbers can have."""

_OF_ONE_FORM = tuple(rule for form in FORMS.values() for rule in form.on)


class Direction(StrEnum):
    """Which way a document goes. The 条例 names the uses; the direction that follows from them is practice."""

    UP = "上行"
    LEVEL = "平行"
    DOWN = "下行"
    PUBLIC = "公布"


@dataclass(frozen=True, slots=True)
class Kind:
    """One 文种.

    ``directions`` are the ways it can go, the usual one first. ``signers``: True where it always names 签发人
    (7.2.6, 上行文), None where it does so when it goes up, else False.
    """

    name: str
    directions: tuple[Direction, ...]
    signers: bool | None = False

    @property
    def format(self) -> Format:
        """The format that it is usually set in."""
        return next((each for each, form in FORMS.items() if self.name in form.inferred_by), Format.GENERAL)


_UP, _LEVEL, _DOWN, _PUBLIC = Direction.UP, Direction.LEVEL, Direction.DOWN, Direction.PUBLIC

_TABLE = (
    Kind("决议", (_DOWN,)),
    Kind("决定", (_DOWN,)),
    Kind("命令", (_DOWN,)),
    Kind("令", (_DOWN,)),
    Kind("公报", (_PUBLIC,)),
    Kind("公告", (_PUBLIC,)),
    Kind("通告", (_PUBLIC,)),
    Kind("意见", (_DOWN, _UP, _LEVEL), signers=None),
    Kind("通知", (_DOWN,)),
    Kind("通报", (_DOWN,)),
    Kind("报告", (_UP,), signers=True),
    Kind("请示", (_UP,), signers=True),
    Kind("批复", (_DOWN,)),
    Kind("议案", (_UP, _LEVEL), signers=None),
    Kind("函", (_LEVEL,)),
    Kind("纪要", (_DOWN, _LEVEL, _UP)),
)

KINDS: dict[str, Kind] = {kind.name: kind for kind in _TABLE}
"""Every 文种 by its name; 命令 and 令 are one with two names."""

FOR_EVERYBODY = ("公告", "通告")
"""文种 that tell everybody whom to ask: a 联系人 in them is meant for the public, as in what is posted for a time."""

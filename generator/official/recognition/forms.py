"""Patterns that recognise elements by their text, also where they are written wrongly."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress

from generator.ground.source.date import OfficialDate, absent_day, date_figures
from generator.standard import FORMS, KINDS, Kind
from generator.standard.numerals import hanzi_value

_BLANKS = re.compile(r"[\s\u00a0]+")
_DIGITS = "0-9０-９"
_HANZI_DIGITS = "〇○零一二三四五六七八九十"
_ANY_DIGITS = f"[{_DIGITS}{_HANZI_DIGITS}OＯ]"


def _form(pattern: str) -> str:
    """``pattern`` where a blank stands for blanks of any kind that may be there; never so many that it takes long."""
    return pattern.replace(" ", r"\s{0,9}")


NUMBER_TAIL = _form(
    r" (?:字 )?[〔﹝\[［【（(〈<{「„](?![0-9]{6,8}[）)]) (?:19|20|１９|２０)?[0-9０-９]{2} 年? [〕﹞\]］】）)〉>}」‟]?"
    r" (?:[\u4e00-\u9fff]{1,6}字)? 第? [（(]?[0-9０-９×X＊*_\x20\u3000]{1,8}[）)]? 号?"
)
"""Year and serial of a 发文字号, as a pattern."""

_PLACEHOLDERS = "×xXＸ＊*_＿□○?？"
_OPEN_FIELD = rf"[{_DIGITS}{_PLACEHOLDERS}\s]{{0,8}}"

_OPEN_YEAR = rf"[〔﹝\[［【（(〈<{{「]{_OPEN_FIELD}年?[〕﹞\]］】）)〉>}}」]"

_OPEN_NUMBER = _form(rf"[\u4e00-\u9fff（）(){_PLACEHOLDERS}]{{0,20}} (?:字 )?{_OPEN_YEAR} 第?{_OPEN_FIELD}号")
_WITHOUT_BRACKETS = _form(r" (?:字 )?(?:19|20)[0-9]{2} [〕﹞\]］】）)年]? 第? [0-9]{1,5} 号")

NUMBER = re.compile(
    rf"{_OPEN_NUMBER}|(?:[\u4e00-\u9fff]\u3000)?[\u4e00-\u9fff（）()]{{1,20}}{NUMBER_TAIL}|[\u4e00-\u9fff]{{1,16}}{_WITHOUT_BRACKETS}|"
    + _form(r"(?:19|20)[0-9]{2} [〔【\[（(] [0-9]{1,4} [）)\]】〕] 号")
)
"""发文字号, whatever brackets it has, with 第, leading zeros or blanks, or without 号; also one yet to be filled in."""

PLACEHOLDER = re.compile(rf"[{_PLACEHOLDERS}]+")
"""What holds the place of a name or number that is not known yet."""

COURT_NUMBER = re.compile(
    _form(r"[（(〔\[] (?:19|20)?[0-9]{2} [）)〕\]] [\u4e00-\u9fff0-9（）()]{1,16} 第? [0-9]{1,6} 号")
)
"""The number of a case, its year first; also that of older documents (〔84〕法研字第9号)."""

ORDER_NUMBER = re.compile(_form(rf"[（(]? (?:20[0-9]{{2}} 年 )?第 {_ANY_DIGITS}{{1,6}} [号期] [）)]?"))
"""令号, or the number of an issue of 纪要."""

LABELLED_NUMBER = re.compile(
    _form(r"编 号 [：:] (?P<number>[^：:\n]{0,20}[〔\[（(] (?:19|20)[0-9]{2} [〕\]）)][^：:\n]{1,20}号)")
)
"""What a document's number is said to be, whatever form it has."""

WITHOUT_SERIAL = re.compile(r"(?:〔20\d\d〕|20\d\d年)?第?[\x20\u3000×_]{1,8}[号期次]")
"""The number of 命令 or 纪要 before it is given; :data:`NUMBER` takes any other for one."""

SIGNERS = re.compile(_form("签 发 人? [：:]? "))
"""The label of the 签发人."""

_DATE_TEXT = _form(
    rf"(?P<year>[一二][{_HANZI_DIGITS}0OＯ\s]{{3,9}}|{_ANY_DIGITS}{{2,5}}) [年.．\-－—/] "
    rf"(?P<month>{_ANY_DIGITS}{{1,3}}) [月.．\-－—/] "
    rf"(?P<day>{_ANY_DIGITS}{{1,3}}) [日号]?"
)
DATE = re.compile(_DATE_TEXT)
"""A date, in Arabic digits, in hanzi, or in some of both."""

NUMBER_BELOW_TITLE = re.compile(_form(rf"[\u4e00-\u9fff（）()]{{0,20}}(?:{NUMBER_TAIL}|{_WITHOUT_BRACKETS})"))
"""发文字号 as data bases have it below a title, in brackets or beside the date; its letters may be missing."""

_OF_TWO = "|".join(kind for kind in KINDS if len(kind) == len("通知"))

NUMBER_OF_TITLE = re.compile(
    _form(
        rf"(?:[（(] (?P<cited>[\u4e00-\u9fff]{{1,20}}{NUMBER_TAIL}) [）)]|"
        rf"(?P<named>(?:公告|通告|令) {NUMBER_TAIL}) (?:[（(][^（）()]{{1,60}}[）)])?|"
        rf"(?<=的(?:{_OF_TWO})) (?P<behind>[\u4e00-\u9fff]{{1,12}}{NUMBER_TAIL})) $"
    )
)
"""发文字号 at the end of a title: behind it, in brackets or not, or that of a 公告 which has no other title."""

_OPEN_DIGITS = f"[{_DIGITS}{_HANZI_DIGITS}{_PLACEHOLDERS}]"

_OPEN_DATE = _form(rf"(?:20 )?{_OPEN_DIGITS}{{0,8}} 年 {_OPEN_DIGITS}{{0,8}} 月 {_OPEN_DIGITS}{{0,8}} [日号]")

UNFILLED_DATE = re.compile(_OPEN_DATE)
"""A date whose year, month or day is yet to be filled in, as in drafts: 2024年  月  日; also one that is filled."""

DATE_PLACE = re.compile(_form(r"[（(\[【{<] [^（(）)]{0,6}(?:日 期|时 间|年 月 日)[^（(）)]{0,6} [）)\]】}>]"))
"""Words that hold the place of a date: （日期）."""

PARTIAL_DATE = re.compile(
    _form(
        rf"{_ANY_DIGITS}{{2,5}} 年 {_ANY_DIGITS}{{1,3}} 月|{_ANY_DIGITS}{{1,3}} 月 {_ANY_DIGITS}{{1,3}} 日|"
        r"(?<![0-9.])(?:19|20)[0-9]{2} [.．] (?:1[0-2]|0?[1-9])$"
    )
)
"""A date without its day, or without its year."""

DATED_NOTE = re.compile(_form(rf"{_DATE_TEXT}|(?:19|20)[0-9]{{2}} 年 (?:[0-9]{{1,2}} 月)?"))
"""A day in a 题注, or but the year."""

PRINTED = re.compile(_form(rf"(?P<date>{_DATE_TEXT}|{_OPEN_DATE}) (?:印 [发制]|翻?印) [）)]? $"))
"""印发日期, also one yet to be filled in."""

COPY_TO = re.compile(_form("(?:抄 [送报]|分 送) (?:机关|单位)? [：:]?|(?<!部)发 送 [：:]"))
"""The label of the organs that get a copy."""

MAIN_TO = re.compile(_form("主 送 (?:机关|单位)? [：:]"))
"""The label of 主送机关 where they are in the 版记."""

LISTED = {
    "report_to": re.compile(_form("(?:呈 )?报 送? [：:]")),
    "send_to": re.compile(_form("送 [：:]")),
    "issue_to": re.compile(_form("发 [：:]")),
    "also_to": re.compile(_form("(?:本 期 )?(?:增|加) 发 [：:]")),
}
"""The labels of those above, beside and below that a bulletin goes to, and of those that get this issue only."""

ISSUE_TOTAL = re.compile(_form(rf"[（(]? 总 第? (?P<total>[{_DIGITS}]{{1,7}}) 期 [）)]?"))
"""How many issues of a bulletin there have been in all, behind the number of one."""

EDITED = re.compile(_form("(?:编 印|编 发|主 办|编) $"))
"""What may be behind the name of the organ that issues a bulletin."""
HANDLED_BY = re.compile(
    _form("承 办 (?:单 位|处 室|科 室|部 门) [：:] ")
    + r"(?P<office>[^：:\s]{2,40})(?:\s+承办人\s?[：:]\s?(?P<handler>\S{1,20}))?"
    + r"(?:\s+(?:联系)?电\s?话\s?[：:]\s?(?P<phone>\S{1,30}))?"
)
"""The line at the foot of a telegram that says who handles it."""

SUBJECT_WORDS = re.compile(r"主\s{0,9}题\s{0,9}词(?:\s{0,9}[：:]|\s|$)")
"""The label of the 主题词 of older documents."""

OFFICE_LINE = re.compile(_form("(?:(?:校 对|打 字|核 稿) [：:].{0,20}|(?:内 部 发 送|信息公开选项) [：:].{0,200})"))
"""Lines of a 版记 that the standard does not know: who has read or typed a document, who gets it in the house."""

_COPIES = r"共? 印 (?:[0-9]{1,6}|(?<=共印)[\x20\u3000]+) 份"

COPIES = re.compile(_form(f"[（(]? {_COPIES} [）)]?"))
"""How many copies were printed."""

COPIES_AT_END = re.compile(_form(f"(?:^|[（(]) {_COPIES} [）)]?$"))
"""The same, alone in a line or in brackets at its end."""

COPY_NUMBER = re.compile(_form(rf"(?:份 号 [：:]? |[Nn][Oo]\.? |№ )[{_DIGITS}]{{1,8}}|[{_DIGITS}]{{3,8}}"))
"""份号, also with a label that it does not take."""

SECRECY = re.compile(_form(r"(?:密 级 [：:]? )?(?:绝 密|机 密|秘 密) (?:[★☆*＊] \S{0,8})?"))
"""密级和保密期限."""

URGENCY = re.compile(_form("(?:(?:紧急程度|等 级) [：:]? )?(?:特 急|加 急|特 提|平 急|急 件|紧 急|火 急)"))
"""紧急程度, also those of telegrams and those that there are not."""

EDITION = re.compile(
    _form(
        r"[（(〔\[【]? (?:20[0-9]{2} 年 )?(?:修 订 版? )?(?:第 [一二三四五六七八九1-9] 次 )?(?:公 开 )?"
        r"(?:(?:征 求 意 见|校 对|送 审|讨 论|审 议|报 批|会 签|修 改|代 拟|草|初) (?:第 [一二三四五六七八九1-9] )?稿"
        r"|更 正 重 印 件?) [）)〕\]】]?"
    )
)
"""The mark of what is not the document as issued: a draft, or a corrected reprint."""

CORRECTED = re.compile(_form("更 正"))
"""What the mark of a corrected reprint has in it, and that of a draft has not."""

ATTACHMENT_LIST = re.compile(_form("附 [件表]? (?:[（(][^（）()]{1,8}[）)] )?[：:]"))
"""The label of the 附件说明."""

_SERIAL = rf"[{_DIGITS}{_HANZI_DIGITS}]{{1,3}}(?:[-－—][{_DIGITS}]{{1,2}})?"

ATTACHMENT_LABEL = re.compile(
    _form(rf"附 (?:[件表] (?P<serial>{_SERIAL})?|图? (?P<bare>{_SERIAL})) (?:[：:.．、]|(?![年月日条款件]))")
)
"""附件n at the head of an attachment, or 附表n, 附图n, 附n; ``serial`` or ``bare`` is the n."""

ATTACHMENT_ALONE = re.compile(_form(rf"附 件? (?:[（(] (?P<bare>{_SERIAL}) [）)]|(?P<serial>{_SERIAL}))? [：:]?"))
"""附： or 附件, 附（2）, 附件一： alone on a line, which can head an attachment."""

NAMED_ATTACHMENT = re.compile(_form(rf"附 [件表]? (?:[{_DIGITS}{_HANZI_DIGITS}]{{0,2}} [.．、：:]|[1-9]\s) \S"))
"""附件n and the name of an attachment in one line."""

ENTRY = re.compile(
    rf"\s*(?:附[件表])?(?P<open>[（(])?(?P<serial>[{_DIGITS}]{{1,2}}|(?<=附[件表])[{_HANZI_DIGITS}]{{1,2}})\s*"
    rf"(?(open)[）)]|(?:[.．、,，:：]|(?=[^{_DIGITS}.年月日%％])))\s*"
)
"""The serial of an entry of the 附件说明."""

BETWEEN_ENTRIES = re.compile(r"\n|(?<![ \u3000])[ \u3000]{2,}(?=[2-9][.．、])")
"""What is between two entries of the 附件说明 in one paragraph."""

ATTENDANCE = re.compile(_form("(?:出 席|请 假|列 席|缺 席|参 加|参 会|主 持|记 录) (?:人员|单位|领导|人)? [：:]"))
"""The label of a line of the 出席人员名单."""

WEB_LABEL = re.compile(
    _form(
        "(?:索 引 号|原 文 链 接|(?:文 章|信 息|稿 件|内 容)? (?:来 源|出 处)|"
        "(?:发 布|更 新|生 成|成 文|公 开|录 入|生 效|实 施)"
        "(?:时 间|日 期|机 构|单 位|人|者)|文 号|有 效 性|(?:浏 览|点 击|阅 读|访 问)(?:次 数|数|率|量)?|"
        "主 题 分 类|公 文 种 类|公 开 方 式|内 容 概 述|发文(?:机 关|字 号)|"
        "(?:当 前|所 在|您 的|您现在的) 位 置|信 息 分 类|责 任 编 辑|责 编|字 体|字 号|分 享(?:到|至)?) [：:]|"
        "【(?!主 送)[^】]{0,6}(?:机 关|部 门|单 位|日 期|时 间|文 号|字 号|等 级|级 别|时 效 性|分 类|类 别|"
        "来 源|依 据|引 证 码)】|"
        "(?P<bare>标 题|作 者|日 期|时 间|编 辑|审 核|供 稿|撰 稿|摄 影|关 键 词|主 题 词) [：:]"
    )
)
"""What a web page puts above its text and below its title; ``bare`` words may be those of any text."""

_ADDRESS = "(?:[a-z网址链接]{0,4} [：:])? (?:https?:|/)[!-~]{1,300}"

WEB_ADDRESS = re.compile(_form(_ADDRESS), re.IGNORECASE)
"""An address of the web, with or without a label."""

WEB_LINK = re.compile(
    _form(
        rf"{_ADDRESS}|(?:附 件 信 息|附 件 下 载|相 关 (?:文 件|链 接|附 件|阅 读)) [：:]?|"
        r"(?!附 件)[^\n。\u2500-\u257f]{1,100}\.(?:docx?|pdf|xlsx?|wps|et|zip|rar|pptx?|ofd|jpe?g|png)(?:附 件 预 览)?|"
        "(?:上 一 [篇条]|下 一 [篇条]) [：:].{0,100}|"
        r"(?:[【\[]? (?:打 印|关 闭|收 藏|分 享)(?:本 页|窗 口|到)? [】\]]? [：:|]? ){1,6}"
    ),
    re.IGNORECASE,
)
"""A link or a button that a web page puts below its text."""

WEB_FOOT = re.compile(
    _form("扫一扫|网 站 地 图|联 系 我 们|关 于 我 们|返 回 顶 部|.{0,30}(?:公网安备|ICP备|网站标识码|版权所有)"),
    re.IGNORECASE,
)
"""What begins, or is in, the foot of a web page."""

WEB_HEAD = re.compile(_form(rf"{_DATE_TEXT} [0-9:：\s]{{0,9}}|(?:Aa|[大中小]|[>/|]|字 体) [：:]?"))
"""What a web page has between its title and the document: when it was put there, sizes of letters."""

REMARK = re.compile(r"[（(【].{0,80}[）)】]", re.DOTALL)
"""A remark in brackets, in a line of its own."""

REMARK_WORDS = re.compile("此处|此页|本页|正文|插入|补充|说明|待|略|空白|核[实对]|照片|图片|修改|填写|另附|页码")
"""Words that remarks of whoever drafts have, and what is in brackets in a text seldom has."""

REMARK_BEGINS = re.compile(
    "[（(【](?:请勿|此处|此页|本页|以[上下]|插入|补充|待|略|空白|核[实对]|照片|图片|另附|页码|正文|说明[：:])"
)
"""What such a remark begins with within a text, where what is in brackets may be of the text."""

ORGAN_PLACE = re.compile(
    _form(r"[（(\[【{<] [^（(）)]{0,10}(?:局 名|机 关|单 位|署 名|名 称|部 门|落 款)[^（(）)]{0,6} [）)\]】}>]")
)
"""Words that hold the place of the organ that signs: （局名）."""

SEAL_PLACE = re.compile(_form(r"[（(【\[] [^（()）]{0,12}(?:盖 章|印 章|公 章|签 章|用 印|签 名|签 字) [）)】\]]"))
"""Words that hold the place of a seal: （盖章）."""

_POSTS = (
    "总 理|主 席|委员长|院 长|检察长|部 长|省 长|市 长|州 长|盟 长|区 长|县 长|旗 长|镇 长|乡 长|厅 长|局 长|处 长|"
    "署 长|司 长|行 长|校 长|书 记|主 任|主 委|会 长|总经理|董事长"
)
POST = re.compile(rf"[\u4e00-\u9fff（）()、\s]{{0,30}}?(?:{_form(_POSTS)})")
"""职务 of who signs."""

ADDRESSES = re.compile("致?(?:各|全体|尊敬的|亲爱的|广大|(?<=致)[每所])(?!.{0,60}?(?:如下|以下|下列))")
"""What a line with a colon begins with that addresses several, or whoever is no organ."""

PERSON = re.compile(
    r"(?:同志|先生|女士|领导|(?:市|县|区|省|州|局|部|厅|处|科|院|校|会|团|社|所|镇|乡)长|书记|主任|主席|总理|秘书长|董事长|总经理)$"
)
"""What one who is addressed ends with that is a person."""

_ORGAN_ENDS = (
    r"(?:[局委府院办厅部会社室处科所站队团组行厂馆联署场园镇乡村校]|中心|公司|集团|大学|学校|[大中小]学|街道|总支|法庭|基地|专班|单位|机构|机关|部门|组织|"
    r"支部|乡镇|区县|企业|幼儿园)"
)

ORGAN_END = re.compile(rf"{_ORGAN_ENDS}(?:（[^（）]{{0,60}}）|\([^()]{{0,60}}\))?$")
"""What the names of organs end with, and what may be in brackets behind."""

ORGAN = re.compile(
    rf"[\u4e00-\u9fff（）()·、“”{_PLACEHOLDERS}A-Za-z0-9]{{1,40}}?{_ORGAN_ENDS}(?:（[^（）]{{1,12}}）|\([^()]{{1,12}}\))?"
)
"""The name of an organ: what signs, or is addressed."""

FIELD = re.compile(
    ".{0,4}(?:姓名|学号|学院|院系|专业|班级|年级|教师|导师|题目|日期|时间|年月|负责人|编号|版号|版本|作者|课程|级别|类别|密级|部门|学科|"
    "方向|年度|地点|岗位)"
)
"""What begins a line that is filled in, on covers and in forms."""

MADE_BY = re.compile("(?:编?制|编印|监制|制表|填写?|印制)$")
"""What is behind the name of who has made a form."""

ISSUES = re.compile(_form("印 发|发 布|公 布|转 发|批 转|颁 布|下 发"))
"""What a title has where the document issues another one."""

BRACKETED = re.compile(r"[（(].*[）)]?", re.DOTALL)
"""What is in round brackets."""

_OF_FORMS = "|".join(word for form in FORMS.values() for word in form.title_words)

TITLE_END = re.compile(
    rf"(?:{_OF_FORMS}|方案|办法|规定|细则|要点|计划|规划|总结|讲话|制度|规程|预案|名单|简报|条例|章程|准则|意见|纪要|记录|清单|公报|"
    r"声明|启事|倡议书|公开信|一封信|须知|指南|简章|标准|规则|守则|规范|措施|流程|大纲|指引|导则|公约|纲要|通则|机制|"
    r"(?<=.{4})(?<![方做说看想办])法|(?:通知|决定|意见|告知|承诺|申请|任务|协议|说明|判决|裁定|调解|建议|邀请|委托|责任|保证)书)$"
)
"""What titles end with that are of no 文种."""

_KIND = re.compile(rf"(?:{'|'.join(sorted(KINDS, key=len, reverse=True))})$")
_LONGEST_NAME = 150
_LONGEST_TAIL = 22
_TITLE_TAIL = re.compile(rf"(?:[（(〔\[][^（(）)]{{0,{_LONGEST_TAIL - 2}}}[）)〕\]]|[。．.！!；;：:，,、\s])$")


def are_organs(text: str) -> bool:
    """Whether ``text`` is nothing but names of organs, with blanks or 、 between them."""
    names = re.split(r"[\s、]+", text.strip())
    return bool(names[0]) and all(map(ORGAN.fullmatch, names))


def without_blanks(text: str) -> str:
    """``text`` without blanks of any kind, to be compared."""
    return _BLANKS.sub("", text)


def without_brackets(text: str) -> str:
    """``text`` without the round brackets around it."""
    inner = text.strip()
    return inner[1:-1].strip() if inner.startswith(("（", "(")) and inner.endswith(("）", ")")) else inner


def kind_at_end(text: str) -> Kind | None:
    """The 文种 at the end of a title, before a point and brackets (（试行）)."""
    match = _KIND.search(_without_tail(without_blanks(text)))
    return None if match is None else KINDS[match[0]]


def names_text(text: str) -> bool:
    """Whether ``text`` ends as titles without a 文种 do, apart from brackets."""
    return len(text) <= _LONGEST_NAME and TITLE_END.search(_without_tail(without_blanks(text))) is not None


def is_title(text: str) -> bool:
    """Whether ``text`` says 关于 and ends with a 文种: then it is a title in any look."""
    return begins_title(text) and kind_at_end(text) is not None


def begins_title(text: str) -> bool:
    """Whether ``text`` says what a title is about."""
    return "关于" in text and not text.endswith(("：", ":", "。"))


def _without_tail(title: str) -> str:
    end = len(title)
    while (tail := _TITLE_TAIL.search(title, max(0, end - _LONGEST_TAIL), end)) is not None:
        end = tail.start()
    return title[:end]


def date_of(text: str) -> OfficialDate | None:
    """The day that ``text`` names, however it is written; None where it names none."""
    match = DATE.search(text)
    if match is None:
        return None
    year, month, day = (_value(match[name]) for name in ("year", "month", "day"))
    with suppress(ValueError):
        return OfficialDate(datetime.date(year, month, day))
    return None


_FIRST_YEAR, _YEARS = 2000, 100


def official_date(text: str) -> OfficialDate | None:
    """The day that ``text`` is, as 2026年3月5日 of this century; None for any other writing and for no day at all."""
    try:
        date = OfficialDate.parse(text)
    except ValueError:
        return None
    return date if str(date) == text and _FIRST_YEAR <= date.year < _FIRST_YEAR + _YEARS else None


def meant_date(text: str) -> OfficialDate | None:
    """The day that ``text`` certainly means, in any digits and with any marks; None where that is uncertain."""
    figures = date_figures(text, within=True)
    return None if figures is None or absent_day(figures) else OfficialDate(datetime.date(*figures))


def serial_of(text: str) -> int | None:
    """``text`` as a number, in digits or hanzi; None for other texts."""
    return _value(text.strip()) or None


_ZEROS = str.maketrans("〇○零OＯ", "00000")


def _value(text: str) -> int:
    """十四 is 14, 二〇二二 2022, 2０22 also; 0 for other texts."""
    return hanzi_value(without_blanks(text).translate(_ZEROS)) or 0

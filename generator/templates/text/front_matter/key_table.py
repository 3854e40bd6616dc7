"""The table of the front matter's keys: their titles, what forms say of them, and which files have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.ground.source.key_translation import FLAG_VALUES, AnyKeys, KeyNames
from generator.official.document import Disclosure, Edition
from generator.standard import KINDS, LISTED, Format, length, number
from generator.standard.words import TELEGRAM_URGENCIES

ValueKind = Literal["text", "texts", "date", "number", "choice", "flag", "mapping", "mappings", "free"]
"""The value of a key: one text, one or several texts, a date, a number, a fixed value, yes or no, a mapping with known
keys, a list of these, or a mapping of anybody's own keys."""


LEAST_SEAL, LARGEST_SEAL = round(length("seal.smallest").mm), round(length("seal.largest").mm)
"""The least and the greatest plausible diameter of a seal, in millimetres."""

_SEAL = round(length("seal.diameter").mm)
_MOST_ORGANS = int(number("issuers.most"))


@dataclass(frozen=True, slots=True)
class SubKey:
    """A key: its Chinese name, and what it means in Chinese (``zh``) and English (``en``), as forms show it."""

    title: str
    zh: str
    en: str
    kind: ValueKind = "text"
    values: Mapping[str, str] = field(default_factory=dict)
    """The Chinese words of its fixed values, where these are not Chinese themselves."""

    choices: tuple[str, ...] = ()
    """Its fixed values, where these are Chinese themselves."""

    entries: Mapping[str, SubKey] = field(default_factory=dict)
    """The keys of the mapping that is its value, or of the mappings in the list that is its value."""

    is_of_issue: bool = False
    """Whether one issue has it and no other: a notice that begins like an earlier one is without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key(SubKey):
    """A key of the front matter, with an ``example`` in YAML for a new notice.

    It may also be written as one of ``other_titles``; ``similar`` words are often meant for it.
    """

    other_titles: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    example: str = ""
    is_required: bool = False
    """Whether every notice must have it. Recipients are required by format and 文种 instead."""

    is_shared: bool = False
    """Whether it is a default for the dispatch's other papers, below the house's."""

    is_open: bool = False
    """Whether house.yaml can add to its fixed values."""

    is_merged: bool = False
    """Whether the entries of the house and of the notice are merged."""

    is_of_papers: bool = True
    """Whether the dispatch's other papers can have it. They have the notice's edition, and are printed with it."""

    is_of_house_alone: bool = False
    """Whether only house.yaml can have it."""


NO_RECIPIENTS = "none"
"""The value of recipients of what has none: it goes to all (普发)."""

LEVELS = {"provisions": "条文", "headings": "公文层次"}
"""How a text is divided: by 章 and 条, or by 一、（一）1.（1）; their Chinese words."""

_OF_LEVELS = (
    "正文怎么分层：有“第一条”的自动按编、章、节、条排；不是的写“公文层次”。",
    "How the text is divided; default: as provisions where a line begins with 第一条.",
)
_OF_CONTENTS = (
    "条文前面排目录，列出编、章、节，不印页码；简报列出各篇标题，有两篇以上的不写也排。",
    "Whether a list of its 编, 章 and 节 is above the text, or one of several pieces of a bulletin, the default there.",
)

FRONT_MATTER: Mapping[str, Key] = {
    "issuer": Key(
        title="发文机关",
        zh=f"也是署名；联合行文写成列表，主办机关在前，最多 {_MOST_ORGANS} 个。",
        en="The issuing organ, which also signs; a joint issue is a list, the lead organ first.",
        example="issuer: 示例县档案局",
        kind="texts",
        is_required=True,
        is_shared=True,
    ),
    "mark": Key(
        title="发文机关标志",
        values={"none": "无"},
        zh="红头；不写就由程序按格式定，如发文机关加“文件”。便函可以写“无”，签报写文号左边的单位。",
        en="The red head; default: as the format has it. A plain letter may have none.",
        example="mark: 示例县档案局文件",
        kind="texts",
    ),
    "number": Key(
        title="发文字号",
        zh="年份用六角括号，序号不加“第”、不补零；命令写 第1号，公告写 第3号 或 2026年第3号，纪要也可以写 第12期。",
        en="The document number; an order's is 第1号, an announcement's 第3号 or 2026年第3号, minutes may have 第12期.",
        example="number: 示档发〔2026〕7号",
        is_of_issue=True,
    ),
    "issue_total": Key(
        title="总期数",
        zh="简报从创刊算起一共多少期，印在期号后面的括号里；不写就不印。",
        en="Of a bulletin: how many issues there have been in all, printed behind the number.",
        example="issue_total: 45",
        kind="number",
        is_of_issue=True,
        is_of_papers=False,
    ),
    "term": Key(
        title="届次",
        zh="命令每届重新编号的才写，如 十五届；不写就每年重新编号。文件夹和登记簿里的令号带上它。",
        en="For orders that are counted by the term of their organ; without it, by the year.",
        example="term: 十五届",
        is_of_papers=False,
    ),
    "title": Key(
        title="标题",
        zh="“|”是自己定的换行；不写就由程序按词断行。",
        en="The title; | is the writer's own line break.",
        example="title: 示例县档案局|关于开展档案安全检查的通知",
        is_required=True,
    ),
    "title_note": Key(
        title="题注",
        zh="会议通过的决议、公报、决定写通过的日期和会议，括号不用写；有题注的一般不署名。",
        en="Below the title, the day and the meeting of its adoption, without brackets; such documents are unsigned.",
        example="title_note: 2026年3月5日示例县第十九届人民代表大会第六次会议通过",
        is_of_issue=True,
        is_of_papers=False,
    ),
    "editor_note": Key(
        title="按语",
        zh="简报的编者按，排在标题上面，“编者按：”不用写；换行就是另起一段。",
        en="Of a bulletin: the editor's note above the title, without its label.",
        example="editor_note: 现将示例镇的做法刊发，供参考。",
        is_of_issue=True,
        is_of_papers=False,
    ),
    "pieces": Key(
        title="篇目",
        zh="简报有几篇的，按顺序列文件名，每篇一个 .md，标题写在它自己的文头里；只有一篇的不写，正文就是。",
        en="Of a bulletin of several pieces: their .md files in order, each with its title in itself.",
        example="pieces: [piece-1.md, piece-2.md]",
        kind="texts",
        is_of_issue=True,
        is_of_papers=False,
    ),
    "recipients": Key(
        title="主送机关",
        similar=("主送",),
        values={NO_RECIPIENTS: "无"},
        zh="照印的样子写，末尾冒号不用写；每一类要和名单里一组的主送称呼（class）相同。普发的写“无”（none）。",
        en="Recipients as printed, without the colon; each class must be that of a group on the roster. For all: none.",
        example="recipients: 各乡镇（街道）档案室，各直属单位",
    ),
    "distribute_to": Key(
        title="分送",
        zh='没有主送机关的，份数算给名单里的哪些组或哪些称呼；不写或写 "*" 是全部。',
        en='Whose copies are counted where there are no recipients: groups or classes; default "*", all of them.',
        example="distribute_to: [乡镇街道]",
        kind="texts",
        is_of_papers=False,
    ),
    "papers": Key(
        title="随文材料",
        zh="只做这些模板的文件，写文件名；不写就都做。",
        en="The templates whose papers are made, by their names; default: all.",
        example="papers: [distribution-list]",
        kind="texts",
        is_of_papers=False,
    ),
    "date": Key(
        title="成文日期",
        similar=("日期",),
        zh="写 2026-03-05 或 2026年3月5日。",
        en="The document's date.",
        example="date: 2026-03-05",
        kind="date",
        is_required=True,
        is_shared=True,
        is_of_issue=True,
    ),
    "signature": Key(
        title="署名方式",
        other_titles=("用印",),
        values={
            "sealed": "加盖印章",
            "unsealed": "不加盖印章",
            "stamp": "签名章",
            "parties": "双方签署",
            "none": "不署名",
        },
        zh="盖章、不盖章、签名章或双方签署；不写是盖章，命令是签名章，纪要和有题注的不署名。程序只留位置，不画章。",
        en="How it is signed; room is kept for the seal, none is drawn.",
        example="signature: sealed",
        kind="choice",
        is_shared=True,
    ),
    "seal_diameter": Key(
        title="印章直径",
        zh=f"毫米，{LEAST_SEAL} 到 {LARGEST_SEAL}；不写是 {_SEAL}。",
        en="The seal's diameter in mm.",
        example=f"seal_diameter: {_SEAL}",
        kind="number",
        is_shared=True,
    ),
    "attachments": Key(
        title="附件",
        zh="按顺序列文件名；Word、Excel、PDF 文件要写名称（title）和文件（file）。",
        en="Attachments in order: .md files by name, others as {title: …, file: …}.",
        example="attachments: [attachment-1.md]",
        kind="mappings",
        entries={
            "title": SubKey(
                "附件名称",
                "附件名称；.md 附件的名称写在它自己的文头里，这里不写。",
                "What the attachment is called; a .md has its title in itself.",
            ),
            "file": SubKey("文件", "文件名，放在 notice.md 旁边。", "The file, beside notice.md."),
            "detached": SubKey(
                "单独成件",
                "不和正文装订，单独成一个文件。",
                "Made a file of its own.",
                "flag",
                FLAG_VALUES,
            ),
            "head": SubKey(
                "自带附件标题",
                "Word 文件自己有“附件n”和标题，不再加。",
                "The Word file has 附件n and its title itself; none is printed.",
                "choice",
                {"own": "自带"},
            ),
            "leave_out": SubKey(
                "略去",
                "Word 文件里不装进公文、也不用提醒的：页眉、页脚、水印、脚注和尾注。",
                "What of the Word file is left out by will.",
                "texts",
                {"header": "页眉", "footer": "页脚", "watermark": "水印", "notes": "脚注尾注"},
            ),
        },
    ),
    "contact": Key(
        title="联系人",
        zh="自己不印出来，正文和信函里用标签取。",
        en="Printed only where a tag asks for it.",
        example="contact: {name: 示例甲, phone: 023-00000000}",
        kind="mapping",
        entries={
            "name": SubKey("姓名", "联系人的姓名。", "Whom to ask for."),
            "phone": SubKey("电话", "联系电话，照原样印。", "A telephone number."),
            "address": SubKey("地址", "来信地址；公示写。", "Where to write to."),
            "email": SubKey("电子邮箱", "电子邮箱；公示写。", "An e-mail address."),
        },
        is_shared=True,
        is_merged=True,
    ),
    "period": Key(
        title="公示期",
        zh="公示从哪天到哪天；自己不印出来，正文里用标签取。",
        en="From when to when it is posted; printed only where a tag asks for it.",
        example="period: {from: 2026-03-06, to: 2026-03-12}",
        kind="mapping",
        entries={
            "from": SubKey("开始日期", "公示的第一天。", "The first day.", "date"),
            "to": SubKey("截止日期", "公示的最后一天。", "The last day.", "date"),
        },
        is_of_issue=True,
    ),
    "copy_to": Key(
        title="抄送机关",
        similar=("抄送",),
        zh="照印的样子写，末尾句号不用写。",
        en="Organs that get a copy, as printed, without the full stop.",
        example="copy_to: 示例市档案局，示例县人民政府办公室",
    ),
    **{
        key: Key(
            title=word,
            zh=f"简报末页“{word}：”后面的单位，照印的样子写，末尾句号不用写。",
            en=f"Of a bulletin: what is behind {word} at its foot, as printed, without the full stop.",
            example=f"{key}: {example}",
            is_of_papers=False,
            is_of_issue=key == "also_to",
        )
        for (key, word), example in zip(
            LISTED.items(), ("示例市档案局", "示例县人民政府办公室", "各乡镇", "示例大学档案馆"), strict=True
        )
    },
    "note": Key(
        title="附注",
        zh="括号不用写。",
        en="A note, without its brackets.",
        example="note: 此件公开发布",
    ),
    "imprint": Key(
        title="版记",
        zh="印发机关和印发日期；日期不写就是成文日期。信函不印。",
        en="The issuing office and date at the foot; letters have none.",
        example="imprint: {office: 示例县档案局办公室, date: 2026-03-06}",
        kind="mapping",
        entries={
            "office": SubKey("印发机关", "印发机关。", "The office that had it printed."),
            "date": SubKey(
                "印发日期",
                "印发日期；不写就是成文日期。",
                "Default: the document's date.",
                "date",
                is_of_issue=True,
            ),
        },
        is_merged=True,
    ),
    "copy_number": Key(
        title="份号",
        zh="六位数字，要加引号。",
        en="Six digits, in quotes.",
        example='copy_number: "000001"',
        is_of_issue=True,
    ),
    "secrecy": Key(
        title="密级",
        zh="密级和保密期限；有密级必须有份号。",
        en="Secrecy and its term; needs a copy number.",
        example="secrecy: 机密★1年",
    ),
    "internal": Key(
        title="内部标注",
        similar=("内部资料",),
        zh="简报不涉密、只在内部看的，左上角印的话，如“内部资料 注意保存”；有密级的不写。",
        en="Of a bulletin that is internal but not secret: the words at the upper left, such as 内部资料 注意保存.",
        example="internal: 内部资料 注意保存",
        is_of_papers=False,
    ),
    "urgency": Key(
        title="紧急程度",
        zh="特急或加急；电报必须写，还可以写特提、平急。",
        en="Urgency; a telegram must have one.",
        example="urgency: 加急",
        kind="choice",
        choices=TELEGRAM_URGENCIES,
    ),
    "disclosure": Key(
        title="公开属性",
        zh="这份公文能不能公开；自己不印出来。用 --public 做公开版的必须写。",
        en="Whether the document may be made public; printed nowhere by itself, needed for a public version.",
        example="disclosure: 主动公开",
        kind="choice",
        choices=tuple(map(str, Disclosure)),
        is_of_papers=False,
    ),
    "disclosure_reason": Key(
        title="不公开理由",
        zh="不予公开或依申请公开的理由。",
        en="Why the document is not public, or only on request.",
        example="disclosure_reason: 内部管理事项",
        is_of_issue=True,
        is_of_papers=False,
    ),
    "disclosure_in": Key(
        title="公开属性印在",
        values={"note": "附注"},
        zh="要印公开属性的写“附注”；不写就不印。",
        en="Where the disclosure is printed; default: nowhere.",
        example="disclosure_in: note",
        kind="choice",
        is_of_papers=False,
    ),
    "public": Key(
        title="公开时替换",
        zh="公开版里不能有的词，各写换成什么；空着就是删去。联系人不用写，公开版里自己会去掉。",
        en="Words that the public version must not have, each with what takes its place; empty leaves it out.",
        example="public: {示例甲: 有关同志}",
        kind="free",
        is_of_issue=True,
        is_of_papers=False,
    ),
    "public_keep": Key(
        title="公开时保留",
        zh="看起来不该公开、其实可以公开的词；原样附上的附件和看过的 Word 附件，写文件名。",
        en="What looks private and may stay; attachments that you have looked through, by the names of their files.",
        example="public_keep: [023-00000000]",
        kind="texts",
        is_of_papers=False,
    ),
    "signers": Key(
        title="签发人",
        zh="上行文（请示、报告等）必须写，别的公文不写；按机关顺序。",
        en="Who signed a document that goes to a superior, and no other.",
        example="signers: [示例甲]",
        kind="texts",
    ),
    "stamp": Key(
        title="签名章",
        zh="签发人的职务和姓名，一个机关一人；程序只留位置，不画章。",
        en="Signature stamps: post and name, one for each organ.",
        example="stamp: [{post: 县长, name: 示例甲}]",
        kind="mappings",
        entries={
            "post": SubKey("职务", "签发人的职务。", "The signer's post."),
            "name": SubKey("姓名", "签发人的姓名。", "The signer's name."),
        },
        is_shared=True,
    ),
    "attendance": Key(
        title="出席人员",
        zh="只有纪要写；各写照印的文字，没有的不写。",
        en="Who was at the meeting; only in minutes.",
        example="attendance: {present: 示例甲、示例乙}",
        kind="mapping",
        entries={
            "present": SubKey("出席", "出席人员，照印的样子写。", "Who was present."),
            "excused": SubKey("请假", "请假人员，照印的样子写。", "Who was excused."),
            "observing": SubKey("列席", "列席人员，照印的样子写。", "Who observed."),
        },
    ),
    "kind": Key(
        title="文种",
        zh="不写时按标题末尾认；函、命令（令）、纪要由此决定格式。",
        en="The kind of document; by default what the title ends with.",
        example="kind: 通知",
        kind="choice",
        choices=tuple(KINDS),
    ),
    "format": Key(
        title="格式",
        zh="不写就由文种定；第几号的公告、有题注的决议和公报要写。",
        en="The format; default: as the kind has it. Announcements, resolutions and communiqués are never the default.",
        example="format: 公文",
        kind="choice",
        choices=tuple(map(str, Format)),
        is_open=True,
    ),
    "profile": Key(
        title="页面设置",
        values={"office": "办公室通用", "gbt33476": "国标版心"},
        zh="页边距怎样定，一般不写。",
        en="How pages are set up.",
        example="profile: office",
        kind="choice",
        is_shared=True,
    ),
    "levels": Key(
        title="层次",
        zh=_OF_LEVELS[0],
        en=_OF_LEVELS[1],
        values=LEVELS,
        example="levels: provisions",
        kind="choice",
        is_of_papers=False,
    ),
    "contents": Key(
        title="目录",
        zh=_OF_CONTENTS[0],
        en=_OF_CONTENTS[1],
        values=FLAG_VALUES,
        example="contents: true",
        kind="flag",
        is_of_papers=False,
    ),
    "extra": Key(
        title="其他内容",
        zh="自己要用的，名字自定，模板里写 notice.extra.名字。",
        en="Further facts of your own, for tags.",
        example="extra: {reply_by: 2026-04-01}",
        kind="free",
        is_merged=True,
    ),
    "edition": Key(
        title="稿本",
        zh="稿件标什么；只有用 --draft 印的稿件才标。",
        en="What drafts are marked as.",
        example="edition: 校对稿",
        kind="choice",
        choices=tuple(str(each) for each in Edition if each.is_draft),
        is_of_papers=False,
    ),
    "printing": Key(
        title="印制",
        zh="怎样印、印几份。",
        en="How it is printed, and how many copies.",
        example="printing: {files: [cover-letter], duplex: true, archive: 2}",
        kind="mapping",
        entries={
            "files": SubKey(
                "打印文件",
                "哪些单位模板各合成一个打印文件。",
                "Templates whose papers become one print file.",
                "texts",
            ),
            "once": SubKey(
                "只印一份的",
                "哪些单位模板每个单位只印一份，不管它收几份公文。",
                "Templates of which every unit gets one, however many copies it gets.",
                "texts",
            ),
            "duplex": SubKey("双面", "是不是双面印。", "Whether both sides are printed.", "flag", FLAG_VALUES),
            "run": SubKey(
                "印制份数",
                "印制份数，要等于各单位、抄送、存档的份数之和；不写就由程序加。",
                "How many copies are printed; default: the sum.",
                "number",
                is_of_issue=True,
            ),
            "archive": SubKey("存档份数", "存档几份。", "Copies for the archive.", "number"),
            "copy_to": SubKey("抄送份数", "抄送机关一共几份。", "Copies for those it is copied to.", "number"),
        },
        is_merged=True,
        is_of_papers=False,
    ),
    "number_prefix": Key(
        title="机关代字",
        zh="写了它，发文字号（number）可以只写 〔2026〕7号。",
        en="The letters before the year; number may then begin with 〔.",
        is_of_house_alone=True,
    ),
    "forms": Key(
        title="自定格式",
        zh="本单位自己的格式：名字自定，写明基于哪种格式，换用哪些词；版式不能改。",
        en="Forms of the house: each has a base and other words, never other geometry.",
        kind="free",
        entries={
            "base": SubKey(
                "基于", "基于哪种格式。", "The form that it is like.", "choice", choices=tuple(map(str, Format))
            ),
            "meaning": SubKey("用途", "选格式时显示的说明。", "What it is for."),
            "mark": SubKey("发文机关标志", "红头，{issuer} 是发文机关。", "Its mark; {issuer} is the organ."),
            "kinds": SubKey("可用文种", "只用于哪些文种。", "The 文种 that it takes.", "texts"),
            "title_words": SubKey("标题用词", "标题可以用哪些词结尾。", "What its titles may end with.", "texts"),
            "signature": SubKey(
                "署名方式",
                "固定的署名方式。",
                "How it is signed.",
                "choice",
                {
                    "unsealed": "不加盖印章",
                    "stamp": "签名章",
                    "parties": "双方签署",
                    "none": "不署名",
                    "sealed": "加盖印章",
                },
            ),
        },
        is_of_house_alone=True,
    ),
    "chapter_face": Key(
        title="章标题字体",
        choices=("黑体", "小标宋"),
        zh="办法、规定里“第一章”用什么字体；不写是黑体。",
        en="The face of 章 in provisions; default 黑体.",
        kind="choice",
        is_of_house_alone=True,
    ),
    "fonts": Key(
        title="字体",
        zh="换用的字体；不写就用国标的字体。",
        en="Font names of the house's own.",
        kind="mapping",
        entries={
            "title": SubKey("标题字体", "标题和红头，默认方正小标宋简体。", "Title and mark."),
            "body": SubKey("正文字体", "正文，默认仿宋_GB2312。", "The text."),
            "kai": SubKey("楷体", "二级标题，默认楷体_GB2312。", "Second-level headings."),
            "hei": SubKey("黑体", "一级标题、密级等，默认黑体。", "First-level headings."),
            "song": SubKey("宋体", "页码，默认宋体。", "Page numbers."),
        },
        is_of_house_alone=True,
    ),
    "ofd": Key(
        title="OFD文件",
        zh="OFD 里附不附公文的要素。",
        en="Whether OFD files have the front matter of the notice as an attachment.",
        example="ofd: {attach: source}",
        kind="mapping",
        entries={
            "attach": SubKey(
                "附带", "附上 notice.md 开头的要素。", "The front matter of notice.md.", "choice", {"source": "要素"}
            ),
        },
        is_of_house_alone=True,
    ),
}
"""Every key of a front matter, in the order in which a new notice has them."""

HOUSE_KEYS = tuple(FRONT_MATTER)
"""Every key of house.yaml."""

KEYS = tuple(name for name, key in FRONT_MATTER.items() if not key.is_of_house_alone)
"""Every key of a notice's front matter."""

PAPER_KEYS = tuple(name for name in KEYS if FRONT_MATTER[name].is_of_papers)
"""Every key of the dispatch's other papers."""

REQUIRED = tuple(name for name, key in FRONT_MATTER.items() if key.is_required)
MERGED = tuple(name for name, key in FRONT_MATTER.items() if key.is_merged)
SHARED = tuple(name for name, key in FRONT_MATTER.items() if key.is_shared)
"""The keys that are required, merged and shared, in the order of the table."""


def _below(entries: Mapping[str, SubKey], kind: ValueKind = "mapping") -> KeyNames:
    """The names of ``entries``; those of a mapping of anybody's own keys are in each of its values."""
    own = KeyNames(
        {name: (key.title,) for name, key in entries.items()},
        {name: key.values for name, key in entries.items() if key.values},
    )
    return KeyNames(below=AnyKeys(own)) if kind == "free" else own


NAMES = KeyNames(
    {name: (key.title, *key.other_titles) for name, key in FRONT_MATTER.items()},
    {name: key.values for name, key in FRONT_MATTER.items() if key.values},
    {name: _below(key.entries, key.kind) for name, key in FRONT_MATTER.items() if key.entries},
    {word: name for name, key in FRONT_MATTER.items() for word in key.similar},
)
"""The Chinese names of the keys of notices, papers and house.yaml."""

FORM_KEYS = tuple(FRONT_MATTER["forms"].entries)
"""The keys of a form of the house."""

FONT_ROLES = tuple(FRONT_MATTER["fonts"].entries)
"""The keys of fonts, each the use of a font."""

ATTENDANCE = tuple(FRONT_MATTER["attendance"].entries)
"""The keys of attendance: 出席, 请假, 列席."""

CONTACT = tuple(FRONT_MATTER["contact"].entries)
"""The keys of contact."""

PERIOD = tuple(FRONT_MATTER["period"].entries)
"""The keys of period: its first and its last day."""

IMPRINT = tuple(FRONT_MATTER["imprint"].entries)
"""The keys of imprint: 印发机关 and 印发日期."""

PRINTING = tuple(FRONT_MATTER["printing"].entries)
"""The keys of printing."""

STAMP = tuple(FRONT_MATTER["stamp"].entries)
"""The keys of an entry of stamp: 职务 and 姓名. Each is required."""

ATTACHMENT_ENTRY = tuple(FRONT_MATTER["attachments"].entries)
"""The keys of an entry of attachments that is more than the name of a file."""

ATTACHMENT_FRONT_MATTER: Mapping[str, SubKey] = {
    "title": SubKey(
        "标题",
        "附件标题；“|”是自己定的换行。",
        "Its title; | breaks the line.",
    ),
    "title_note": SubKey(
        "题注",
        "办法、规定由谁、哪一天通过或者公布、修订，排在标题下面；括号不用写。",
        "Who adopted it, and when, below the title; without brackets.",
    ),
    "levels": SubKey("层次", *_OF_LEVELS, "choice", LEVELS),
    "contents": SubKey("目录", *_OF_CONTENTS, "flag", FLAG_VALUES),
    "landscape": SubKey("横排", "横排，用于很宽的表。", "Whether its pages lie across.", "flag", FLAG_VALUES),
}
"""Every key of the front matter of an attachment's own text."""

ATTACHMENT_KEYS = tuple(ATTACHMENT_FRONT_MATTER)

PIECE_KEYS = ("title", "levels")
"""Those of a piece of a bulletin."""

ATTACHMENT_NAMES = _below(ATTACHMENT_FRONT_MATTER)
"""The Chinese names of these keys."""

MOST_COPIES = 1_000_000
"""How many copies the keys of printing can ask for."""

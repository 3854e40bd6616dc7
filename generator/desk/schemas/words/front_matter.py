"""The hover texts of values in front matters; those of keys are in :data:`keys.FRONT_MATTER`."""

from collections.abc import Mapping

from generator.desk.schemas.hover import Hover
from generator.templates.text.front_matter.keys import ATTACHMENT_FRONT_MATTER, FRONT_MATTER, SubKey

NOTICE = Hover(
    "公文的各个要素；不要的把整行删掉。",
    "The elements of the notice; delete the line of one not wanted.",
    title="公文要素",
)
PAPER = Hover(
    "每个单位一份或整件公文一份的文件的要素；没写的从公文和 house.yaml 取。值里可以用标签，带标签的请加引号。",
    "The elements of a paper for units or the dispatch; what is absent comes from the notice and house.yaml. "
    "Values may hold tags, in quotes.",
    title="文件要素",
)
ATTACHMENT = Hover("附件的要素。", "The front matter of an attachment.", title="附件要素")
HOUSE = Hover(
    "本单位固定的内容：公文里没写的，从这里取。",
    "The office's own defaults for every notice.",
    title="本单位的默认内容",
)

KEYS = {name: Hover(key.zh, key.en, key.example, key.title) for name, key in FRONT_MATTER.items()}


def _shown(keys: Mapping[str, SubKey]) -> dict[str, Hover]:
    return {name: Hover(key.zh, key.en, key.example, key.title) for name, key in keys.items()}


CONTACT = _shown(FRONT_MATTER["contact"].entries)
IMPRINT = _shown(FRONT_MATTER["imprint"].entries)
ATTENDANCE = _shown(FRONT_MATTER["attendance"].entries)
PRINTING = _shown(FRONT_MATTER["printing"].entries)
STAMP = _shown(FRONT_MATTER["stamp"].entries)
ATTACHMENT_ENTRY = _shown(FRONT_MATTER["attachments"].entries)
ATTACHMENT_KEYS = _shown(ATTACHMENT_FRONT_MATTER)
FONTS = _shown(FRONT_MATTER["fonts"].entries)

FORMATS = {
    "公文": Hover("一般公文", "the general format"),
    "信函": Hover("信函格式，函用", "letters"),
    "命令": Hover("命令（令）格式", "orders"),
    "纪要": Hover("会议纪要格式", "minutes"),
}

SIGNATURES = {
    "sealed": Hover("盖章，留出印章位置", "sealed; room is kept"),
    "unsealed": Hover("不盖章", "without a seal"),
    "stamp": Hover("签名章，还要写职务和姓名（stamp）", "a signature stamp; write stamp, too"),
    "none": Hover("不署名，只有纪要可以", "not signed; minutes only"),
}

PROFILES = {
    "office": Hover("页边距 37/35/28/26 毫米，办公室通用", "margins as clerks set them"),
    "gbt33476": Hover("按 GB/T 33476 算，字迹正好填满版心", "margins by GB/T 33476: ink fills the type area"),
}

EDITIONS = {
    "征求意见稿": Hover("发出去征求意见的稿件", "a draft for comment"),
    "校对稿": Hover("排好了供校对的稿件", "a proof"),
}

URGENCIES = {"特急": Hover("特别紧急", "extremely urgent"), "加急": Hover("需要加快办理", "urgent")}

KINDS = {
    "决议": Hover("会议讨论通过的重大决策事项", "resolution"),
    "决定": Hover("对重要事项作出决策和部署、奖惩、变更或者撤销不适当的决定", "decision"),
    "命令": Hover("公布行政法规和规章、宣布施行重大强制性措施、授予和晋升衔级、嘉奖", "order"),
    "令": Hover("同“命令”，公布法规规章时常用", "order, by its short name"),
    "公报": Hover("公布重要决定或者重大事项", "communiqué"),
    "公告": Hover("向国内外宣布重要事项或者法定事项", "announcement"),
    "通告": Hover("在一定范围内公布应当遵守或者周知的事项", "public notice"),
    "意见": Hover("对重要问题提出见解和处理办法", "opinion"),
    "通知": Hover("发布、传达要求下级机关执行和有关单位周知的事项，批转、转发公文", "notice"),
    "通报": Hover("表彰先进、批评错误、传达重要精神和告知重要情况", "circular"),
    "报告": Hover(
        "向上级机关汇报工作、反映情况，回复询问；要写签发人（signers）", "report to a superior; write signers"
    ),
    "请示": Hover("向上级机关请求指示、批准；要写签发人（signers）", "request to a superior; write signers"),
    "批复": Hover("答复下级机关请示事项", "reply to a request"),
    "议案": Hover("人民政府按法律程序向同级人民代表大会提请审议事项", "bill"),
    "函": Hover("不相隶属机关之间商洽工作、询问和答复问题、请求批准", "letter"),
    "纪要": Hover("记载会议主要情况和议定事项", "minutes"),
}
"""What each 文种 is for (条例, article 8, shortened)."""

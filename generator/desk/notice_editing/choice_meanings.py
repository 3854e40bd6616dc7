"""What the choices of the front matter's keys mean, as forms show them: Chinese and English."""

from collections.abc import Mapping

CHOICE_MEANINGS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "format": {
        "公文": ("一般公文", "the general format"),
        "信函": ("信函格式，函用", "letters"),
        "命令": ("命令（令）格式", "orders"),
        "纪要": ("会议纪要格式", "minutes"),
    },
    "signature": {
        "sealed": ("盖章，留出印章位置", "sealed; room is kept"),
        "unsealed": ("不盖章", "without a seal"),
        "stamp": ("签名章，还要写职务和姓名（stamp）", "a signature stamp; write stamp, too"),
        "none": ("不署名，只有纪要可以", "not signed; minutes only"),
    },
    "profile": {
        "office": ("页边距 37/35/28/26 毫米，办公室通用", "margins as clerks set them"),
        "gbt33476": ("按 GB/T 33476 算，字迹正好填满版心", "margins by GB/T 33476: ink fills the type area"),
    },
    "edition": {
        "征求意见稿": ("发出去征求意见的稿件", "a draft for comment"),
        "校对稿": ("排好了供校对的稿件", "a proof"),
    },
    "urgency": {"特急": ("特别紧急", "extremely urgent"), "加急": ("需要加快办理", "urgent")},
    "kind": {
        "决议": ("会议讨论通过的重大决策事项", "resolution"),
        "决定": ("对重要事项作出决策和部署、奖惩、变更或者撤销不适当的决定", "decision"),
        "命令": ("公布行政法规和规章、宣布施行重大强制性措施、授予和晋升衔级、嘉奖", "order"),
        "令": ("同“命令”，公布法规规章时常用", "order, by its short name"),
        "公报": ("公布重要决定或者重大事项", "communiqué"),
        "公告": ("向国内外宣布重要事项或者法定事项", "announcement"),
        "通告": ("在一定范围内公布应当遵守或者周知的事项", "public notice"),
        "意见": ("对重要问题提出见解和处理办法", "opinion"),
        "通知": ("发布、传达要求下级机关执行和有关单位周知的事项，批转、转发公文", "notice"),
        "通报": ("表彰先进、批评错误、传达重要精神和告知重要情况", "circular"),
        "报告": (
            "向上级机关汇报工作、反映情况，回复询问；要写签发人（signers）",
            "report to a superior; write signers",
        ),
        "请示": ("向上级机关请求指示、批准；要写签发人（signers）", "request to a superior; write signers"),
        "批复": ("答复下级机关请示事项", "reply to a request"),
        "议案": ("人民政府按法律程序向同级人民代表大会提请审议事项", "bill"),
        "函": ("不相隶属机关之间商洽工作、询问和答复问题、请求批准", "letter"),
        "纪要": ("记载会议主要情况和议定事项", "minutes"),
    },
}
"""By key and value. What each 文种 is for is that of 条例, article 8, shortened."""

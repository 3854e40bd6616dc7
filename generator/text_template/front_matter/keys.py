"""The keys of the front matter."""

from __future__ import annotations

KEYS = (
    "issuer", "mark", "number", "title", "recipients", "date", "signature", "seal_diameter", "attachments", "contact",
    "copy_to", "note", "imprint", "copy_number", "secrecy", "urgency", "signers", "stamp", "attendance", "kind",
    "format", "profile", "extra", "edition", "printing",
)  # fmt: skip
"""Every key of a notice's front matter."""

PAPER_KEYS = tuple(key for key in KEYS if key not in {"edition", "printing"})
"""Every key of the dispatch's other papers, which are of the notice's edition and printed with it."""

HOUSE_KEYS = (*KEYS, "number_prefix", "fonts")
"""Every key of house.yaml."""

REQUIRED = ("issuer", "title", "date")
"""What no notice can do without; recipients are asked for where the format and the 文种 have them."""

MERGED = ("contact", "imprint", "extra", "printing")
"""Keys whose entries are the house's and the notice's together."""

SHARED = ("issuer", "date", "signature", "stamp", "seal_diameter", "contact", "profile")
"""Keys of the notice that hold for the dispatch's other papers, where neither they nor the house say otherwise."""

FONT_ROLES = ("title", "body", "kai", "hei", "song")
"""What a house may name a font for."""

ATTENDANCE = ("present", "excused", "observing")
"""The keys of attendance: 出席, 请假, 列席."""

CONTACT = ("name", "phone")
"""The keys of contact."""

IMPRINT = ("office", "date")
"""The keys of imprint: 印发机关 and 印发日期."""

PRINTING = ("files", "once", "duplex", "run", "archive", "copy_to")
"""The keys of printing."""

STAMP = ("post", "name")
"""The keys of an entry of stamp: 职务 and 姓名. Each is required."""

ATTACHMENT_ENTRY = ("title", "file", "detached", "head")
"""The keys of an entry of attachments that says more than the name of a file."""

OWN_HEAD = "own"
"""What ``head`` says of a Word file that has 附件n and its title itself."""

ATTACHMENT_KEYS = ("title", "landscape")
"""Every key of the front matter of an attachment's own text."""

MOST_COPIES = 1_000_000
"""Copies that the keys of printing can ask for."""

TITLES = {
    "发文机关": "issuer", "发文机关标志": "mark", "发文字号": "number", "标题": "title", "主送": "recipients",
    "主送机关": "recipients", "日期": "date", "成文日期": "date", "附件": "attachments", "联系人": "contact",
    "抄送": "copy_to", "附注": "note", "版记": "imprint", "份号": "copy_number", "密级": "secrecy",
    "紧急程度": "urgency", "签发人": "signers", "签名章": "stamp", "文种": "kind", "格式": "format",
    "稿本": "edition", "印制": "printing",
}  # fmt: skip
"""What clerks may write for a key, and the key that they mean."""

USUAL_TITLES = {key: title for title, key in reversed(TITLES.items())}
"""The first of these for each key that has one."""

"""The keys of the front matter."""

from __future__ import annotations

KEYS = (
    "issuer", "mark", "number", "title", "recipients", "date", "signature", "seal_diameter", "attachments", "contact",
    "copy_to", "note", "imprint", "copy_number", "secrecy", "urgency", "signers", "stamp", "attendance", "kind",
    "format", "profile", "extra",
)  # fmt: skip
"""Every key of a notice's front matter."""

HOUSE_KEYS = (*KEYS, "number_prefix", "fonts")
"""Every key of house.yaml."""

REQUIRED = ("issuer", "title", "recipients", "date")
"""What a notice cannot do without."""

MERGED = ("contact", "imprint", "extra")
"""Keys whose entries are the house's and the notice's together."""

FONT_ROLES = ("title", "body", "kai", "hei", "song")
"""What a house may name a font for."""

NOT_MADE = {"signers": "签发人", "stamp": "签名章", "attendance": "出席人员名单"}
"""Keys of elements that this version does not lay out, with their Chinese names."""

TITLES = {
    "发文机关": "issuer", "发文机关标志": "mark", "发文字号": "number", "标题": "title", "主送": "recipients",
    "主送机关": "recipients", "日期": "date", "成文日期": "date", "附件": "attachments", "联系人": "contact",
    "抄送": "copy_to", "附注": "note", "版记": "imprint", "份号": "copy_number", "密级": "secrecy",
    "紧急程度": "urgency", "签发人": "signers", "文种": "kind",
}  # fmt: skip
"""What clerks may write for a key, and the key that they mean."""

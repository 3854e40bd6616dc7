"""The names of the elements that a check recognises, in both languages."""

from __future__ import annotations

from generator.ground.errors import Said

ELEMENT_NAMES = {
    "copy_number": Said("份号", "copy number"),
    "secrecy": Said("密级和保密期限", "secrecy"),
    "urgency": Said("紧急程度", "urgency"),
    "issuer_mark": Said("发文机关标志", "issuer's mark"),
    "number": Said("发文字号", "number"),
    "signers": Said("签发人", "signers"),
    "title": Said("标题", "title"),
    "edition": Said("稿本标注", "edition"),
    "recipients": Said("主送机关", "recipients"),
    "body": Said("正文", "text"),
    "attachment_list": Said("附件说明", "list of attachments"),
    "signature": Said("发文机关署名", "signature"),
    "posts": Said("签名人职务", "signer's post"),
    "date": Said("成文日期", "date"),
    "note": Said("附注", "note"),
    "attendance": Said("出席人员名单", "attendance"),
    "attachments": Said("附件", "attachment"),
    "issued_text": Said("印发的文件", "issued text"),
    "moved_recipients": Said("版记中的主送机关", "recipients in the imprint"),
    "copy_to": Said("抄送机关", "copies to"),
    "office": Said("印发机关", "printing office"),
    "printed": Said("印发日期", "date of printing"),
}
"""The names of elements, by those in the data of a check, and by those that :mod:`generator.check.placing` has."""

ELEMENT_NAMES |= {
    "mark_word": ELEMENT_NAMES["issuer_mark"],
    "attachment": ELEMENT_NAMES["attachments"],
    "table": Said("表格", "table"),
    "imprint_recipients": ELEMENT_NAMES["moved_recipients"],
    "imprint_office": ELEMENT_NAMES["office"],
    "imprint_date": ELEMENT_NAMES["printed"],
    "issued_title": Said("印发文件的标题", "title of what is issued"),
    "issued_text": Said("印发文件的正文", "text of what is issued"),
}

"""The names of the elements that a check recognises, in both languages."""

from __future__ import annotations

from generator.ground.errors import TranslatedText

ELEMENT_NAMES = {
    "copy_number": TranslatedText("份号", "copy number"),
    "secrecy": TranslatedText("密级和保密期限", "secrecy"),
    "urgency": TranslatedText("紧急程度", "urgency"),
    "issuer_mark": TranslatedText("发文机关标志", "issuer's mark"),
    "number": TranslatedText("发文字号", "number"),
    "signers": TranslatedText("签发人", "signers"),
    "title": TranslatedText("标题", "title"),
    "edition": TranslatedText("稿本标注", "edition"),
    "recipients": TranslatedText("主送机关", "recipients"),
    "body": TranslatedText("正文", "text"),
    "attachment_list": TranslatedText("附件说明", "list of attachments"),
    "signature": TranslatedText("发文机关署名", "signature"),
    "posts": TranslatedText("签名人职务", "signer's post"),
    "date": TranslatedText("成文日期", "date"),
    "note": TranslatedText("附注", "note"),
    "attendance": TranslatedText("出席人员名单", "attendance"),
    "attachments": TranslatedText("附件", "attachment"),
    "issued_text": TranslatedText("印发的文件", "issued text"),
    "moved_recipients": TranslatedText("版记中的主送机关", "recipients in the imprint"),
    "copy_to": TranslatedText("抄送机关", "copies to"),
    "office": TranslatedText("印发机关", "printing office"),
    "printed": TranslatedText("印发日期", "date of printing"),
}
"""The names of elements, by those in the data of a check, and by those that :mod:`documents` has."""

ELEMENT_NAMES |= {
    "mark_word": ELEMENT_NAMES["issuer_mark"],
    "attachment": ELEMENT_NAMES["attachments"],
    "table": TranslatedText("表格", "table"),
    "imprint_recipients": ELEMENT_NAMES["moved_recipients"],
    "imprint_office": ELEMENT_NAMES["office"],
    "imprint_date": ELEMENT_NAMES["printed"],
    "issued_title": TranslatedText("印发文件的标题", "title of what is issued"),
    "issued_text": TranslatedText("印发文件的正文", "text of what is issued"),
}

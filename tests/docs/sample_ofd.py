"""The OFD to try in a reader, ``docs/sample.ofd``: ``python -m tests.docs.sample_ofd`` makes it again.

Its content is invented. It has what readers stumble on: a red head, a table, a QR code, a seldom character in a name,
Latin text with blanks, an outline, 版记, its front matter as an attachment.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from generator import paint
from tests.docs.documents import ROOT

PATH = ROOT / "docs" / "sample.ofd"
_HOUSE = "issuer: 示例县示例局\nofd: {attach: source}\n"
_NOTICE = """\
---
number: 示例〔2026〕7号
title: 关于试看|OFD样例的通知
recipients: 各乡镇（街道）办事处，各直属单位
date: 2026-03-05
attachments: [attachment-1.md]
extra: {site: "示例：扫出这一行字，就是对的"}
copy_to: 示例县示例办公室
imprint: {office: 示例县示例局办公室, date: 2026-03-06}
---
这份公文是编的，用来看阅读器认不认本程序做的OFD。请对照下面几条，与同一份PDF比较。
一、看得见的
（一）版头。红色，发文字号居中，红线与版心等宽。
（二）生僻字。联系人示例𠮷，𠮷是“土”下一个“口”，后面的字不重叠、不空开。
（三）西文。OFD (GB/T 33190-2016), 50%, 2026.
（四）表格。四条竖线、五条横线，粗细一致。
| 序号 | 项目 | 应当怎样 |
| 1 | 字形 | 仿宋、黑体、楷体、小标宋各不相同 |
| 2 | 位置 | 一行二十八字，两端对齐 |
| 3 | 印章 | 没有，署名处空着 |
（五）二维码。正方形，能扫。
{{ notice.extra.site | 二维码 }}
二、查得到的
选中本段文字复制出来，应当一字不差；在目录里点“二、查得到的”，应当跳到这一页；附件列表里应当有一份要素。
"""
_ATTACHMENT = "---\ntitle: 试看记录表\n---\n| 阅读器 | 版本 | 结果 |\n| | | |\n| | | |\n"

_FILES = {"house.yaml": _HOUSE, "notice/notice.md": _NOTICE, "notice/attachment-1.md": _ATTACHMENT}


def made() -> bytes:
    """The sample, as this version makes it."""
    with TemporaryDirectory() as place:
        templates = Path(place)
        (templates / "notice").mkdir()
        for name, text in _FILES.items():
            (templates / name).write_text(text, encoding="utf-8")
        return paint(templates=templates, format="ofd")[0]


if __name__ == "__main__":
    PATH.write_bytes(made())

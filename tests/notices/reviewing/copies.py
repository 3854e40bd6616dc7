"""A notice, its draft, and copies of it edited by hand as reviewers do it, tracked and not."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from lxml import etree

from generator.dispatch.papers.document_maker import written
from generator.notices.reviewing.flow import flow_of, texts_of
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.official.layout.composition import lay_out, lay_out_detached
from generator.official.source_marks import with_source_marks
from generator.templates.text.notice import open_notice
from tests.word_documents import packed, parts

DOCUMENT, CUSTOM = "word/document.xml", "docProps/custom.xml"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
AUTHOR, DATE = "示例核稿人", "2026-03-02T09:00:00Z"

NOTICE = """---
title: 关于报送示例工作情况的通知
recipients: 各乡镇（街道）办事处，有关直属单位
date: 2026-03-05
number: 示例发〔2026〕1号
attachments: [attachment-1.md, attachment-2.md]
contact: {name: 示例甲, phone: "000-1234567"}
extra: {deadline: 2026年4月1日}
copy_to: 示例县人民政府办公室
imprint: {office: 示例县民政局办公室, date: 2026-03-06}
---
为做好示例工作，现就有关事项通知如下。
{# 这一行不印 #}
一、示例报送内容
示例工作的基本情况、主要做法和存在的问题。

（一）基本情况。包括机构、人员和经费。
二、示例报送方式
对照附件逐项填写，没有的写“无”。
{% if notice.copy_to %}
三、示例报送要求
{% endif %}
请于{{ notice.extra.deadline }}前报送，联系人：{{ notice.contact.name }}，逾期不再受理。
报送后不再修改，请认真核对。{# 尾注 #}
"""
ATTACHMENT_1 = """---
title: 示例工作方案
---
示例附件的第一段，按季度开展。
1.第一项内容说明。
示例附件的末段，自{{ notice.extra.deadline }}起施行。
"""
ATTACHMENT_2 = """---
title: 示例工作分工表
---
| 序号 | 工作内容 | 责任人 |
| --- | --- | --- |
| 1 | 编制方案，报审 | {{ notice.contact.name }} |
| 2 | 组织实施 | 示例乙 |

注：按期完成。
"""
HOUSE = "issuer: 示例县民政局\n"


def notice_in(folder: Path, **others: str) -> Path:
    """The folder of a notice, in ``folder`` with its house.yaml; ``others`` are texts by the names of their files."""
    (folder / "house.yaml").write_text(HOUSE)
    notice = folder / "notice"
    notice.mkdir()
    texts = {"notice": NOTICE, "attachment-1": ATTACHMENT_1, "attachment-2": ATTACHMENT_2}
    for name, text in {**texts, **{name.replace("_", "-"): text for name, text in others.items()}}.items():
        (notice / f"{name}.md").write_text(text)
    return notice


def draft_of(notice: Path, *, detached: int | None = None) -> bytes:
    """The draft of ``notice``, or of its ``detached`` attachment with that number, as a build makes it."""
    opened = open_notice(notice, notice.parent / "house.yaml", is_draft=True)
    opened = opened.in_edition(opened.draft_edition)
    official = opened.render()
    laid_out = lay_out(official) if detached is None else lay_out_detached(official, official.attachments[detached])
    return written(with_source_marks(laid_out, opened.source_digest))


def texts(data: bytes) -> list[str]:
    """The texts of all paragraphs and cells of a document without tracked changes."""
    read = DocxParts(data, "")
    flow = flow_of(read.document, FormattingSources.of(read))
    return [text for item in flow.items for text in texts_of(item) if text]


def edited(data: bytes, edit: Callable[[etree._Element], object]) -> bytes:
    """The document after ``edit`` of its body."""
    contents = parts(data)
    root = etree.fromstring(contents[DOCUMENT])
    edit(root)
    return packed({**contents, DOCUMENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def paragraph(root: etree._Element, text: str) -> etree._Element:
    """The paragraph that has ``text``."""
    return next(each for each in root.iter(f"{W}p") if text in "".join(map(str, each.itertext())))


def replaced(data: bytes, old: str, new: str, *, author: str | None = None) -> bytes:
    """The document with ``new`` for ``old``, which is in one run; tracked where there is an ``author``."""
    return edited(data, lambda root: replace_in(root, old, new, author))


def replace_in(root: etree._Element, old: str, new: str, author: str | None = AUTHOR) -> None:
    """Put ``new`` in the place of ``old``, which is in one run of text."""
    text = next(each for each in root.iter(f"{W}t") if old in (each.text or ""))
    words = text.text or ""
    at = words.index(old)
    run = text.getparent()
    assert run is not None
    if author is None:
        text.text = words.replace(old, new, 1)
        return
    pieces = [_run(run, words[:at]), *_tracked(run, old, new, author), _run(run, words[at + len(old) :])]
    for piece in pieces:
        if piece is not None:
            run.addprevious(piece)
    holder = run.getparent()
    assert holder is not None
    holder.remove(run)


def _tracked(run: etree._Element, old: str, new: str, author: str) -> list[etree._Element]:
    found = []
    for kind, words in (("del", old), ("ins", new)):
        piece = _run(run, words)
        if piece is None:
            continue
        if kind == "del":
            for each in piece.iter(f"{W}t"):
                each.tag = f"{W}delText"
        change = etree.Element(f"{W}{kind}", {f"{W}id": "9001", f"{W}author": author, f"{W}date": DATE})
        change.append(piece)
        found.append(change)
    return found


def _run(like: etree._Element, words: str) -> etree._Element | None:
    if not words:
        return None
    run = deepcopy(like)
    for each in run.iter(f"{W}t"):
        each.text = words
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def new_paragraph(root: etree._Element, after: str, words: str) -> None:
    """Add a paragraph with ``words`` behind the one that has the text ``after``, tracking off."""
    model = paragraph(root, after)
    added = deepcopy(model)
    for each in [*added.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"), *list(added.iter(f"{W}r"))[1:]]:
        holder = each.getparent()
        assert holder is not None
        holder.remove(each)
    next(added.iter(f"{W}t")).text = words
    model.addnext(added)


def removed(root: etree._Element, text: str) -> etree._Element:
    """Take the paragraph that has ``text`` out, tracking off; returns it."""
    found = paragraph(root, text)
    holder = found.getparent()
    assert holder is not None
    holder.remove(found)
    return found


def without_marks(data: bytes) -> bytes:
    """The document as if pasted into a new file: no bookmarks, no properties of its own."""
    contents = parts(data)
    root = etree.fromstring(contents[DOCUMENT])
    properties = etree.fromstring(contents[CUSTOM])
    etree.strip_elements(root, f"{W}bookmarkStart", f"{W}bookmarkEnd")
    properties[:] = []
    return packed({**contents, DOCUMENT: etree.tostring(root), CUSTOM: etree.tostring(properties)})

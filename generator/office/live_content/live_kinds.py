"""The table of kinds of active content: effect and name of each.

Sources: ECMA-376 part 1, 11.3, 12.3, 15.2 and 17.16.5 for relationships and fields; [MS-OFFMACRO2], [MS-OWEXML] for
macros and add-ins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from generator.ground.errors import Said, Span


class Effect(Enum):
    """It acts in the reader's office suite, reaches out of the file, is not taken into papers, or changes by itself.

    What is ``BOUND`` changes where its text is set into another document.
    """

    ACTS = "acts"
    REACHES = "reaches"
    LEFT_OUT = "left out"
    CHANGES = "changes"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class LiveKind:
    """A kind of active content: its effect, and its name for people."""

    effect: Effect
    name: Said


@dataclass(frozen=True, slots=True)
class Live:
    """An item of active content: its kind, its place, and its address, code or formula, or ``""``."""

    kind: LiveKind
    span: Span
    address: str = ""

    @property
    def acts(self) -> bool:
        """Whether it acts in the reader's office suite."""
        return self.kind.effect is Effect.ACTS

    @property
    def changes(self) -> bool:
        """Whether nothing but its text changes."""
        return self.kind.effect in (Effect.CHANGES, Effect.BOUND)


MACROS = LiveKind(Effect.ACTS, Said("宏", "macros"))
CONTROL = LiveKind(Effect.ACTS, Said("控件", "a control"))
SCRIPT = LiveKind(Effect.ACTS, Said("脚本或者网页加载项", "a script or a web add-in"))
SUBDOCUMENT = LiveKind(Effect.ACTS, Said("子文档", "a subdocument"))
CHUNK = LiveKind(Effect.ACTS, Said("打开时才并入的文件（altChunk）", "a file that is taken in at opening (altChunk)"))
FRAME = LiveKind(Effect.ACTS, Said("框架里的网页", "a page in a frame"))
LINKED_OBJECT = LiveKind(Effect.ACTS, Said("链接到文件的对象（OLE）", "an object that is linked to a file (OLE)"))
FILE_TARGET = LiveKind(Effect.ACTS, Said("指向本机或者局域网文件的链接", "a link to a file of a computer or a network"))
FIELD = LiveKind(Effect.ACTS, Said("会自己取文件或者执行命令的域", "a field that fetches a file or runs a command"))
DDE = LiveKind(Effect.ACTS, Said("会启动程序的内容（DDE）", "something that starts a program (DDE)"))

LINKED_PICTURE = LiveKind(Effect.REACHES, Said("链接到外部的图片", "a picture linked from outside"))
WORKBOOK = LiveKind(Effect.REACHES, Said("引用其他工作簿的链接", "links to other workbooks"))
CONNECTION = LiveKind(Effect.REACHES, Said("外部数据连接", "a connection to outside data"))
FORMULA = LiveKind(Effect.REACHES, Said("会访问外部的公式", "a formula that reaches out"))
OTHER = LiveKind(Effect.REACHES, Said("链接到外部的内容", "content linked from outside"))

TEMPLATE = LiveKind(Effect.LEFT_OUT, Said("附加的模板", "an attached template"))
MERGE_SOURCE = LiveKind(Effect.LEFT_OUT, Said("邮件合并的数据源", "the data source of a mail merge"))

CHANGING = LiveKind(Effect.CHANGES, Said("会自己变的域", "a field that changes by itself"))
BOUND = LiveKind(Effect.BOUND, Said("离不开原文件的域", "a field that belongs to its own document"))

LEADING_OUT: dict[str, LiveKind] = {
    "attachedTemplate": TEMPLATE,
    "mailMergeSource": MERGE_SOURCE,
    "mailMergeHeaderSource": MERGE_SOURCE,
    "subDocument": SUBDOCUMENT,
    "aFChunk": CHUNK,
    "frame": FRAME,
    "oleObject": LINKED_OBJECT,
    "image": LINKED_PICTURE,
    "externalLinkPath": WORKBOOK,
    "xlPathMissing": WORKBOOK,
    "xlStartup": WORKBOOK,
    "xlAlternateStartup": WORKBOOK,
}
"""Kinds of external relationships, by the last word of their type; hyperlinks are classified by address."""

LEADING_IN: dict[str, LiveKind] = {
    "vbaProject": MACROS,
    "xlMacrosheet": MACROS,
    "xlIntlMacrosheet": MACROS,
    "control": CONTROL,
    "activeXControlBinary": CONTROL,
    "webextension": SCRIPT,
    "webextensiontaskpanes": SCRIPT,
    "subDocument": SUBDOCUMENT,
    "aFChunk": CHUNK,
    "connections": CONNECTION,
}
"""Kinds of relationships to a part of the package."""

BY_TYPE: dict[str, LiveKind] = {
    "vbaproject": MACROS,
    "vbadata": MACROS,
    "macroenabled": MACROS,
    "macrosheet": MACROS,
    "activex": CONTROL,
    "webextension": SCRIPT,
}
"""Kinds of parts, by a word in their content type (lower case)."""

FIELDS: dict[str, LiveKind] = {
    **dict.fromkeys(("DDE", "DDEAUTO"), DDE),
    **dict.fromkeys(("INCLUDETEXT", "INCLUDE", "INCLUDEPICTURE", "IMPORT", "LINK", "RD", "DATABASE"), FIELD),
    **dict.fromkeys(("MACROBUTTON", "PRINT"), FIELD),
    **dict.fromkeys(("CONTROL", "OCX", "HTMLCONTROL"), CONTROL),
    **dict.fromkeys(("DATE", "TIME", "CREATEDATE", "PRINTDATE", "SAVEDATE", "EDITTIME", "REVNUM"), CHANGING),
    **dict.fromkeys(("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "INFO"), CHANGING),
    **dict.fromkeys(("FILENAME", "FILESIZE", "TEMPLATE", "NUMCHARS", "NUMWORDS", "AUTOTEXT"), CHANGING),
    **dict.fromkeys(("DOCPROPERTY", "DOCVARIABLE", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS"), CHANGING),
    **dict.fromkeys(("REF", "PAGEREF", "NOTEREF"), CHANGING),
    **dict.fromkeys(("STYLEREF", "TOC", "TOA", "INDEX", "CITATION", "BIBLIOGRAPHY"), BOUND),
}
"""Kinds of Word's fields, by the first word of the code; references change only where they lead nowhere."""

CALLS: dict[str, LiveKind] = {
    **dict.fromkeys(("DDE", "RTD", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "SQL.REQUEST"), DDE),
    **dict.fromkeys(("WEBSERVICE", "HYPERLINK", "IMAGE", "STOCKHISTORY", "TRANSLATE", "COPILOT"), FORMULA),
    **dict.fromkeys(("IMPORTDATA", "IMPORTXML", "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE"), FORMULA),
}
"""Kinds of formulas, by the function they call."""

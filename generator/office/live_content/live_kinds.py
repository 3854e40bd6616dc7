"""The kinds of active content: effect and name of each, the problems of it, and which links and parts are of one.

Sources: ECMA-376 part 1, 11.3, 12.3, 15.2 and 17.16.5 for relationships and fields; [MS-OFFMACRO2], [MS-OWEXML] for
macros and add-ins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote

from generator.ground.errors import Problem, Span, TemplateError, TranslatedText
from generator.ground.representation import Unrepresented, reported
from generator.ground.words.vocabularies import phrase
from generator.office.package import Package
from generator.office.package.package_reading import COMPOUND_FILE


class Effect(Enum):
    """It acts in the reader's office suite, reaches out of the file, is not taken into papers, or changes by itself.

    What is ``_BOUND`` changes where its text is set into another document.
    """

    ACTS = "acts"
    REACHES = "reaches"
    LEFT_OUT = "left out"
    CHANGES = "changes"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class LiveKind:
    """A kind of active content: its effect, and what it is called in ``live.ini``."""

    effect: Effect
    word: str

    @property
    def name(self) -> TranslatedText:
        """Its name for people."""
        return phrase(f"live-{self.word}")


@dataclass(frozen=True, slots=True)
class LiveItem:
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


MACROS = LiveKind(Effect.ACTS, "macros")
CONTROL = LiveKind(Effect.ACTS, "control")
SCRIPT = LiveKind(Effect.ACTS, "script")
SUBDOCUMENT = LiveKind(Effect.ACTS, "subdocument")
CHUNK = LiveKind(Effect.ACTS, "chunk")
_FRAME = LiveKind(Effect.ACTS, "frame")
LINKED_OBJECT = LiveKind(Effect.ACTS, "linked-object")
FILE_TARGET = LiveKind(Effect.ACTS, "file-target")
_FIELD = LiveKind(Effect.ACTS, "field")
DDE = LiveKind(Effect.ACTS, "dde")

LINKED_PICTURE = LiveKind(Effect.REACHES, "linked-picture")
WORKBOOK = LiveKind(Effect.REACHES, "workbook")
CONNECTION = LiveKind(Effect.REACHES, "connection")
FORMULA = LiveKind(Effect.REACHES, "formula")
OTHER = LiveKind(Effect.REACHES, "other")

_TEMPLATE = LiveKind(Effect.LEFT_OUT, "template")
_MERGE_SOURCE = LiveKind(Effect.LEFT_OUT, "merge-source")

CHANGING = LiveKind(Effect.CHANGES, "changing")
_BOUND = LiveKind(Effect.BOUND, "bound")

LEADING_OUT: dict[str, LiveKind] = {
    "attachedTemplate": _TEMPLATE,
    "mailMergeSource": _MERGE_SOURCE,
    "mailMergeHeaderSource": _MERGE_SOURCE,
    "subDocument": SUBDOCUMENT,
    "aFChunk": CHUNK,
    "frame": _FRAME,
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

_BY_TYPE: dict[str, LiveKind] = {
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
    **dict.fromkeys(("INCLUDETEXT", "INCLUDE", "INCLUDEPICTURE", "IMPORT", "LINK", "RD", "DATABASE"), _FIELD),
    **dict.fromkeys(("MACROBUTTON", "PRINT"), _FIELD),
    **dict.fromkeys(("CONTROL", "OCX", "HTMLCONTROL"), CONTROL),
    **dict.fromkeys(("DATE", "TIME", "CREATEDATE", "PRINTDATE", "SAVEDATE", "EDITTIME", "REVNUM"), CHANGING),
    **dict.fromkeys(("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "INFO"), CHANGING),
    **dict.fromkeys(("FILENAME", "FILESIZE", "TEMPLATE", "NUMCHARS", "NUMWORDS", "AUTOTEXT"), CHANGING),
    **dict.fromkeys(("DOCPROPERTY", "DOCVARIABLE", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS"), CHANGING),
    **dict.fromkeys(("REF", "PAGEREF", "NOTEREF"), CHANGING),
    **dict.fromkeys(("STYLEREF", "TOC", "TOA", "INDEX", "CITATION", "BIBLIOGRAPHY"), _BOUND),
}
"""Kinds of Word's fields, by the first word of the code; references change only where they lead nowhere."""

CALLS: dict[str, LiveKind] = {
    **dict.fromkeys(("DDE", "RTD", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "SQL.REQUEST"), DDE),
    **dict.fromkeys(("WEBSERVICE", "HYPERLINK", "IMAGE", "STOCKHISTORY", "TRANSLATE", "COPILOT"), FORMULA),
    **dict.fromkeys(("IMPORTDATA", "IMPORTXML", "IMPORTHTML", "IMPORTFEED", "IMPORTRANGE"), FORMULA),
}
"""Kinds of formulas, by the function they call."""

# Problems of active content in templates and attachments.


_CODES = {Effect.ACTS: "live-acts", Effect.REACHES: "live-reaches", Effect.LEFT_OUT: "live-left-out"}
_MOST_SHOWN = 120
_MOST_REPORTED = 100


def live_problems(found: Iterable[LiveItem], set_in: Collection[str] | None = None) -> list[Problem]:
    """A problem for each item: errors for what acts, then warnings for the rest, at most 100; one for changing fields.

    ``set_in`` are the parts that are set into another document, if it is for that. The data source of a mail merge is
    not reported: every template made for a merge has one.
    """
    items = sorted(found, key=lambda each: not each.acts)
    named = [each for each in items if each.kind is not _MERGE_SOURCE and not each.changes][:_MOST_REPORTED]
    fields = (each for each in items if each.kind is CHANGING or (each.kind is _BOUND and set_in is not None))
    there = (each for each in fields if set_in is None or each.span.part in set_in)
    changing = (Unrepresented("field", each.span, each.address) for each in there)
    return [
        *(Problem(_CODES[each.kind.effect], each.span, {"what": live_name(each)}) for each in named),
        *reported("live-changes", changing, numbered=False),
    ]


def live_name(live: LiveItem) -> TranslatedText:
    """The name of ``live`` in messages, with the beginning of its address."""
    what, address = live.kind.name, live.address
    if not address:
        return what
    cut = address if len(address) <= _MOST_SHOWN else f"{address[:_MOST_SHOWN]}…"
    return phrase("live-with-address", what=what, cut=cut)


# Classification of link targets: web, local file, network, program.


_IGNORED = re.compile(r"[\x00-\x20\u200b-\u200f\ufeff]+")
"""Characters that programs ignore in an address before its scheme."""

_FILE = re.compile(r"file:|smb:|nfs:|\\\\|//|[a-z]:[\\/]|/(?:users|home|var|tmp|private|volumes)/")
_SCRIPT = re.compile(r"(?:javascript|vbscript|data|mhtml|mk|its|ms-its|search-ms|search|shell|ms-[a-z]+):")


def leads_to(address: str) -> LiveKind | None:
    """The kind of a link to ``address``; None where it only opens a web page, an e-mail or a neighbouring file."""
    bare = _IGNORED.sub("", unquote(address)).lower()
    if _FILE.match(bare):
        return FILE_TARGET
    return SCRIPT if _SCRIPT.match(bare) else None


# Active parts of a package, by content type and bytes: macros, controls, add-ins.


_PROJECT = "_VBA_PROJECT".encode("utf-16-le")
"""The name of a stream in every VBA project ([MS-OVBA] 2.2.1), as encoded in a compound file's directory."""
_USUAL_NAME = "vbaproject.bin"


def in_parts(package: Package) -> Iterator[LiveItem]:
    """The active parts, whatever their relationships and declared types."""
    for name in package:
        kind = _kind(package, name)
        if kind is not None:
            yield LiveItem(kind, Span(package.file, part=name))


def stated_type(package: Package, name: str) -> str:
    """The content type of a part in lower case; ``""`` where types are not XML, which opening the package reports."""
    try:
        return package.content_type(name).lower()
    except TemplateError:
        return ""


def _kind(package: Package, name: str) -> LiveKind | None:
    stated = stated_type(package, name)
    found = next((kind for word, kind in _BY_TYPE.items() if word in stated), None)
    if found is None and (name.lower().endswith(_USUAL_NAME) or _holds_project(package.bytes_of(name))):
        return MACROS
    return found


def _holds_project(data: bytes) -> bool:
    return data.startswith(COMPOUND_FILE) and _PROJECT in data

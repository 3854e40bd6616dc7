"""The print file (合印文件): finished papers one after the other in one document, each as it is by itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from generator.ground.errors import Problem, TemplateError, gathered_by_unit
from generator.ground.words.vocabularies import phrase
from generator.office.package import MAX_ENTRIES, MAX_PART_BYTES, Package, read_package
from generator.office.package.part_names import DOCUMENT_FOLDER, RELATION_ID, relation, relationships_of, word
from generator.office.wordml.main_document import end_with, thin_paragraph, without_space_below
from generator.office.wordml.schema_order import copied, get_or_add, insert_in_order
from generator.office.wordml.wordml_names import (
    INSTRUCTION,
    NAMESPACE,
    RANGES,
    SECTION,
    SIMPLE_FIELD,
    SIMPLE_INSTRUCTION,
    P,
    mc,
    w,
)
from generator.templates.word.assembly import Assembly, compressed
from generator.templates.word.embedding import PAPER, Embedding, Refusal, SourceDocument, Target
from generator.templates.word.fields.field_finding import Atom, Field, NestingError, fields_of, nested_fields

_HAS = "template-print-has"
_PROPERTIES = ("core-properties", "custom-properties", "extended-properties")


def print_file(letters: Sequence[bytes], *, duplex: bool, names: Sequence[str]) -> bytes:
    """One .docx of all ``letters``, finished .docx files of one template, in order; equal input, equal bytes.

    Each begins on a new page in a section of its own, with ``duplex`` on a right-hand page, for which programs insert
    the blank pages themselves. Pages are counted from 1 in each, unless neither a field nor a difference between left
    and right shows it: LibreOffice has page 1 on the right only, and inserts a blank page where need be. Each looks as
    it does by itself: styles that differ are copied under other names, lists begin again, a missing header is not
    inherited from the letter before. NUMPAGES, the number of all pages, becomes SECTIONPAGES. ``names`` are the
    letters' names in problems.

    Time grows with the text of the letters, 1 to 2 ms of CPU for each of one page; memory with the finished main
    document, and with the pictures, headers and footers that differ, since equal ones are stored once.

    Raises TemplateError with the problems of all letters: one is no Word document; has footnotes, comments, a table of
    contents or anything else that describes a whole file; was made with other settings or defaults than the first; or
    the file would be too large to be read again. ValueError where there is no letter.
    """
    if not letters:
        raise ValueError("no letters")
    joining: _Joining | None = None
    found: list[tuple[str, tuple[Problem, ...]]] = []
    for number, (data, name) in enumerate(zip(letters, names, strict=True), start=1):
        try:
            letter = SourceDocument(data, PAPER, name, number)
            joining = joining or _Joining(letter, name, duplex=duplex)
            joining.add(letter, last=number == len(letters))
        except TemplateError as fault:
            found.append((name, tuple(_placed(problem, name) for problem in fault.problems)))
        except Refusal as fault:
            first = name if joining is None else joining.first
            facts = [{"what": what, "first": first} for what in fault.what]
            found.append((name, tuple(Problem(fault.code or _HAS, facts=each) for each in facts)))
    if found or joining is None:
        raise TemplateError(gathered_by_unit(found, len(letters)))
    return joining.finished()


_TEXT = re.compile(rb"(<w:t(?: [^>]*)?>)[^<]+")
_OF_A_SECTION = 2_000  # bytes
_OF_PACKAGE = relationships_of("")
_CODE = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)")


class Likeness(NamedTuple):
    """What finished papers have in common that differ in their texts alone: one joins a print file where another does.

    ``size`` is an upper limit of the bytes of each main document, ``stories`` how many other parts have a text.
    """

    digest: str
    size: int
    stories: int

    @classmethod
    def of(cls, paper: bytes) -> Likeness:
        """The likeness of a finished ``paper``. Raises InputError where it is no Word document."""
        parts = read_package(paper, name="")
        of_package = parts.get(_OF_PACKAGE)
        main = Package(parts, "").main if of_package is None else _main_name(of_package, tuple(parts))
        of_parts = [_likeness_of_part(name, data) for name, data in parts.items()]
        found = hashlib.blake2b(b"".join(digest for digest, _ in of_parts), digest_size=16).hexdigest()
        stories = sum(has_text for name, (_, has_text) in zip(parts, of_parts, strict=True) if name != main)
        return cls(found, 1 << len(parts[main]).bit_length() if main else 0, stories)


@lru_cache(maxsize=64)
def _main_name(of_package: bytes, parts: tuple[str, ...]) -> str:
    """The main part of a package of these ``parts``, whose own relationships are ``of_package``."""
    return Package({**dict.fromkeys(parts, b""), _OF_PACKAGE: of_package}, "").main


@lru_cache(maxsize=128)
def _likeness_of_part(name: str, data: bytes) -> tuple[bytes, bool]:
    """The digest of a part without its texts, and whether it has any; most parts are the same in all papers."""
    codes = b" ".join(code for each in _CODE.findall(data) for code in each)
    count = 0
    if not _AFFECTED.search(codes.decode(errors="replace")):
        data, count = _TEXT.subn(rb"\1", data)
    return hashlib.blake2b(f"{name} {len(data)} ".encode() + data, digest_size=16).digest(), count > 0


def fit_together(papers: Collection[Likeness]) -> bool:
    """Whether a print file of ``papers`` is surely small enough to be read again, whatever their texts are."""
    parts = 2 * sum(paper.stories for paper in papers)  # each may have relationships
    size = sum(paper.size + _OF_A_SECTION for paper in papers)
    return 2 * size < MAX_PART_BYTES and 2 * parts < MAX_ENTRIES


class _Joining:
    """A print file under construction; ``first`` is the name of its first paper."""

    def __init__(self, first: SourceDocument, name: str, *, duplex: bool) -> None:
        self.first = name
        self._target = _shared_package(first)
        self._settings = _settings(first)
        self._counted = duplex
        self._texts = Target(self._target, first)
        self._properties = _properties(first)
        self._duplex = duplex
        self._in_force: set[tuple[str, str]] = set()
        self._empty: dict[str, str] = {}
        self._body = _PrintBody(first)

    def add(self, letter: SourceDocument, *, last: bool) -> None:
        """Adds ``letter`` after the others. Raises Refusal."""
        settings = _settings(letter)
        differing = [phrase(f"print-{kind}") for kind in _SAME if settings[kind] != self._settings[kind]]
        if differing:
            raise Refusal(*differing, code="template-print-differs")
        _end_last_section(letter, last=last)
        fields = PaperFields(len(letter.sections), own_properties=_properties(letter) != self._properties)
        Embedding(letter, self._texts, fields.settle, len(letter.sections) > 1).run(self._target.main)
        # A header that is there already was settled with an earlier paper.
        self._counted |= fields.of_pages or _has_sides(letter)
        self._separate(letter.sections)
        self._body.add(letter)

    def finished(self) -> bytes:
        """The bytes of the print file. Raises TemplateError where it would be too large to be read again."""
        self._target.put(self._target.main, self._body.finished())
        parts = self._target.finished()
        sizes = [len(part) for part in parts.values() if isinstance(part, bytes)]
        if len(parts) > MAX_ENTRIES or max(sizes) > MAX_PART_BYTES:
            facts = {"parts": len(parts), "most": MAX_ENTRIES, "bytes": max(sizes), "most_bytes": MAX_PART_BYTES}
            raise TemplateError(Problem("template-print-large", facts=facts))
        return compressed(parts)

    def _separate(self, sections: Sequence[etree._Element]) -> None:
        """Makes the ``sections`` of a paper independent of the paper before. Raises Refusal.

        A section without a header or footer inherits that of the section before (17.10.1). Where the paper's first
        section has none and an earlier paper has one, it gets an empty one.
        """
        first = sections[0]
        kind = get_or_add(first, "type")
        if kind.get(_VALUE) == "evenPage":
            raise Refusal(phrase("print-even-page"))
        kind.set(_VALUE, "oddPage" if self._duplex else "nextPage")
        if self._counted:
            numbers = get_or_add(first, "pgNumType")
            numbers.set(_START, numbers.get(_START, "1"))
            if self._duplex and numbers.get(_START, "")[-1:] in "02468":
                raise Refusal(phrase("print-even-start"))
        for what, pages in sorted(self._in_force.difference(_named(first))):
            attributes = {w("type"): pages, RELATION_ID: self._nothing(what)}
            insert_in_order(first, etree.Element(w(f"{what}Reference"), attributes))
            self._in_force.discard((what, pages))
        for section in sections:
            self._in_force.update(_named(section))

    def _nothing(self, what: str) -> str:
        """The relationship of an empty header or footer."""
        if what not in self._empty:
            name = self._target.unused(f"{DOCUMENT_FOLDER}/{what}-empty.xml")
            root = etree.Element(_STORIES[what], nsmap={"w": NAMESPACE})
            root.append(thin_paragraph())
            self._target.add_tree(name, root, word(what))
            self._empty[what] = self._target.relate(self._target.main, relation(what), name)
        return self._empty[what]


def _placed(problem: Problem, name: str) -> Problem:
    """``problem``, with the paper's name where its place has none."""
    span = problem.span
    return problem if span is None or span.file else replace(problem, span=replace(span, file=name))


def _properties(letter: SourceDocument) -> tuple[bytes | None, ...]:
    """The document properties of the paper."""
    package = letter.package
    names = (package.related("", kind) for kind in _PROPERTIES)
    return tuple(None if name is None else package.bytes_of(name) for name in names)


# Settings that all papers share, and the package that they are joined in.

# The kinds of parts that belong to the whole document, not to one story.
_OF_ALL = "styles settings theme fontTable numbering webSettings footnotes endnotes stylesWithEffects glossaryDocument"
_KEPT = frozenset(_OF_ALL.split())
_BACKGROUND = "background"
_SAME = ("settings", "theme", "fontTable", _BACKGROUND)
_OF_ONE_FILE = tuple(map(w, ("rsids", "zoom", "proofState", "view")))
_OF_SIDES = tuple(map(w, ("evenAndOddHeaders", "mirrorMargins", "bookFoldPrinting")))


def _settings(letter: SourceDocument) -> dict[str, bytes]:
    """What of ``letter`` all papers must share, for comparison."""
    background = letter.document.find(w("background"))
    shown = b"" if background is None else etree.tostring(background, method="c14n", exclusive=True)
    return {**{kind: _canonical(letter.data(kind)) for kind in _SAME if kind != _BACKGROUND}, _BACKGROUND: shown}


def _has_sides(letter: SourceDocument) -> bool:
    """Whether left and right pages of ``letter`` may differ, or one of its sections begins on the one or the other."""
    settings = letter.tree("settings")
    begins = (each.get(_VALUE) for section in letter.sections for each in section.findall(w("type")))
    sides = iter(()) if settings is None else settings.iterchildren(*_OF_SIDES)
    return not {"evenPage", "oddPage"}.isdisjoint(begins) or next(sides, None) is not None


def _shared_package(first: SourceDocument) -> Assembly:
    """A package with the parts of the first paper except its text and the parts only that refers to."""
    package = first.package
    target = Assembly({name: package.bytes_of(name) for name in package}, package.file)
    for each in target.relations(first.main):
        if each.kind not in _KEPT:
            target.unlink(first.main, each)
    target.remove(*target.unreached())
    return target


@lru_cache(maxsize=16)
def _canonical(data: bytes | None) -> bytes:
    if data is None:
        return b""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True))
    for each in root.findall("*"):
        if each.tag in _OF_ONE_FILE:
            root.remove(each)
    return etree.tostring(root, method="c14n", exclusive=True)


# The sections of a paper among others: on new pages, counted from 1, inheriting nothing (ECMA-376 part 1, 17.6).

_VALUE, _START = w("val"), w("start")
_STORIES = {"header": w("hdr"), "footer": w("ftr")}


def _end_last_section(letter: SourceDocument, *, last: bool) -> None:
    """Ends the last section of ``letter`` with its last paragraph; the ``last`` paper keeps its end."""
    body, section = letter.body, letter.sections[-1]
    end = next((each for each in reversed(body) if each.tag not in RANGES), None)
    if last:
        if end is None:
            etree.SubElement(body, P)
        body.append(section)
    elif end is not None and end.tag == P and end.find(f"{w('pPr')}/{SECTION}") is None:
        end_with(end, section)
    elif end is not None and end.tag == w("sdt"):
        for paragraph in [*end.iter(P)][-1:]:  # LibreOffice drops the thin paragraph
            without_space_below(paragraph)
        body.append(thin_paragraph(section))
    else:  # after a table or the end of a section every program shows an empty paragraph anyway
        end_with(etree.SubElement(body, P), section)


def _named(section: etree._Element) -> list[tuple[str, str]]:
    """The headers and footers that a section names: kind and pages."""
    return [
        (what, each.get(w("type"), "default")) for what in _STORIES for each in section.findall(w(f"{what}Reference"))
    ]


# The main document is written paper by paper: no more than one paper's tree is held at a time.


_IGNORABLE = mc("Ignorable")
_MARK = "fawen-papers"


class _PrintBody:
    """The main document of a print file whose first paper is ``first``."""

    def __init__(self, first: SourceDocument) -> None:
        self._tag = first.document.tag
        self._attributes = {str(key): str(value) for key, value in first.document.attrib.items()}
        self._names: dict[str | None, str] = dict(first.document.nsmap)
        self._ignorable: dict[str, None] = {}
        self._background = first.document.find(w("background"))
        self._written: list[bytes] = []

    def add(self, letter: SourceDocument) -> None:
        """Writes the blocks of ``letter``. Raises Refusal."""
        root = letter.document
        for prefix, name in root.nsmap.items():
            if self._names.get(prefix, name if prefix else None) != name:
                raise Refusal(phrase("print-namespaces"), code="template-print-differs")
            self._names[prefix] = name
        self._ignorable |= dict.fromkeys(str(root.get(_IGNORABLE, "")).split())
        shell, body = self._shell()
        body.extend(copied(letter.body))
        self._written.append(_around(shell, body)[1])

    def finished(self) -> bytes:
        """The finished part as XML."""
        shell, body = self._shell()
        if self._ignorable:
            shell.set(_IGNORABLE, " ".join(self._ignorable))
        if self._background is not None:
            shell.insert(0, self._background)
        (before, after), _ = _around(shell, body)
        declaration = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        return b"".join((declaration, before, *self._written, after))

    def _shell(self) -> tuple[etree._Element, etree._Element]:
        root = etree.Element(self._tag, self._attributes, nsmap=self._names)  # type: ignore[arg-type]  # the default namespace has no prefix
        return root, etree.SubElement(root, w("body"))


def _around(root: etree._Element, body: etree._Element) -> tuple[tuple[bytes, bytes], bytes]:
    """The XML before and after the content of ``body``, and the content."""
    mark = _MARK.encode()
    body.text = _MARK
    if len(body):
        body[-1].tail = _MARK
    else:
        body.text += _MARK
    written = etree.tostring(root, encoding="UTF-8")
    start, end = written.index(mark), written.rindex(mark)  # the outermost marks are ours
    return (written[:start], written[end + len(mark) :]), written[start + len(mark) : end]


# Fields that count through a whole document are made to count through one paper (ECMA-376 part 1, 17.16.5).


_PAGES, _PAGES_OF_SECTION = "NUMPAGES", "SECTIONPAGES"
_SEQUENCE = "SEQ"
_WHOLE = "TOC INDEX TOA LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT SECTION NUMWORDS NUMCHARS"
"""Fields that would describe all papers together."""
_OF_PROPERTIES = "DOCPROPERTY INFO TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY"
"""Fields that show the document properties, of which a print file has one set."""
_AFFECTED = re.compile("|".join((_PAGES, _SEQUENCE, *_WHOLE.split(), *_OF_PROPERTIES.split())), re.IGNORECASE)
_OF_PAGES = re.compile("PAGE", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\S+")
_IDENTIFIER = re.compile(r'\s*\S+\s+("[^"]*"|[^\s\\"]+)')
_RESET = re.compile(r"\\[rc]\b", re.IGNORECASE)


class PaperFields:
    """The fields of one paper with that many ``sections``; ``own_properties``: its document properties differ."""

    def __init__(self, sections: int, *, own_properties: bool) -> None:
        self._sections = sections
        self._refused = frozenset(f"{_WHOLE} {_OF_PROPERTIES}".split() if own_properties else _WHOLE.split())
        self._sequences: set[str] = set()
        self.of_pages = False
        """Whether one that was settled has to do with pages, and so may show their numbers."""

    def settle(self, story: etree._Element) -> None:
        """Makes the fields of ``story`` count within its own paper. Raises Refusal."""
        found = (each.get(SIMPLE_INSTRUCTION) or each.text or "" for each in story.iter(INSTRUCTION, SIMPLE_FIELD))
        codes = "".join(found)
        self.of_pages |= _OF_PAGES.search(codes) is not None or next(story.iter(w("pgNum")), None) is not None
        if not _AFFECTED.search(codes):
            return
        try:
            fields, _ = fields_of(story)
        except NestingError as fault:
            raise Refusal(phrase("print-nested")) from fault
        while fields:
            field = fields.pop(0)
            fields[:0] = [*nested_fields(field.code), *nested_fields(field.result)]
            self._settle(field)

    def _settle(self, field: Field) -> None:
        kind, text = field.kind, _instruction(field)
        if kind in self._refused:
            raise Refusal(phrase("print-field-of-file", kind=kind))
        if kind == _PAGES and self._sections > 1:
            raise Refusal(phrase("print-field-of-pages"))
        if kind == _PAGES:
            _put_instruction(field, _FIRST_WORD.sub(_PAGES_OF_SECTION, text, count=1))
        elif kind == _SEQUENCE:  # the paper before may have counted: the first number is set to 1
            named = _IDENTIFIER.match(text)
            name = named[1].strip('"').casefold() if named else ""
            if name not in self._sequences and not _RESET.search(text):
                _put_instruction(field, f"{text.rstrip()} \\r 1 ")
            self._sequences.add(name)


def _instruction(field: Field) -> str:
    return (field.begin.get(SIMPLE_INSTRUCTION) or "") + "".join(each.text or "" for each in _texts(field))


def _put_instruction(field: Field, text: str) -> None:
    """Replaces the instruction with ``text``; fields within it, which these types do not use, stay after it."""
    if field.is_simple:
        field.begin.set(SIMPLE_INSTRUCTION, text)
    for number, each in enumerate(_texts(field)):
        each.text = "" if number else text


def _texts(field: Field) -> list[etree._Element]:
    return [piece.element for piece in field.code if isinstance(piece, Atom) and piece.kind == "text"]

"""Joining of papers to a print file, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from generator.ground.errors import Problem, TemplateError, TranslatedText, gathered_by_unit
from generator.office.package import MAX_ENTRIES, MAX_PART_BYTES, Deflated, deflate, write_package
from generator.office.wordml.schema_order import copied, remove
from generator.office.wordml.wordml_names import mc, w, w15
from generator.templates.word.assembly import Assembly
from generator.templates.word.print_files.counting_fields import PaperFields
from generator.templates.word.print_files.finished_letter import FinishedLetter, Unjoinable
from generator.templates.word.print_files.paper_ids import PrintIds
from generator.templates.word.print_files.paper_lists import PrintLists
from generator.templates.word.print_files.paper_parts import PrintParts
from generator.templates.word.print_files.paper_sections import PrintSections, end_last_section
from generator.templates.word.print_files.paper_styles import PrintStyles
from generator.templates.word.print_files.shared_settings import SharedSettings, shared_package


def print_file(letters: Sequence[bytes], *, duplex: bool, names: Sequence[str]) -> bytes:
    """One .docx of all ``letters``, finished .docx files of one template, in order; equal input, equal bytes.

    Each begins on a new page in a section of its own, with pages counted from 1; with ``duplex`` on a right-hand page,
    for which programs insert the blank pages themselves. Each looks as it does by itself: styles that differ are copied
    under other names, lists begin again, a missing header is not inherited from the letter before. NUMPAGES, the number
    of all pages, becomes SECTIONPAGES. ``names`` are the letters' names in problems.

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
            letter = FinishedLetter(data, number, name)
            joining = joining or _Joining(letter, name, duplex=duplex)
            joining.add(letter, last=number == len(letters))
        except TemplateError as fault:
            found.append((name, tuple(_placed(problem, name) for problem in fault.problems)))
        except Unjoinable as fault:
            first = name if joining is None else joining.first
            facts = [{"what": what, "first": first} for what in fault.what]
            found.append((name, tuple(Problem(fault.code, facts=each) for each in facts)))
    if found or joining is None:
        raise TemplateError(gathered_by_unit(found, len(letters)))
    return joining.finished()


class _Joining:
    """A print file under construction; ``first`` is the name of its first paper."""

    def __init__(self, first: FinishedLetter, name: str, *, duplex: bool) -> None:
        self.first = name
        self._target = shared_package(first)
        self._shared = SharedSettings(first)
        self._stories = _PrintStories(self._target, first)
        self._sections = PrintSections(self._target, duplex=duplex)
        self._body = _PrintBody(first)

    def add(self, letter: FinishedLetter, *, last: bool) -> None:
        """Add ``letter`` after the others. Raises Unjoinable."""
        self._shared.check(letter)
        end_last_section(letter, last=last)
        self._stories.settle(letter)
        self._sections.settle(letter)
        self._body.add(letter)

    def finished(self) -> bytes:
        """The bytes of the print file. Raises TemplateError where it would be too large to be read again."""
        self._target.put(self._target.main, self._body.finished())
        parts = self._target.finished()
        sizes = [len(part) for part in parts.values() if isinstance(part, bytes)]
        if len(parts) > MAX_ENTRIES or max(sizes) > MAX_PART_BYTES:
            facts = {"parts": len(parts), "most": MAX_ENTRIES, "bytes": max(sizes), "most_bytes": MAX_PART_BYTES}
            raise TemplateError(Problem("template-print-large", facts=facts))
        return write_package({name: _packed(part) for name, part in parts.items()})


def _placed(problem: Problem, name: str) -> Problem:
    """``problem``, with the paper's name where its place has none."""
    span = problem.span
    return problem if span is None or span.file else replace(problem, span=replace(span, file=name))


def _packed(part: bytes | Deflated) -> Deflated:
    return part if isinstance(part, Deflated) else deflate(part)


# The text of each paper is adapted to the print file, with its headers and footers.


_BINDINGS = (w("dataBinding"), w15("dataBinding"))
_PROPERTIES = ("core-properties", "custom-properties", "extended-properties")


class _PrintStories:
    """The state that adapting the texts of all papers to ``target`` shares."""

    def __init__(self, target: Assembly, first: FinishedLetter) -> None:
        self._target = target
        self._lists = PrintLists(target, first)
        self._looks = PrintStyles(target, first.data("styles"))
        self._identities = PrintIds()
        self._parts = PrintParts(target)
        self._properties = _properties(first)

    def settle(self, letter: FinishedLetter) -> None:
        """Adapt the body of ``letter`` to the print file, with everything it refers to. Raises Unjoinable."""
        lists = self._lists.of(letter)
        looks = self._looks.of(letter, lists)
        own_properties = _properties(letter) != self._properties
        fields = PaperFields(len(letter.sections), own_properties=own_properties)
        identities = self._identities.of(letter.number)
        group = (looks is None or letter.data("styles"), letter.data("numbering"), len(letter.sections) > 1)

        def settle(story: etree._Element, part: str, into: str) -> bool:
            """Adapt ``story``; whether no other paper may share it, because its lists are counted."""
            for binding in list(story.iter(*_BINDINGS)):
                remove(binding)
            fields.settle(story)
            numbered = lists.settle(story)
            if looks is not None:
                looks.settle(story)
            identities.settle(story)
            self._parts.relink(story, part, into, letter, settle, group)
            return numbered

        settle(letter.body, letter.main, self._target.main)


def _properties(letter: FinishedLetter) -> tuple[bytes | None, ...]:
    """The document properties of the paper."""
    package = letter.package
    names = (package.related("", kind) for kind in _PROPERTIES)
    return tuple(None if name is None else package.bytes_of(name) for name in names)


# The main document is written paper by paper: no more than one paper's tree is held at a time.


_IGNORABLE = mc("Ignorable")
_MARK = "fawen-papers"
_NAMESPACES = TranslatedText("另一种命名空间前缀", "other prefixes of namespaces")


class _PrintBody:
    """The main document of a print file whose first paper is ``first``."""

    def __init__(self, first: FinishedLetter) -> None:
        self._tag = first.document.tag
        self._attributes = {str(key): str(value) for key, value in first.document.attrib.items()}
        self._names: dict[str | None, str] = dict(first.document.nsmap)
        self._ignorable: dict[str, None] = {}
        self._background = first.document.find(w("background"))
        self._written: list[bytes] = []
        self.size = 0

    def add(self, letter: FinishedLetter) -> None:
        """Write the blocks of ``letter``. Raises Unjoinable."""
        root = letter.document
        for prefix, name in root.nsmap.items():
            if self._names.get(prefix, name if prefix else None) != name:
                raise Unjoinable(_NAMESPACES, "template-print-differs")
            self._names[prefix] = name
        self._ignorable |= dict.fromkeys(str(root.get(_IGNORABLE, "")).split())
        shell, body = self._shell()
        body.extend(copied(letter.body))
        _, written = _around(shell, body)
        self._written.append(written)
        self.size += len(written)

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

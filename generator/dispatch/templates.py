"""The templates of a folder, Word, Excel and text, opened and compiled."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.ground.desk_names import UNUSED
from generator.ground.disk import TEMPLATE, FolderEntry, read_contents, read_entries, reading_problem
from generator.ground.errors import Problem, Span, TemplateError, TranslatedText, closest, joined
from generator.ground.file_names import folded
from generator.ground.words.vocabularies import phrase
from generator.office.package import Package, read_package
from generator.office.package.xml_parsing import unescape
from generator.templates.doubts.name_scope import is_other_format, other_format
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.word.docx_template import DocxTemplate

Compiled = DocxTemplate | XlsxTemplate | PaperTemplate
"""A template that has been opened: a Word file, a workbook, or a text that is laid out."""

_TITLE = re.compile("<dc:title[^>]*>([^<]*)</dc:title>")
_OFFICE = frozenset({".docx", ".xlsx"})
_HANZI = re.compile("[\u4e00-\u9fff]")

FOLDERS = ("unit", "dispatch")
"""The folders of templates."""

DOCX = ".docx"
"""The ending of papers of Word and text templates: the only ones that can be joined into print files."""


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: ``name`` is its path below templates/, with ``/``; ``stem`` names the papers made of it.

    ``title`` is the title in a Word or Excel file's properties, else ``stem``.
    """

    name: str
    stem: str
    title: str
    compiled: Compiled

    @property
    def suffix(self) -> str:
        """The ending of its papers; a text template makes a .docx."""
        return ".xlsx" if isinstance(self.compiled, XlsxTemplate) else DOCX

    @property
    def notes(self) -> tuple[Problem, ...]:
        """Notes on what was skipped when its file was read."""
        return () if isinstance(self.compiled, PaperTemplate) else self.compiled.notes

    @property
    def prints_pictures(self) -> bool:
        """Whether it may print pictures of the folder; false only where that is certain."""
        return prints_pictures(self.compiled)

    @property
    def reads(self) -> frozenset[str]:
        """The names that it reads, dotted, with ``[]`` for each item of a list."""
        if isinstance(self.compiled, PaperTemplate):
            return frozenset(read.name for read, _ in self.compiled.reads)
        return frozenset(each.name for each in self.compiled.variables())

    def reads_of(self, *names: str) -> frozenset[str]:
        """Those of the names that are these variables, or in them."""
        return frozenset(name for name in self.reads if name.partition(".")[0].removesuffix("[]") in names)


def by_title(templates: Sequence[Template]) -> dict[str, Template]:
    """``templates`` by their titles, which pages show; those with a title in common are left out."""
    titles = Counter(each.title for each in templates)
    return {each.title: each for each in templates if titles[each.title] == 1}


def names_of(templates: Sequence[Template]) -> TranslatedText:
    """What ``templates`` are called, for a message: each by its file, and by its title where that is another."""
    return joined(
        each.stem if each.title == each.stem else phrase("build-titled", stem=each.stem, title=each.title)
        for each in templates
    )


def prints_pictures(compiled: Compiled) -> bool:
    """Whether ``compiled`` may print pictures of the folder; a workbook cannot."""
    return not isinstance(compiled, XlsxTemplate) and compiled.prints_pictures


def open_templates(folder: Path, pictures: Path) -> tuple[Template, ...]:
    """The templates directly in ``folder``, by name; README.md, lock files and hidden files are skipped.

    ``pictures`` is the folder of their pictures. Raises TemplateError with the problems of all of them.
    """
    problems: list[Problem] = []
    templates: list[Template] = []
    stems: dict[tuple[str, bool], Path] = {}
    for entry in template_entries(folder):
        path = entry.path
        first = stems.setdefault((folded(path.stem), _is_sheet(path)), path)
        if first is not path:
            problems.append(Problem("output-template-twice", Span(str(path)), {"first": first.name}))
        if entry.fault is not None:
            problems.append(reading_problem(entry.fault, TEMPLATE, str(path)))
            continue
        with TemplateError.gathered_in(problems):
            compiled = _opened(path, pictures)
            title = "" if isinstance(compiled, PaperTemplate) else title_in(compiled.data, compiled.name)
            templates.append(Template(f"{folder.name}/{path.name}", path.stem, title or path.stem, compiled))
    TemplateError.raise_for(problems)
    return tuple(templates)


def _opened(path: Path, pictures: Path) -> Compiled:
    if _is_text(path):
        return PaperTemplate.open(path, pictures=pictures)
    data = read_contents(path, TEMPLATE, error=TemplateError)
    if _is_sheet(path):
        return XlsxTemplate.open(data, name=str(path))
    return DocxTemplate.open(data, name=str(path), pictures=pictures)


def template_title(path: Path) -> str:
    """The title of the template at ``path``, as :class:`Template` has it; ``""`` where there is none.

    Nothing is compiled for it. Raises TemplateError where the file cannot be read, or is no Office file.
    """
    return "" if _is_text(path) else title_in(read_contents(path, TEMPLATE, error=TemplateError), str(path))


def title_in(data: bytes, name: str) -> str:
    """The title in an Office file's properties (ECMA-376 part 2, 11.1); ``""`` where it contains tags.

    Raises TemplateError where ``data`` are no Office file.
    """
    package = Package(read_package(data, name=name, error=TemplateError), name)
    properties = package.related("", "core-properties")
    found = None if properties is None else _TITLE.search(package.bytes_of(properties).decode(errors="replace"))
    title = unescape(found[1]).strip() if found is not None else ""
    return "" if "{{" in title or "{%" in title else title


def other_formats(folder: Path) -> Iterator[Problem]:
    """A warning for every file in ``folder`` that was meant as a template but is in another format (.doc, .wps …)."""
    yield from filter(None, map(other_format, in_other_formats(folder)))


def in_other_formats(folder: Path) -> list[Path]:
    """The files that :func:`other_formats` warns of."""
    return [each.path for each in _entries(folder) if is_other_format(each.path) and each.kind != "folder"]


def misnamed_folders(templates: Path) -> Iterator[Problem]:
    """A warning for each folder in ``templates`` whose name is nearly that of a folder of templates that is missing."""
    absent = [name for name in FOLDERS if not os.path.isdir(templates / name)]
    for entry in read_entries(templates, error=TemplateError) if absent else ():
        name = entry.path.name
        meant = closest(name, absent) if entry.kind == "folder" and name not in FOLDERS else None
        if meant is not None:
            facts = {"name": str(entry.path), "meant": str(templates / meant)}
            yield Problem("output-folder-misnamed", Span(str(entry.path)), facts)


def template_entries(folder: Path) -> Iterator[FolderEntry]:
    """The files directly in ``folder`` that a build takes for templates, by name. Raises TemplateError."""
    return (entry for entry in _entries(folder) if is_template_name(entry.path.name))


def called(file_names: Iterable[str]) -> dict[str, str]:
    """The names by which a notice may call the templates of these ``file_names``: with and without their endings."""
    return {name: each for each in file_names for name in (Path(each).stem, each)}


def unused_names(folder: Path) -> frozenset[str]:
    """The names, with and without their endings, of the templates of ``folder`` that are set aside."""
    unused = folder / UNUSED
    found = template_entries(unused) if os.path.isdir(unused) else ()
    return frozenset(called(entry.path.name for entry in found))


def print_name(name: str, *, chinese: bool) -> str:
    """What the print file of ``name``, a template without its ending or a notice, is called, without its ending."""
    return f"打印-{name}" if chinese else f"print-{name}"


def named_in_chinese(file_names: Iterable[str]) -> bool:
    """Whether most of these names of templates are Chinese: what is named for the desk is Chinese, too."""
    names = [Path(each).stem for each in file_names]
    return 2 * sum(_HANZI.search(each) is not None for each in names) > len(names)


def is_template_name(name: str) -> bool:
    """Whether a file of this name, which is not hidden, is taken for a template."""
    path = Path(name)
    return path.suffix.lower() in _OFFICE or (_is_text(path) and path.stem.lower() != "readme")


def _is_sheet(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx"


def _is_text(path: Path) -> bool:
    return path.suffix.lower() == ".md"


def _entries(folder: Path) -> list[FolderEntry]:
    found = read_entries(folder, error=TemplateError)
    return [each for each in found if not each.path.name.startswith((".", "~$"))]

"""A text template of which one document is made for each unit, or one for the whole dispatch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.ground.errors import Problem, Span, TemplateError
from generator.ground.source import MappingNode, Node, ScalarNode, SourceFile, check_keys, read_source
from generator.office.pictures import may_print_pictures
from generator.official.document import Edition, OfficialDocument
from generator.templates.expressions import NameRead
from generator.templates.text.body import body_of
from generator.templates.text.filling import TextTemplate
from generator.templates.text.front_matter import paper_in_edition, read_front_matter, read_title
from generator.templates.text.front_matter.filling import FrontTemplate
from generator.templates.text.front_matter.keys import PAPER_KEYS, TITLES
from generator.templates.text.front_matter.masking import split_with_tags
from generator.templates.text.making import listed, official_document
from generator.templates.text.order import in_order
from generator.templates.text.repeated import repeated_in_paper


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """A document made of a paper's template for one record, and warnings about it."""

    document: OfficialDocument
    warnings: tuple[Problem, ...]


class PaperTemplate:
    """A text template laid out like the notice, whose values may hold tags; opened once, filled for each record.

    ``name`` is the file as problems call it, ``sha256`` the digest of its bytes.
    """

    def __init__(self, file: SourceFile, pictures: Path | None = None) -> None:
        """The template in ``file``; raises what :meth:`open` raises."""
        self.name = file.name
        self.sha256 = file.sha256
        self._file = file
        self._pictures = pictures
        front = split_with_tags(file, error=TemplateError)
        problems: list[Problem] = []
        check_keys(front.node, PAPER_KEYS, problems, titles=TITLES)
        self._front = FrontTemplate(file, front.node)
        self._text = TextTemplate(file, front.body, front.body_first_line, pictures)
        problems += self._front.problems
        problems += self._text.problems if front.body.strip() else [self._text.no_text()]
        if problems:
            raise TemplateError(in_order(problems))

    @classmethod
    def open(cls, path: Path, *, name: str | None = None, pictures: Path | None = None) -> PaperTemplate:
        """The template in the file ``path``, called ``name`` in problems; ``pictures`` is the folder of its pictures.

        Raises UsageError when it is not there, TemplateError with all problems when it cannot be compiled.
        """
        return cls(read_source(path, name=name, error=TemplateError), pictures)

    def __reduce__(self) -> tuple[type[PaperTemplate], tuple[SourceFile, Path | None]]:
        """Another process compiles the template again: code cannot be handed over."""
        return PaperTemplate, (self._file, self._pictures)

    @cached_property
    def prints_pictures(self) -> bool:
        """Whether tags of it may print pictures of the folder; false only where that is certain."""
        return may_print_pictures(self._file.text)

    @property
    def reads(self) -> tuple[tuple[NameRead, Span], ...]:
        """Each name that it reads, with the place of its tag, in the order of the file."""
        return tuple((read, tag.span) for read, tag in (*self._front.reads, *self._text.reads))

    def fill(
        self, context: Mapping[str, object], behind: MappingNode | None, edition: Edition | None = None
    ) -> FilledPaper:
        """The document for ``context``; ``behind`` are the entries that apply where the template has none.

        ``edition`` is that of the notice: with a draft goes a draft. Raises TemplateError with all problems.
        """
        problems: list[Problem] = []
        own = self._front.fill(context, problems)
        body = body_of(self._text, context, problems)
        if problems:  # what is read of values that could not be filled would only say so again
            raise TemplateError(in_order(problems))
        values = read_front_matter(own, behind, problems)
        titles = _listed_titles(values.attachments or (), problems)
        if any(problem.severity == "error" for problem in problems):
            raise TemplateError(in_order(problems))
        problems += repeated_in_paper(body, values)
        document = official_document(paper_in_edition(values, edition), body, listed(titles))
        return FilledPaper(document, tuple(problems))


def _listed_titles(nodes: tuple[Node, ...], problems: list[Problem]) -> list[str]:
    """What goes with the paper, by its title: files lie with the notice, so there are none to name."""
    titles = []
    for node in nodes:
        if isinstance(node, ScalarNode) or not isinstance(node, MappingNode) or node.entries.keys() != {"title"}:
            problems.append(Problem("notice-attachment-listed", node.span, {}, "attachments"))
        else:
            titles.append(read_title(node.entries["title"], problems).text)
    return titles

"""A text template for one document for each unit, or one for the whole dispatch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.ground.errors import Problem, Span, TemplateError
from generator.ground.source import key_translation, source_file, yaml_values
from generator.ground.source.nodes import MappingNode, Node, ScalarNode
from generator.office.pictures import may_print_pictures
from generator.official.document import Edition, OfficialDocument, Title
from generator.roster.units.declared_fields import STANDARD_FIELD_TITLES
from generator.templates.expressions.bare_names import with_titles
from generator.templates.expressions.name_reads import NameRead
from generator.templates.text import filled_lines, repeated_front_matter, text_template
from generator.templates.text.front_matter import front_matter_reading
from generator.templates.text.front_matter.key_table import NAMES, PAPER_KEYS
from generator.templates.text.front_matter.values_with_tags import FrontTemplate, split_with_tags
from generator.templates.text.official_document import body_of, in_order, official_document


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """The document of a paper's template for one record, and warnings about it."""

    document: OfficialDocument
    warnings: tuple[Problem, ...]


class PaperTemplate:
    """A text template laid out like the notice, whose values may hold tags; opened once, filled for each record.

    ``name`` is the file as problems call it, ``sha256`` the digest of its bytes.
    """

    def __init__(self, file: source_file.SourceFile, pictures: Path | None = None) -> None:
        """Compiles the template in ``file``. Raises what :meth:`open` raises."""
        self.name = file.name
        self.sha256 = file.sha256
        self._file = file
        self._pictures = pictures
        front = split_with_tags(file, error=TemplateError)
        problems: list[Problem] = []
        yaml_values.check_keys(front.node, PAPER_KEYS, problems, names=NAMES)
        key_translation.in_words(problems, 0, front.node)
        self._front = FrontTemplate(file, front.node)
        self._text = text_template.TextTemplate(file, front.body, front.body_first_line, pictures)
        problems += self._front.problems
        problems += self._text.opening_problems
        if problems:
            raise TemplateError(in_order(problems))
        self._odd = filled_lines.odd_text(file, front.body_first_line, front.node)

    @classmethod
    def open(cls, path: Path, *, name: str | None = None, pictures: Path | None = None) -> PaperTemplate:
        """Opens the template in the file ``path``, called ``name`` in problems; ``pictures`` is its folder of pictures.

        Raises UsageError when the file does not exist, TemplateError with all problems when it cannot be compiled.
        """
        return cls(source_file.read_source(path, name=name, error=TemplateError), pictures)

    def __reduce__(self) -> tuple[type[PaperTemplate], tuple[source_file.SourceFile, Path | None]]:
        """Pickles the source: compiled code cannot be pickled, so another process compiles it again."""
        return PaperTemplate, (self._file, self._pictures)

    @cached_property
    def prints_pictures(self) -> bool:
        """Whether its tags may print pictures of the folder; false only where that is certain."""
        return may_print_pictures(self._file.text)

    @property
    def reads(self) -> tuple[tuple[NameRead, Span], ...]:
        """The names that it reads, each with the place of its tag, in the order of the file."""
        return tuple((read, tag.span) for read, tag in (*self._front.reads, *self._text.reads))

    def fill(
        self,
        context: Mapping[str, object],
        behind: MappingNode | None,
        edition: Edition | None = None,
        *,
        titles: Mapping[str, str] = STANDARD_FIELD_TITLES,
    ) -> FilledPaper:
        """The document for ``context``; ``behind`` are the defaults of the template's front matter.

        ``edition`` is that of the notice: papers with a draft are drafts. Bare names may be ``titles`` of the unit's
        fields. Raises TemplateError with all problems.
        """
        problems: list[Problem] = []
        context = with_titles(context, titles)
        own = key_translation.values_in_english(self._front.fill(context, problems), NAMES)
        body = body_of(self._text, context, problems)
        if problems:  # reading values that could not be filled would report them again
            raise TemplateError(in_order(problems))
        is_draft = edition is not None and edition.is_draft
        values = front_matter_reading.read_front_matter(own, behind, problems, is_draft=is_draft)
        listed = _listed_titles(values.attachments or (), problems)
        key_translation.in_words(problems, 0, own)
        if any(problem.severity == "error" for problem in problems):
            raise TemplateError(in_order(problems))
        problems += (*repeated_front_matter.repeated_in_paper(body, values), *self._odd)
        key_translation.in_words(problems, 0, own)
        document = official_document(front_matter_reading.paper_in_edition(values, edition), body, listed)
        return FilledPaper(document, tuple(problems))


def _listed_titles(nodes: tuple[Node, ...], problems: list[Problem]) -> list[Title]:
    """The titles of the paper's attachments; it names no files, since these are with the notice."""
    titles = []
    for node in nodes:
        if isinstance(node, ScalarNode) or not isinstance(node, MappingNode) or node.entries.keys() != {"title"}:
            problems.append(Problem("notice-attachment-listed", node.span, {}, "attachments"))
        else:
            titles.append(front_matter_reading.read_title(node.entries["title"], problems))
    return titles


# The front matter of a paper, whose values may have tags.


# While YAML is parsed, tags are masked: it would read ``{{`` as one of its own braces.

"""The names that a template reads, Word or text, found without any data."""

from __future__ import annotations

from pathlib import Path

from generator.dispatch.build import Place
from generator.dispatch.sources import require
from generator.docx_template import DocxTemplate, Variable
from generator.errors import TemplateError
from generator.expressions import environment, names_read
from generator.source import read_source, split_front_matter
from generator.text_template.filling import TextTemplate


def variables(template: Place) -> tuple[Variable, ...]:
    """Each name that ``template`` (.docx or .md) reads, with each place, in the order of the text.

    Raises UsageError when it is not there, TemplateError with all problems when it cannot be compiled.
    """
    path = Path(template)
    require(path, folder=False)
    return _of_text(path) if path.suffix.lower() == ".md" else DocxTemplate.open(path).variables()


def _of_text(path: Path) -> tuple[Variable, ...]:
    file = read_source(path, error=TemplateError)
    front = split_front_matter(file, error=TemplateError)
    problems = TextTemplate(file, front.body, front.body_first_line).problems
    if problems:
        raise TemplateError(problems)
    jinja = environment()
    reads = names_read(jinja.parse(front.body), jinja.globals)
    return tuple(
        Variable(read.name, file.span(read.line + front.body_first_line - 1), read.optional, read.conditional)
        for read in reads
    )

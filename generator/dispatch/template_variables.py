"""The names that a Word, Excel or text template reads, found without any data."""

from __future__ import annotations

import os
from pathlib import Path

from generator.dispatch.build_options import AnyPath
from generator.dispatch.build_sources import require
from generator.ground.disk import named
from generator.ground.errors import Span, TemplateError
from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.source_file import read_source
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.expressions.bare_names import Variable
from generator.templates.expressions.name_reads import NameRead
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.paper_template import PaperTemplate
from generator.templates.text.text_template import TextTemplate
from generator.templates.word.docx_template import DocxTemplate


def variables(template: AnyPath) -> tuple[Variable, ...]:
    """Each name that ``template`` (.docx, .xlsx or .md) reads, with each place, in the order of the text.

    Raises UsageError where the file is missing, and TemplateError with all problems where it cannot be compiled.
    """
    path = named(Path(template))
    require(path, folder=False)
    if path.suffix.lower() == ".md":
        reads = _text_reads(path) if os.path.lexists(path.parent / NOTICE_FILE) else PaperTemplate.open(path).reads
        return tuple(read.at(span) for read, span in reads)
    return (XlsxTemplate if path.suffix.lower() == ".xlsx" else DocxTemplate).open(path).variables()


def _text_reads(path: Path) -> list[tuple[NameRead, Span]]:
    file = read_source(path, error=TemplateError)
    front = split_front_matter(file, error=TemplateError)
    text = TextTemplate(file, front.body, front.body_first_line)
    TemplateError.raise_for(text.problems)
    return [(read, tag.span) for read, tag in text.reads]

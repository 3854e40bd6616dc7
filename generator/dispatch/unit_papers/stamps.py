"""What decides a paper's bytes besides its template's values."""

from __future__ import annotations

import hashlib

from generator.dispatch.manifest import program
from generator.dispatch.sources import Sources
from generator.dispatch.templates import Template
from generator.text_template import PaperTemplate
from generator.xlsx_template import XlsxTemplate


def stamp(template: Template, sources: Sources) -> bytes:
    """A digest of this program, of ``template``, of the fields' titles and of all pictures that it may print.

    What is behind a text template, the notice and the house's own, counts as a whole; workbooks bear the notice's day.
    """
    facts = [program(), template.compiled.sha256, *map(repr, sorted(sources.roster.field_titles.items()))]
    if isinstance(template.compiled, PaperTemplate):
        facts += [sources.notice.sha256, sources.notice.house_sha256, str(sources.notice.edition)]
    if isinstance(template.compiled, XlsxTemplate):
        facts.append(sources.notice.moment.isoformat())
    facts.append(sources.pictures_sha256)
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).digest()

"""What decides a paper's bytes besides its template's values."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

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
    facts += _digests(sources.pictures)
    return hashlib.sha256("\0".join(facts).encode(errors="surrogateescape")).digest()


def _digests(folder: Path) -> Iterator[str]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield path.relative_to(folder).as_posix()
        with path.open("rb") as file:
            yield hashlib.file_digest(file, "sha256").hexdigest()

"""What all papers of a run are made of, as digests: what has changed since an earlier run is why papers are remade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.dispatch.changes import FIELDS, HOUSE, NOTICE, PICTURES, ROSTER, TEMPLATE
from generator.dispatch.manifest import ManifestFile
from generator.dispatch.plain_files import digest
from generator.dispatch.plan import Paper
from generator.dispatch.sources import Sources
from generator.dispatch.templates import Template
from generator.text_template import PaperTemplate
from generator.xlsx_template import XlsxTemplate


def inputs_of(sources: Sources) -> dict[str, str]:
    """The digests, by the names that reasons have."""
    titles = "\0".join(map(repr, sorted(sources.roster.field_titles.items())))
    return {
        NOTICE: sources.notice.sha256,
        HOUSE: sources.notice.house_sha256,
        ROSTER: sources.roster.sha256,
        FIELDS: digest(titles.encode(errors="surrogatepass")),
        PICTURES: sources.pictures_sha256,
    }


def inputs_behind(template: Template) -> tuple[str, ...]:
    """The inputs that decide, as wholes, the bytes of a unit's paper of ``template``."""
    of_notice = (NOTICE, HOUSE) if isinstance(template.compiled, PaperTemplate | XlsxTemplate) else ()
    return (*of_notice, FIELDS, *((PICTURES,) if template.prints_pictures else ()))


def changed(names: Iterable[str], now: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the inputs ``names`` that are not what they were ``before``; of what is not known of it nothing."""
    return tuple(name for name in names if name in before and before[name] != now[name])


def reasons_of_shared(
    paper: Paper, now: Mapping[str, str], before: Mapping[str, str], file: ManifestFile, template_sha256: str
) -> tuple[str, ...]:
    """Why ``paper``, which is of no single unit, is not what the earlier ``file`` was; as far as that can be told."""
    if paper.template is None:
        return changed((NOTICE, HOUSE), now, before)
    of_template = (TEMPLATE,) if file.template_sha256 != template_sha256 else ()
    of_pictures = (PICTURES,) if paper.template.prints_pictures else ()
    return (*of_template, *changed((NOTICE, HOUSE, ROSTER, FIELDS, *of_pictures), now, before))

"""Digests of the inputs of all papers: a changed input is a reason to remake papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.dispatch.changes import FIELDS, HOUSE, NOTICE, PICTURES, ROSTER, TEMPLATE
from generator.dispatch.plan import Paper
from generator.dispatch.sources import Sources
from generator.dispatch.templates import Template
from generator.templates.excel import XlsxTemplate
from generator.templates.text import PaperTemplate
from generator.writing.manifest import ManifestFile
from generator.writing.manifest.plain_files import digest


def inputs_of(sources: Sources) -> dict[str, str]:
    """The digests, by the names that reasons have."""
    titles = "\0".join(map(repr, sorted(sources.roster.field_titles.items())))
    return {
        NOTICE: sources.notice.sha256,
        HOUSE: sources.notice.house_sha256,
        ROSTER: sources.roster.sha256,
        FIELDS: digest(titles.encode(errors="surrogatepass")),
    }


def inputs_behind(template: Template) -> tuple[str, ...]:
    """The inputs that decide, as wholes, the bytes of a unit's paper of ``template``."""
    of_notice = (NOTICE, HOUSE) if isinstance(template.compiled, PaperTemplate | XlsxTemplate) else ()
    return (*of_notice, FIELDS)


def changed(names: Iterable[str], now: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """Those of the inputs ``names`` that are not what they were ``before``; of what is not known of it nothing."""
    return tuple(name for name in names if name in before and before[name] != now[name])


def changed_pictures(now: Mapping[str, str], before: Mapping[str, str] | None) -> tuple[str, ...]:
    """The reason that a paper's pictures are, where one that it reads ``now`` was another ``before``; else none."""
    known = before or {}
    return (PICTURES,) if any(known.get(path, sha256) != sha256 for path, sha256 in now.items()) else ()


def reasons_of_shared(
    paper: Paper, now: Mapping[str, str], before: Mapping[str, str], entry: ManifestFile, file: ManifestFile
) -> tuple[str, ...]:
    """Why ``paper``, which is of no single unit, is not what the earlier ``file`` was; as far as that can be known.

    ``entry`` is what it is now; ``now`` and ``before`` are the inputs' digests.
    """
    if paper.template is None:
        return changed((NOTICE, HOUSE), now, before)
    of_template = (TEMPLATE,) if file.template_sha256 != entry.template_sha256 else ()
    of_pictures = changed_pictures(entry.pictures or {}, file.pictures)
    return (*of_template, *changed((NOTICE, HOUSE, ROSTER, FIELDS), now, before), *of_pictures)

"""Digests of the inputs of all papers: a changed input is a reason to remake papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.dispatch import build_sources, plan, templates
from generator.dispatch.file_changes import FIELDS, HOUSE, NOTICE, PICTURES, ROSTER, TEMPLATE
from generator.templates.excel.xlsx_template import XlsxTemplate
from generator.templates.text.paper_template import PaperTemplate
from generator.writing.file_digests import digest
from generator.writing.manifest_entries import ManifestFile


def inputs_of(sources: build_sources.Sources) -> dict[str, str]:
    """The digests of all inputs, by the names that reasons for a change have."""
    titles = "\0".join(map(repr, sorted(sources.roster.field_titles.items())))
    return {
        NOTICE: sources.notice.sha256,
        HOUSE: sources.notice.house_sha256,
        ROSTER: sources.roster.sha256,
        FIELDS: digest(titles.encode(errors="surrogatepass")),
    }


def inputs_behind(template: templates.Template) -> tuple[str, ...]:
    """The names of the inputs that, each as a whole, decide the bytes of a unit's paper of ``template``."""
    of_notice = (NOTICE, HOUSE) if isinstance(template.compiled, PaperTemplate | XlsxTemplate) else ()
    return (*of_notice, FIELDS)


def changed(names: Iterable[str], now: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """The inputs among ``names`` with another digest than in ``before``; one without a digest there is left out."""
    return tuple(name for name in names if name in before and before[name] != now[name])


def changed_pictures(now: Mapping[str, str], before: Mapping[str, str] | None) -> tuple[str, ...]:
    """The reason "pictures" where one that the paper reads ``now`` differs from ``before``; else nothing."""
    known = before or {}
    return (PICTURES,) if any(known.get(path, sha256) != sha256 for path, sha256 in now.items()) else ()


def reasons_of_shared(
    paper: plan.Paper, now: Mapping[str, str], before: Mapping[str, str], entry: ManifestFile, file: ManifestFile
) -> tuple[str, ...]:
    """Why ``paper``, which is of no single unit, differs from the earlier ``file``, as far as the digests show.

    ``entry`` is its entry in the manifest of this run; ``now`` and ``before`` are the digests of the inputs.
    """
    if paper.template is None:
        return changed((NOTICE, HOUSE), now, before)
    of_template = (TEMPLATE,) if file.template_sha256 != entry.template_sha256 else ()
    of_pictures = changed_pictures(entry.pictures or {}, file.pictures)
    return (*of_template, *changed((NOTICE, HOUSE, ROSTER, FIELDS), now, before), *of_pictures)

"""The papers of a preview, made by a run of its own that publishes nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.dispatch.build_sources import Sources
from generator.dispatch.building import Building
from generator.dispatch.choice import Choice, choose
from generator.dispatch.laid_out_papers import laid_out_papers
from generator.dispatch.making_set import Options
from generator.dispatch.plan import folder_name, plan
from generator.dispatch.print_order import is_last
from generator.dispatch.set_scope import is_text
from generator.dispatch.single_units import SingleUnits
from generator.dispatch.templates import Template, by_title, names_of
from generator.dispatch.unit_papers import Workforce
from generator.ground.disk import given
from generator.ground.disk.temporary import temporary_folder
from generator.ground.errors import Problem, Span, UsageError, closest, joined
from generator.official.blocks import LaidOutDocument
from generator.roster.units import Unit
from generator.writing import output_errors, staged
from generator.writing.manifest import NOTICE_SOURCE, Kind, ManifestFile

NOTICE = "公文"
"""What the pages of the notice are called."""

_DOCX = ".docx"


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers by the names of their pages, with warnings about them.

    ``documents`` are those of Word templates and text ones that list what is to be printed, as .docx; ``texts`` those
    of the other text templates, laid out.
    """

    documents: Mapping[str, bytes]
    texts: Mapping[str, LaidOutDocument]
    warnings: tuple[Problem, ...]


def chosen_unit(sources: Sources, word: str) -> Unit:
    """The one unit that ``word`` names. Raises UsageError where it names none that gets papers, or several."""
    units = choose(sources.roster, sources.units, (word,), by=None, words=sources.notice.words).units
    if len(units) > 1:
        codes = joined(unit.code for unit in units)
        raise UsageError(Problem("preview-unit-several", None, {"word": word, "codes": codes}))
    return units[0]


def chosen_templates(sources: Sources, names: Sequence[str]) -> tuple[Template, ...]:
    """The unit templates of these names or titles, with or without endings; all templates where there is no name.

    Raises UsageError with all names that are of no template.
    """
    if not names:
        return sources.unit_templates
    known = by_title(sources.unit_templates) | {
        name: each for each in sources.unit_templates for name in (each.stem, each.name, each.name.rpartition("/")[2])
    }
    unknown = [name for name in names if name not in known]
    if unknown:
        stems = names_of(sources.unit_templates)
        raise UsageError(
            Problem("preview-template", None, {"name": name, "known": stems}, suggestion=closest(name, known))
            for name in unknown
        )
    return tuple(dict.fromkeys(known[name] for name in names))


def unit_papers(units: SingleUnits, unit: Unit, templates: Sequence[Template]) -> Papers:
    """The papers of ``templates`` for ``unit``, with the serial and the total that a build gives them.

    Raises GeneratorError with all their problems.
    """
    made = units.papers(unit, templates)
    names = {paper.path: PurePosixPath(paper.path).parts[1] for paper in made.papers}
    texts = {names[path]: document for path, document in made.documents.items()}
    documents = {name: made.contents[path] for path, name in names.items() if path.endswith(_DOCX)}
    unseen = (
        Problem("preview-no-pages", Span(paper.source)) for paper in made.papers if not paper.path.endswith(_DOCX)
    )
    others = {name: data for name, data in documents.items() if name not in texts}
    return Papers(others, texts, (*made.warnings, *unseen))


def notice_papers(sources: Sources) -> Papers:
    """The notice and those of its attachments that are documents of their own. Raises GeneratorError."""
    return _made(replace(sources, unit_templates=(), dispatch_templates=(), printed=()), "notice")


def dispatch_papers(sources: Sources) -> Papers:
    """The papers of the dispatch, of all units, as a build without PDFs makes them. Raises GeneratorError."""
    return _made(sources, "dispatch")


def _made(sources: Sources, kind: Kind) -> Papers:
    """The papers of ``kind`` in a set of ``sources`` without those of units."""
    options = Options(Workforce(), lambda *_: None)
    with output_errors(Path(tempfile.gettempdir())), temporary_folder("preview") as folder:
        place = given(folder)  # the system's own folder for such may be a link
        target = place / folder_name(sources.notice)
        with staged(place) as staging:
            choice = Choice((), narrowed=True, total=len(sources.units))
            manifest = Building(sources, choice, target, options).run(staging)
        files = [file for file in manifest.files if file.kind == kind]
        planned = {paper.path: paper for paper in plan(sources)}
        texts = [paper for file in files if is_text(paper := planned[file.path]) and not is_last(paper)]
        names = {file.path: _called(file) for file in files if file.path.endswith(_DOCX)}
        laid_out = {names[paper.path]: document for paper, document in laid_out_papers(sources, texts, target)}
        data = {name: (target / path).read_bytes() for path, name in names.items() if name not in laid_out}
    others = (file.template for file in files if not file.path.endswith(_DOCX))
    code = "preview-attached" if kind == "notice" else "preview-no-pages"
    unseen = (Problem(code, Span(name)) for name in others)
    return Papers(data, laid_out, (*manifest.warnings, *unseen))


def _called(file: ManifestFile) -> str:
    """The name of the pages of ``file``: its own, or its attachment's.

    The notice's title would be too long: the pictures are in a folder named after it, and Windows limits the whole
    path.
    """
    return NOTICE if file.template == NOTICE_SOURCE else PurePosixPath(file.path).stem

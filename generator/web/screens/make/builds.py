"""The plan and the build as jobs, by the choices of the form, and the sets that builds have left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from generator.desk.built_sets import BuiltSet, SetFile, open_set
from generator.desk.fawen_yaml import KEYS
from generator.dispatch.build_options import BuildOptions
from generator.dispatch.manifest import Manifest
from generator.dispatch.plan import earlier_folder_name, folder_name
from generator.dispatch.public_build import build_set
from generator.dispatch.public_set import public_folder_name
from generator.ground.errors import GeneratorError
from generator.official.document import Edition
from generator.templates.text.notice import Notice, open_notice
from generator.web.desk_request import DeskRequest, today
from generator.web.jobs import Job
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError, OpenDesk, OpenNotice
from generator.writing.manifest_entries import MANIFEST, SetOptions, beside

_MOST_SHOWN = 50
"""Papers of one template on a page; more are found by the name of their unit."""


@dataclass(frozen=True, slots=True)
class MadeSet:
    """A set with the ``id`` that addresses have for it."""

    id: str
    papers: BuiltSet


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers of one kind or template: those shown, and how many there are; ``kind`` names the group."""

    kind: str
    name: str
    files: tuple[SetFile, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ShownSet:
    """A set as a page shows it: its groups of papers, each with its PDF and its OFD by the path of the document."""

    made: MadeSet
    groups: tuple[PaperGroup, ...]
    pdfs: dict[str, SetFile]
    ofds: dict[str, SetFile]
    print_files: tuple[SetFile, ...]


def sets_of(request: DeskRequest, result: Manifest | None) -> list[MadeSet]:
    """The sets of the notice that are there; the one of the last build, ``result``, first.

    A set whose manifest cannot be read is left out: the next build reports it.
    """
    folders = [] if result is None else [result.folder]
    folders += (request.desk.places().output.path / name for name in _names(request))
    found = [each for folder in dict.fromkeys(folders) if (each := _opened(request.desk, folder)) is not None]
    return found or _of_before(request)


def made_set(request: DeskRequest, result: Manifest | None) -> MadeSet:
    """The set whose id is in the address, or the public version of that id. Raises NotFoundError."""
    for each in chain(sets_of(request, result), public_versions(request)):
        if each.id == request.path["set"]:
            return each
    raise NotFoundError


def papers_shown(made: MadeSet, wanted: str) -> ShownSet:
    """The papers of a set in groups; of units those whose names have ``wanted`` in them, the first of each template."""
    files = made.papers.files
    pdfs, ofds = (
        {f"{file.path.removesuffix(f'.{kind}')}.docx": file for file in files if beside(file.listed) == kind}
        for kind in ("pdf", "ofd")
    )
    documents = [file for file in files if not beside(file.listed)]
    print_files = tuple(file for file in documents if file.is_print_file)
    return ShownSet(made, tuple(_groups(documents, wanted)), pdfs, ofds, print_files)


def _groups(documents: list[SetFile], wanted: str) -> Iterator[PaperGroup]:
    grouped: dict[tuple[str, str], list[SetFile]] = {}
    for kind in ("notice", "dispatch", "unit"):
        for file in documents:
            if file.listed.kind == kind and not file.is_print_file:
                name = file.path.split("/")[1] if kind == "unit" else ""
                grouped.setdefault((kind, name), []).append(file)
    for (kind, name), files in grouped.items():
        found = [file for file in files if kind != "unit" or wanted in (file.listed.unit or "")]
        yield PaperGroup(kind, name, tuple(found[:_MOST_SHOWN]), len(found))


def kept_options(request: DeskRequest) -> SetOptions:
    """The options that the set of the notice's number keeps, those of a new set where none can be read.

    Two-sided also where the notice says so.
    """
    try:
        notice = opened_notice(request)
    except GeneratorError:
        return SetOptions()
    folder = request.desk.places().output.path / folder_name(notice)
    made = next(filter(None, (_opened(request.desk, folder), *_of_before(request))), None)
    kept = SetOptions() if made is None else made.papers.options
    return replace(kept, duplex=kept.duplex or notice.printing.duplex)


def public_versions(request: DeskRequest) -> Iterator[MadeSet]:
    """The public version of the notice as it is now; none where there is none, or none may be."""
    with suppress(GeneratorError):
        notice = opened_notice(request)
        if (name := public_folder_name(notice)) is not None:
            made = _opened(request.desk, request.desk.places().output.path / name)
            yield from () if made is None else (made,)


def _names(request: DeskRequest) -> Iterator[str]:
    """The names of the folders of the notice's sets; none where it cannot be read."""
    try:
        notice = opened_notice(request)
    except GeneratorError:
        return
    yield folder_name(notice)
    yield folder_name(notice.in_edition(notice.draft_edition))
    if notice.number:
        yield folder_name(notice.in_edition(Edition.CORRECTED))


def _of_before(request: DeskRequest) -> list[MadeSet]:
    """The set of the notice in the folder that earlier versions made for its number; none where that is of another."""
    try:
        name = earlier_folder_name(opened_notice(request))
    except GeneratorError:
        return []
    made = None if name is None else _opened(request.desk, request.desk.places().output.path / name)
    return [made] if made is not None and made.papers.notice == request.notice.folder.name else []


def opened_notice(request: DeskRequest) -> Notice:
    """The notice of the request, which may be a draft. Raises GeneratorError."""
    return open_notice(request.notice.folder, request.desk.places().house.path, is_draft=True)


def _opened(desk: OpenDesk, folder: Path) -> MadeSet | None:
    """The set in ``folder``, read again only when its manifest has changed: that of a whole country is large."""
    return desk.files.read(folder / MANIFEST, _read)


def _read(manifest: Path) -> MadeSet | None:
    """The set with that manifest; None where there is none, or it cannot be read."""
    folder = manifest.parent
    try:
        papers = open_set(folder)
    except GeneratorError:
        return None
    return None if papers is None else MadeSet(opaque_id(folder.name), papers)


ISSUED, DRAFT, CORRECTION = EDITIONS = ("issued", "draft", "correction")
"""What is made: the papers as they are issued, a draft, or the corrected reprint of what was sent."""

PLAN, MAKE, PUBLIC = "plan", "make", "public"
"""The kinds of these jobs."""

_SENT = "chosen"
"""A field that says that the form was sent: a box that is not ticked sends nothing."""
_ON = "on"
_BOXES = ("pdf", "ofd", "duplex")
_CHOICE = ("only", "where", "sort")
_OF_DESK = {each.name for each in fields(BuildOptions)} & {name for name, key in KEYS.items() if key.kind != "path"}
"""The options that fawen.yaml gives; a build of a server forks no processes, so the page has no ``jobs``."""


def chosen_options(request: DeskRequest) -> BuildOptions:
    """The options in the form or the address; where none were chosen, those of the desk, else of the set there is.

    Raises InputError with the problems of fawen.yaml.
    """
    desk, notice, places = request.desk, request.notice, request.desk.places()
    usual = not places.notice.is_named and notice.folder == places.notice.path
    sent: Mapping[str, str] = {**request.query, **dict(request.form.all_texts())}
    said: dict[str, Any] = _standing(desk, _OF_DESK - {"jobs"})
    if _SENT in sent:
        edition = sent.get("edition")
        said |= {"draft": edition == DRAFT, "correction": edition == CORRECTION, **{key: key in sent for key in _BOXES}}
    else:
        kept = kept_options(request)
        said = {**{key: getattr(kept, key) for key in _BOXES}, **said}
        if sent.get("reissue"):  # which names the units itself
            said |= {"reissue": (sent["reissue"],), "only": (), "where": None}
    return BuildOptions(
        templates=places.templates.path,
        notice=None if usual else notice.folder,
        units=places.units.path,
        output=places.output.path,
        register=cast("str | None", desk.standing("register")),
        **said,
    )


def edition(options: BuildOptions) -> str:
    """What ``options`` make, one of :data:`EDITIONS`."""
    return DRAFT if options.draft else CORRECTION if options.correction else ISSUED


def query(options: BuildOptions) -> str:
    """What was chosen of ``options``, as the query of an address."""
    ticked = {name: _ON for name in _BOXES if getattr(options, name)}
    return urlencode({_SENT: "1", "edition": edition(options), **ticked})


def standing_choice(desk: OpenDesk) -> Mapping[str, Any]:
    """Which units fawen.yaml chooses and how it sorts them, as for the terminal; only what it says."""
    return _standing(desk, _CHOICE)


def start_plan(desk: OpenDesk, notice: OpenNotice, options: BuildOptions) -> Job:
    """Starts a dry run; a running one with the same options goes on, any other is stopped."""
    about = plan_of(notice, options)
    last = desk.jobs.last(PLAN)
    if last is not None and last.about == about and not last.is_over:
        return last
    return desk.jobs.replace(PLAN, about, lambda job: _compared(desk, notice, options, job))


def _compared(desk: OpenDesk, notice: OpenNotice, options: BuildOptions, job: Job) -> Manifest:
    """The plan of a build; where nothing of the set would change, the desk knows it."""
    changed, manifest = desk.inputs_changed(notice), _built(options, job, dry_run=True)
    is_whole = edition(options) == ISSUED and not (options.narrows or options.reissue)
    if is_whole and all(each.action == "unchanged" for each in manifest.changes):
        desk.note_set_current(notice, changed)
    return manifest


def plan_of(notice: OpenNotice, options: BuildOptions) -> str:
    """What the plan of a build with ``options`` is about."""
    return f"{notice.id} {query(options)}"


def start_build(desk: OpenDesk, notice: OpenNotice, options: BuildOptions) -> Job:
    """Starts a build, or returns the running one. Earlier plans are dropped."""
    desk.jobs.forget(PLAN)
    return desk.jobs.start(MAKE, notice.id, lambda job: _built(options, job, dry_run=False))


def start_public(
    desk: OpenDesk, notice: OpenNotice, options: BuildOptions, *, on_request: bool, dry_run: bool = False
) -> Job:
    """Starts a build of the public version of ``notice``, which has no units and enters nothing in the register."""
    asked = replace(
        options, public=True, on_request=on_request, draft=False, correction=False, numbered=None,
        only=(), exclude=(), where=None, reissue=(),
    )  # fmt: skip
    kind = f"{PUBLIC} {PLAN}" if dry_run else PUBLIC
    return desk.jobs.replace(kind, notice.id, lambda job: _built(asked, job, dry_run=dry_run))


def last_build(desk: OpenDesk, notice: OpenNotice) -> Job | None:
    """The last build of ``notice`` that has ended; None where there was none."""
    job = desk.jobs.last(MAKE)
    return job if job is not None and job.about == notice.id and job.is_over else None


def manifest_of(job: Job | None) -> Manifest | None:
    """The result of a build or a plan; None unless it ended well."""
    return cast("Manifest", job.result) if job is not None and job.state == "done" else None


def _standing(desk: OpenDesk, keys: Iterable[str]) -> dict[str, Any]:
    """What fawen.yaml says for ``keys``."""
    return {key: value for key in keys if (value := desk.standing(key)) is not None}


def _built(options: BuildOptions, job: Job, *, dry_run: bool) -> Manifest:
    """The build itself, in this process alone: none is forked off a server, which has threads."""
    return build_set(replace(options, dry_run=dry_run, today=today(), progress=job.made))

"""Templates set aside and used again, joined into print files or not.

A file that is handed over as one is checked, then taken or given up.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from starlette.responses import Response

from generator.desk.desk_templates import (
    PER_DISPATCH,
    PER_UNIT,
    IncomingTemplate,
    PrintedValue,
    TemplateFile,
    desk_templates,
    look_at,
    printed_values,
    set_aside,
    use_again,
)
from generator.desk.print_files import PrintFiles, adopt, join, makes_letters, obstacles, part, print_files
from generator.ground.errors import GeneratorError, InputError, OutputError, Problem
from generator.roster.units.template_context import dispatch_context, unit_context
from generator.roster.units.unit import Unit
from generator.templates.expressions.bare_names import with_titles
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.papers.kept_inputs import KeptInputs, ReadDesk

_KINDS = (PER_UNIT, PER_DISPATCH)
_SHEET = ".xlsx"


def show_templates(request: DeskRequest) -> Response:
    """The templates of the desk, and the place for a new one."""
    return page(request, "papers/templates_page.html", templates=templates_view(request))


def put_aside(request: DeskRequest) -> Response:
    """Sets a template aside, in a folder that no build reads."""
    with request.desk.writing:
        set_aside(_template(request, is_used=True))
    return _back(request)


def take_back(request: DeskRequest) -> Response:
    """Uses a template again that was set aside."""
    with request.desk.writing:
        use_again(_template(request, is_used=False), request.desk.places().templates.path)
    return _back(request)


def join_papers(request: DeskRequest) -> Response:
    """Has the papers of a template joined into a print file."""
    with request.desk.writing:
        join(_template(request, is_used=True), request.desk.places().house.to_read(), _folder(request))
    return _back(request)


def part_papers(request: DeskRequest) -> Response:
    """Has the papers of a template no longer joined into a print file."""
    with request.desk.writing:
        part([_template(request, is_used=True).path.name], request.desk.places().house.to_read())
    return _back(request)


def drop_name(request: DeskRequest) -> Response:
    """Takes the name of a template that is gone from those whose papers are joined."""
    places = request.desk.places()
    house = places.house.to_read()
    with request.desk.writing:
        gone = print_files(places.templates.path, house, _folder(request)).gone
        names = [name for name in gone if opaque_id(name) == request.path["name"]]
        if not names:
            raise NotFoundError
        part(names, house)
    return _back(request)


def hand_over(request: DeskRequest) -> Response:
    """Holds a file that is handed over; the next page shows what is found in it."""
    upload = request.form.upload("file")
    if upload is None:
        raise InputError(Problem("desk-template-none"))
    return see_other(_incoming_address(request, request.desk.hold(upload)))


def show_incoming(request: DeskRequest) -> Response:
    """What is found in a file that was handed over, and what its tags would print."""
    return _incoming_page(request, _incoming(request), ())


def decide(request: DeskRequest) -> Response:
    """Takes the file that was handed over among the templates, or gives it up."""
    incoming = _incoming(request)
    if request.form.has("give-up"):
        return _back(request)
    places, replacing = request.desk.places(), request.form.has("replace")
    try:
        with request.desk.writing:
            house = places.house.to_read()
            taken = adopt(incoming, places.templates.path, house, _folder(request), replacing=replacing)
    except OutputError as fault:
        return _incoming_page(request, incoming, fault.problems)
    return _back(request, taken=opaque_id(taken.name))


def _incoming(request: DeskRequest) -> IncomingTemplate:
    """The file that was handed over under the id in the address, checked for those whom it is for."""
    upload = request.desk.uploads.get(request.path["incoming"])
    if upload is None:
        raise NotFoundError
    kind = request.query.get("kind") or (PER_DISPATCH if upload.name.lower().endswith(_SHEET) else PER_UNIT)
    if kind not in _KINDS:
        raise NotFoundError
    units = request.desk.places().units.path
    notice = None if request.current is None else request.current.folder
    return look_at(upload.name, upload.data, kind, units=units if units.exists() else None, notice=notice)


def _incoming_page(request: DeskRequest, incoming: IncomingTemplate, problems: tuple[Problem, ...]) -> Response:
    read = None
    with suppress(GeneratorError):  # reported with the findings
        read = None if request.current is None else request.desk.kept(KeptInputs).read(request.desk, request.current)
    unit = read.sources.units[0] if read is not None and read.sources.units else None
    return page(
        request,
        "papers/incoming.html",
        status=REFUSED if problems else 200,
        incoming=incoming,
        kinds=_KINDS,
        refused=problems,
        is_there="desk-template-there" in [problem.code for problem in problems],
        unit=unit,
        values=() if read is None else _values_today(incoming, read, unit),
    )


def _values_today(incoming: IncomingTemplate, read: ReadDesk, unit: Unit | None) -> tuple[PrintedValue, ...]:
    sources = read.sources
    mappings = [each.as_mapping() for each in sources.units]
    context = dispatch_context(sources.notice.context, mappings)
    if incoming.kind == PER_UNIT and unit is not None:
        context = unit_context(sources.notice.context, mappings, sources.units.index(unit))
    return printed_values(incoming.variables, with_titles(context, sources.roster.field_titles))


def _template(request: DeskRequest, *, is_used: bool) -> TemplateFile:
    """The template of the id in the address. Raises NotFoundError."""
    for each in desk_templates(request.desk.places().templates.path):
        if each.is_used == is_used and opaque_id(each.name) == request.path["template"]:
            return each
    raise NotFoundError


def _folder(request: DeskRequest) -> Path:
    """The folder of the notice that the page is about. Raises NotFoundError where there is none."""
    if request.current is None:
        raise NotFoundError
    return request.current.folder


def _incoming_address(request: DeskRequest, held: str) -> str:
    notice = request.form.text("notice")
    return f"/templates/new/{held}" + (f"?{urlencode({'notice': notice})}" if notice else "")


def _back(request: DeskRequest, **query: str) -> Response:
    """Back to the papers of the notice that the request names, else to the templates of the desk."""
    page = f"{request.current.address}/papers" if request.named_notice and request.current else "/templates"
    return see_other(f"{page}?{urlencode(query)}" if query else page)


ROUTES = [
    route("/templates", show_templates),
    route("/templates/{template}/aside", put_aside, "POST"),
    route("/templates/{template}/use", take_back, "POST"),
    route("/templates/{template}/join", join_papers, "POST"),
    route("/templates/{template}/part", part_papers, "POST"),
    route("/templates/gone/{name}/part", drop_name, "POST"),
    route("/templates/new", hand_over, "POST"),
    route("/templates/new/{incoming}", show_incoming),
    route("/templates/new/{incoming}", decide, "POST"),
]


# The templates as pages show them.


@dataclass(frozen=True, slots=True)
class ShownTemplate:
    """A template of the desk; ``id`` is for addresses.

    ``joining``: whether its papers are joined into a print file, ``never`` where no template of its kind is;
    ``obstacles`` keep them from being joined.
    """

    id: str
    file: TemplateFile
    joining: Literal["joined", "single", "never"] = "never"
    obstacles: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplatesView:
    """The templates of the desk; ``taken`` is the one that was just taken in.

    ``gone`` are names of templates that are not there, with their ids, in the list of house.yaml. ``own_list`` is the
    address of the notice's own list, which holds in its place.
    """

    shown: tuple[ShownTemplate, ...]
    taken: ShownTemplate | None
    gone: tuple[tuple[str, str], ...] = ()
    own_list: str | None = None


def templates_view(request: DeskRequest) -> TemplatesView:
    """The templates of the desk, for the notice that the page is about."""
    places, notice = request.desk.places(), request.current
    found = None
    with suppress(GeneratorError):  # its problems are among those of the papers
        if notice is not None:
            found = print_files(places.templates.path, places.house.to_read(), notice.folder)
    shown = tuple(_shown(request, each, found) for each in desk_templates(places.templates.path))
    taken = next((each for each in shown if each.id == request.query.get("taken")), None)
    if found is None or notice is None:
        return TemplatesView(shown, taken)
    own = found.own_list
    own_list = None if own is None else f"{notice.address}#line-{own.line}"
    gone = tuple((opaque_id(name), name) for name in found.gone)
    return TemplatesView(shown, taken, gone, own_list)


def _shown(request: DeskRequest, file: TemplateFile, found: PrintFiles | None) -> ShownTemplate:
    template = ShownTemplate(opaque_id(file.name), file)
    if found is None or not makes_letters(file):
        return template
    if file.name in found.joined:
        return replace(template, joining="joined")
    kept_from = tuple(replace(each, milder="info") for each in request.desk.files.read(file.path, obstacles))
    return replace(template, joining="single", obstacles=kept_from)

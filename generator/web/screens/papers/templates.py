"""Templates set aside and used again, joined into print files or not.

A file that is handed over as one is checked, then taken or given up.
"""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import Route

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
from generator.desk.print_files import adopt, join, part, print_files
from generator.ground.errors import GeneratorError, InputError, OutputError, Problem
from generator.roster.units.template_context import dispatch_context, unit_context
from generator.roster.units.unit import Unit
from generator.templates.expressions.bare_names import with_titles
from generator.web.answers import REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.papers.kept_state import ReadDesk, kept_state

_KINDS = (PER_UNIT, PER_DISPATCH)


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
        join(_template(request, is_used=True), request.desk.places().house.to_read(), request.notice.folder)
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
        gone = print_files(places.templates.path, house, request.notice.folder).gone
        names = [name for name in gone if opaque_id(name) == request.path["name"]]
        if not names:
            raise NotFoundError
        part(names, house)
    return _back(request)


def hand_over(request: DeskRequest) -> Response:
    """Checks a file that is handed over; the next page shows what was found."""
    upload, kind = request.form.upload("file"), request.form.text("kind")
    if kind not in _KINDS:
        raise NotFoundError
    if upload is None:
        raise InputError(Problem("desk-template-none"))
    places = request.desk.places()
    units, notice = places.units.path, request.notice.folder
    incoming = look_at(upload.name, upload.data, kind, units=units if units.exists() else None, notice=notice)
    held = kept_state(request.desk).hold(incoming)
    query = urlencode({"unit": request.form.text("unit")})
    return see_other(f"{_address(request)}/incoming/{held}?{query}")


def show_incoming(request: DeskRequest) -> Response:
    """What was found in a file that was handed over, and what its tags would print."""
    return _incoming_page(request, ())


def decide(request: DeskRequest) -> Response:
    """Takes the file that was handed over among the templates, or gives it up."""
    state = kept_state(request.desk)
    incoming = state.held(request.path["incoming"])
    if request.form.has("give-up"):
        state.incoming = None
        return _back(request)
    places, replacing = request.desk.places(), request.form.has("replace")
    try:
        with request.desk.writing:
            house = places.house.to_read()
            taken = adopt(incoming, places.templates.path, house, request.notice.folder, replacing=replacing)
    except OutputError as fault:
        return _incoming_page(request, fault.problems)
    state.incoming = None
    return see_other(f"{_address(request)}?{urlencode({'taken': opaque_id(taken.name)})}")


def _incoming_page(request: DeskRequest, problems: tuple[Problem, ...]) -> Response:
    incoming = kept_state(request.desk).held(request.path["incoming"])
    try:
        read = kept_state(request.desk).read(request.desk, request.notice)
    except GeneratorError:  # reported with the findings
        read = None
    unit = None
    if read is not None and read.sources.units:  # the one that was on the page before, else the first
        unit = read.sources.units[read.numbers.get(request.query.get("unit", ""), 0)]
    return page(
        request,
        "papers/incoming.html",
        status=REFUSED if problems else 200,
        incoming=incoming,
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


def _address(request: DeskRequest) -> str:
    return f"{request.notice.address}/papers"


def _back(request: DeskRequest) -> Response:
    return see_other(_address(request))


ROUTES: list[Route] = [
    route("/notices/{notice}/papers/templates/{template}/aside", put_aside, "POST"),
    route("/notices/{notice}/papers/templates/{template}/use", take_back, "POST"),
    route("/notices/{notice}/papers/templates/{template}/join", join_papers, "POST"),
    route("/notices/{notice}/papers/templates/{template}/part", part_papers, "POST"),
    route("/notices/{notice}/papers/gone/{name}/part", drop_name, "POST"),
    route("/notices/{notice}/papers/incoming", hand_over, "POST"),
    route("/notices/{notice}/papers/incoming/{incoming}", show_incoming),
    route("/notices/{notice}/papers/incoming/{incoming}", decide, "POST"),
]

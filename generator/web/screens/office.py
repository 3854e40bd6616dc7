"""The page 本单位: what the office says of itself for all its notices, in house.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from starlette.responses import Response

from generator.desk.office_facts import EXTRA, OFFICE_KEYS, OfficeFacts, office_facts, save_office_facts
from generator.ground.errors import NoticeError, Problem
from generator.ground.words.vocabularies import page_text as text
from generator.notices.editing.form_keys import KeyNeeds
from generator.web.answers import CLASH, REFUSED, page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.endpoints import route
from generator.web.forms import KeyShowing, ShownInput, ShownKey, base_name, field_id, typed_texts, typed_values

_ADDRESS = "/office"
_MARK = "mark"
_NO_NEEDS = KeyNeeds(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """What is wrong with a value: the ``id`` of that on the page, the id of the ``field``, and what it is called."""

    id: str
    field: str
    label: str
    problem: Problem


def show(request: DeskRequest) -> Response:
    """The form; in a folder that is no desk yet a redirect to the first page. Raises NoticeError."""
    if not request.desk.is_begun():
        return see_other("/")
    return _form(request, office_facts(_house(request)), done=request.query.get("done") == "saved")


def save(request: DeskRequest) -> Response:
    """What was typed, saved; the form as it was typed where a value is wrong or the file was changed elsewhere.

    Raises NoticeError where the file cannot be read by now, OutputError.
    """
    if not request.desk.is_begun():
        return see_other("/")
    typed = typed_texts(request.form)
    with request.desk.writing:
        facts = office_facts(_house(request))
        changes = {key: value for key, value in typed_values(facts.text, typed).items() if key in OFFICE_KEYS}
        if changes and request.form.text(base_name(facts.text.file.name)) != facts.sha256:
            return _form(request, facts, typed, is_clash=True)
        try:
            is_saved = save_office_facts(facts, changes)
        except NoticeError as fault:
            return _form(request, facts, typed, problems=fault.problems)
    if not is_saved:
        return _form(request, office_facts(_house(request)), typed, is_clash=True)
    return see_other(f"{_ADDRESS}?done=saved")


def _house(request: DeskRequest) -> Path:
    return request.desk.places().house.to_read()


_NOTHING: Mapping[str, str] = {}


def _form(
    request: DeskRequest,
    facts: OfficeFacts,
    typed: Mapping[str, str] = _NOTHING,
    *,
    problems: Sequence[Problem] = (),
    is_clash: bool = False,
    done: bool = False,
) -> Response:
    file = facts.text.file.name
    keys = _keys(facts, typed)
    found = list(_refused_values(file, keys, problems))
    return page(
        request,
        "office.html",
        status=REFUSED if problems else CLASH if is_clash else 200,
        part={"name": file},
        keys=keys,
        base=(base_name(file), facts.sha256),
        found=found,
        kept={"refused_fields": {each.id: each.field for each in found}},
        preview={"at_fields": {}},
        is_clash=is_clash,
        differences=list(_differences(keys, _keys(facts, _NOTHING))) if is_clash else [],
        done=done,
    )


def _keys(facts: OfficeFacts, typed: Mapping[str, str]) -> list[ShownKey]:
    """The keys with what was ``typed``; a mark, which few offices have, only where there is one."""
    showing = KeyShowing(facts.text, {}, _NO_NEEDS, typed)
    shown = {key.name: key for key in showing.keys()}  # noqa: SIM118 - no dictionary
    keys = [shown[name] for name in OFFICE_KEYS]
    found = [key for key in keys if key.name != _MARK or key.is_given or any(each.text for each in key.inputs)]
    return [_of_sender(key) if key.name == EXTRA else key for key in found]


def _of_sender(key: ShownKey) -> ShownKey:
    """The sender as the first page asks for it."""
    inputs = (
        replace(each, label=text(f"first-{name}"), hint=text(f"first-{name}-hint"))
        for each in key.inputs
        for name in (each.path.rpartition(".")[2],)
    )
    return replace(key, title=text("office-sender"), hint="", inputs=tuple(inputs))


def _refused_values(file: str, keys: Sequence[ShownKey], problems: Sequence[Problem]) -> Iterator[RefusedValue]:
    """``problems`` at their fields, without their places in a file that was not written."""
    labels = {key.id: key.title for key in keys}
    labels |= {each.id: _label(key, each) for key in keys for each in key.inputs}
    for number, each in enumerate(problems, start=1):
        field = field_id(file, each.field or "")
        yield RefusedValue(f"refused-{number}", field, labels.get(field, ""), replace(each, span=None))


def _label(key: ShownKey, field: ShownInput) -> str:
    return field.label if key.is_single else f"{key.title} {field.label}"


def _differences(keys: Sequence[ShownKey], there: Sequence[ShownKey]) -> Iterator[tuple[str, str, str]]:
    """Fields with another text than the file has by now: the label, what was typed, what is there."""
    now = {each.id: each.text for key in there for each in key.inputs}
    for key in keys:
        for each in key.inputs:
            if each.text != now.get(each.id, ""):
                yield _label(key, each), each.text, now.get(each.id, "")


ROUTES = [route(_ADDRESS, show), route(_ADDRESS, save, "POST")]

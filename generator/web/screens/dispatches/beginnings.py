"""What somebody begins with: a desk for an office that has none, a notice from nothing, one like an earlier one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.responses import Response

from generator.desk.desk_places import DeskPlaces
from generator.desk.double_click_files import this_machine
from generator.desk.starters import notice_like_earlier, starter_desk, starter_files, starter_notice
from generator.ground.errors import GeneratorError
from generator.notices.editing.form_keys import form_choices
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError, OpenNotice
from generator.web.screens.dispatches.dispatch_list import OFFICE, list_page, office_page
from generator.web.screens.dispatches.handed_in import handed_in, taken_in

_NEW = "新"
"""What the name of the folder of a notice from nothing begins with, in any language."""


def begin_desk(request: DeskRequest) -> Response:
    """The new desk, with what becomes of the file that was handed over before; the form again where it is wrong.

    Where there is a desk already, by the same form sent twice, nothing is written.
    """
    typed = {name: request.form.text(name).strip() for name in OFFICE}
    waiting = request.form.text("waiting")
    sender = starter_desk.Sender(_in_one_line(typed["address"]), _in_one_line(typed["postcode"]))
    with request.desk.writing:
        try:
            if not request.desk.is_begun():
                office = {"issuer": typed["issuer"], "prefix": typed["prefix"]}
                starter_desk.new_desk(Path(), machine=this_machine(), **office, sender=sender, keys="zh")
        except GeneratorError as fault:
            return office_page(request, office=typed, waiting=waiting, problems=fault.problems)
    upload = request.desk.uploads.get(waiting)
    return see_other("/") if upload is None else taken_in(request, upload)


def _in_one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def begin_empty(request: DeskRequest) -> Response:
    """The new notice; the list with the problems where it cannot be written. Raises NotFoundError for no format."""
    if not request.desk.is_begun():
        return office_page(request)
    wanted = request.form.text("format")
    if wanted not in {each.value for each in form_choices(request.desk.house())}:
        raise NotFoundError

    def write(folder: Path, places: DeskPlaces) -> None:
        starter_notice.blank_notice(folder, wanted, "zh", places)

    return _begun(request, request.form.text("form"), f"{_NEW}{wanted}", write)


def begin_like(request: DeskRequest) -> Response:
    """The new notice, with a list of what it lacks; the list with the problems where it cannot be made.

    Raises NotFoundError for the sample.
    """
    like = request.notice
    state = request.desk.state(like)
    if state.state == "new":
        raise NotFoundError

    def write(folder: Path, places: DeskPlaces) -> None:
        notice_like_earlier.notice_like(folder, like.folder, places)

    form = f"{request.form.text('form')} {like.id}"
    return _begun(request, form, state.title or like.folder.name, write, like=like, done="?done=like")


def _begun(
    request: DeskRequest,
    form: str,
    title: str,
    write: Callable[[Path, DeskPlaces], None],
    *,
    like: OpenNotice | None = None,
    done: str = "",
) -> Response:
    """The notice that ``write`` makes in a free folder; the one made already where the same ``form`` is sent twice."""
    begun = handed_in(request.desk).done
    with request.desk.writing:
        made = begun.get(form)
        if made is None:
            places = request.desk.places()
            folder = starter_files.free_folder(places, title)
            try:
                write(folder, places)
            except GeneratorError as fault:
                return list_page(request, problems=fault.problems, like=like)
            made = begun[form] = opaque_id(folder.as_posix())
    return see_other(f"/notices/{made}{done}")

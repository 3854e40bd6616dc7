"""A notice that begins like an earlier one, which somebody chooses."""

from __future__ import annotations

from starlette.responses import Response

from generator.desk.starters.notice_like_earlier import notice_like
from generator.desk.starters.starter_files import free_folder
from generator.ground.errors import GeneratorError
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.first.first_page import first_page
from generator.web.screens.first.handed_in import handed_in


def begin_like(request: DeskRequest) -> Response:
    """The new notice, with a list of what it lacks; the page with the problems where it cannot be made.

    Raises NotFoundError for anything but a notice, and for the sample.
    """
    like = request.desk.notice(request.form.text("notice"))
    done, form = handed_in(request.desk).done, f"{request.form.text('form')} {like.id}"
    with request.desk.writing:
        made = done.get(form)
        if made is None:
            places, state = request.desk.places(), request.desk.state(like)
            if state.state == "new":
                raise NotFoundError
            folder = free_folder(places, state.title or like.folder.name)
            try:
                notice_like(folder, like.folder, places)
            except GeneratorError as fault:
                return first_page(request, problems=fault.problems, like=like)
            made = done[form] = opaque_id(folder.as_posix())
    return see_other(f"/notices/{made}?done=like")

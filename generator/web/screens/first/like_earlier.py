"""A notice that begins like an earlier one, which somebody chooses."""

from __future__ import annotations

from starlette.responses import Response

from generator.desk.starters import free_folder, notice_like
from generator.ground.errors import GeneratorError
from generator.web.answers import see_other
from generator.web.asked import Asked
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.first.first_page import first_page
from generator.web.screens.first.handed_in import handed_in


def begin_like(asked: Asked) -> Response:
    """The new notice, which says what it is without; the page with the problems where there can be none.

    Raises NotFoundError for what is no notice, and for the sample.
    """
    like = asked.desk.notice(asked.form.text("notice"))
    done, form = handed_in(asked.desk).done, f"{asked.form.text('form')} {like.id}"
    with asked.desk.writing:
        made = done.get(form)
        if made is None:
            places, state = asked.desk.places(), asked.desk.state(like)
            if state.state == "new":
                raise NotFoundError
            folder = free_folder(places, state.title or like.folder.name)
            try:
                notice_like(folder, like.folder, places)
            except GeneratorError as fault:
                return first_page(asked, problems=fault.problems, like=like)
            made = done[form] = opaque_id(folder.as_posix())
    return see_other(f"/notices/{made}?done=like")

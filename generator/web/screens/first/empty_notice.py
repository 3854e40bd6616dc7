"""A notice to be written from nothing, in one of the formats."""

from __future__ import annotations

from starlette.responses import Response

from generator.desk.starters.starter_files import free_folder
from generator.desk.starters.starter_notice import blank_notice
from generator.ground.errors import GeneratorError
from generator.standard import Format
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.first.first_page import first_page
from generator.web.screens.first.handed_in import handed_in

_NEW = "新"
"""What the name of the folder begins with, in any language."""


def begin_empty(request: DeskRequest) -> Response:
    """The new notice; the page with the problems where it cannot be written. Raises NotFoundError for no format."""
    wanted = next((each for each in Format if str(each) == request.form.text("format")), None)
    if wanted is None:
        raise NotFoundError
    done, places = handed_in(request.desk).done, request.desk.places()
    with request.desk.writing:
        made = done.get(request.form.text("form"))
        if made is None:
            folder = free_folder(places, f"{_NEW}{wanted}")
            try:
                blank_notice(folder, wanted, "zh", places)
            except GeneratorError as fault:
                return first_page(request, problems=fault.problems)
            made = opaque_id(folder.as_posix())
            done[request.form.text("form")] = made
    return see_other(f"/notices/{made}")

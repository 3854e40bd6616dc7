"""Dispatches that are deleted, and come back: a notice goes into the bin, its papers and its number stay."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from starlette.responses import Response

from generator.desk.notice_bin import binned_notices, put_in_bin, take_from_bin
from generator.web.answers import page, see_other
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError
from generator.web.screens.dispatches.dispatch_list import binned_shown


def delete(request: DeskRequest) -> Response:
    """The list without the notice, which says what became of it and takes it back. Raises OutputError."""
    with request.desk.writing:
        binned = put_in_bin(request.notice.folder, _templates(request))
    return see_other(f"/?{urlencode({'deleted': opaque_id(binned.path.name)})}")


def show_bin(request: DeskRequest) -> Response:
    """The notices in the bin."""
    return page(request, "dispatches/bin.html", binned=binned_shown(request))


def put_back(request: DeskRequest) -> Response:
    """The list with a notice that was in the bin. Raises NotFoundError, OutputError."""
    with request.desk.writing:
        for each in binned_notices(_templates(request)):
            if opaque_id(each.path.name) == request.path["binned"]:
                take_from_bin(each, _templates(request))
                return see_other("/")
    raise NotFoundError


def _templates(request: DeskRequest) -> Path:
    return request.desk.places().templates.path

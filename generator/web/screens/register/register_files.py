"""The register as files to keep: its CSV as it is, and the worksheet of its rows."""

from __future__ import annotations

from starlette.responses import Response

from generator.register.register_csv import read_bytes
from generator.register.view import view_bytes
from generator.web.answers import download
from generator.web.desk_request import DeskRequest
from generator.web.open_desk import NotFoundError


def show_csv(request: DeskRequest) -> Response:
    """The register's own file, byte for byte. Raises NotFoundError where there is none."""
    register = request.desk.places().register.path
    data = read_bytes(register)
    if data is None:
        raise NotFoundError
    return download(register.name, data)


def show_worksheet(request: DeskRequest) -> Response:
    """The worksheet of its rows. Raises NotFoundError without rows, RegisterError where the register is damaged."""
    rows = request.desk.register().rows
    if not rows:
        raise NotFoundError
    return download(f"{request.desk.places().register.path.stem}.xlsx", view_bytes(rows))

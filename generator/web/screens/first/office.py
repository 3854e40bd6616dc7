"""A desk for an office that has none yet."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from generator.desk.double_click_files import this_machine
from generator.desk.starters.starter_desk import Sender, new_desk
from generator.ground.errors import GeneratorError
from generator.web.answers import see_other
from generator.web.desk_request import DeskRequest
from generator.web.screens.first.first_page import OFFICE, first_page


def begin_desk(request: DeskRequest) -> Response:
    """The page with the new desk; where it cannot be made, the form as it was typed, with the problems.

    Where there is a desk already, by the same form sent twice, nothing is written.
    """
    typed = {name: request.form.text(name).strip() for name in OFFICE}
    sender = Sender(_in_one_line(typed["address"]), _in_one_line(typed["postcode"]))
    with request.desk.writing:
        try:
            if not request.desk.is_begun():
                office = {"issuer": typed["issuer"], "prefix": typed["prefix"]}
                new_desk(Path(), machine=this_machine(), **office, sender=sender, keys="zh")
        except GeneratorError as fault:
            return first_page(request, problems=fault.problems, office=typed)
    return see_other("/first")


def _in_one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())

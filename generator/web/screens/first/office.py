"""A desk for an office that has none yet."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import Response

from generator.desk.desktop import this_machine
from generator.desk.starters import Sender, new_desk
from generator.ground.errors import GeneratorError
from generator.web.answers import see_other
from generator.web.asked import Asked
from generator.web.screens.first.first_page import OFFICE, first_page


def begin_desk(asked: Asked) -> Response:
    """The page with the new desk; as it was, with what was typed and the problems, where there can be none.

    Where there is a desk already, by the same form sent twice, nothing is written.
    """
    typed = {name: asked.form.text(name).strip() for name in OFFICE}
    sender = Sender(_in_one_line(typed["address"]), _in_one_line(typed["postcode"]))
    with asked.desk.writing:
        try:
            if not asked.desk.is_begun():
                office = {"issuer": typed["issuer"], "prefix": typed["prefix"]}
                new_desk(Path(), machine=this_machine(), **office, sender=sender, keys="zh")
        except GeneratorError as fault:
            return first_page(asked, problems=fault.problems, office=typed)
    return see_other("/first")


def _in_one_line(text: str) -> str:
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())

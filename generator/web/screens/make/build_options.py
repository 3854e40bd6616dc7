"""What can be chosen for a build on the page: everything that leaves no letter beside a notice of another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from generator.web.asked import Asked
from generator.web.screens.make.made_sets import kept_options

ISSUED, DRAFT, CORRECTION = EDITIONS = ("issued", "draft", "correction")
"""What is made: the papers as they are issued, a draft, or the corrected reprint of what was sent."""

_CHOSEN = "chosen"
"""A field that says that the form was sent: a box that is not ticked sends nothing."""
_ON = "on"
_BOXES = ("pdf", "duplex")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of a build: what is made, one of :data:`EDITIONS`, and how.

    ``reissue`` has the code or name of a unit whose papers are made once more.
    """

    edition: str = ISSUED
    pdf: bool = False
    duplex: bool = False
    reissue: str = ""

    def query(self) -> str:
        """The options as the query of an address."""
        ticked = {name: _ON for name in _BOXES if getattr(self, name)}
        return urlencode({_CHOSEN: "1", "edition": self.edition, **ticked})


def chosen_options(asked: Asked) -> BuildOptions:
    """The options in the form or the address; where none were chosen, those of the desk, else of the set there is.

    Raises InputError with the problems of fawen.yaml.
    """
    sent: Mapping[str, str] = {**asked.query, **dict(asked.form.all_texts())}
    if _CHOSEN not in sent:
        kept, desk = kept_options(asked), asked.desk
        said: dict[str, Any] = {
            key: getattr(kept, key) if (value := desk.standing(key)) is None else bool(value) for key in _BOXES
        }
        return BuildOptions(**said, reissue=sent.get("reissue", ""))
    edition = sent.get("edition", ISSUED)
    return BuildOptions(edition if edition in EDITIONS else ISSUED, "pdf" in sent, "duplex" in sent)

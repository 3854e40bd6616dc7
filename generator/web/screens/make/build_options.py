"""What can be chosen for a build on the page: everything that leaves no letter beside a notice of another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.web.asked import Asked

_CHOSEN = "chosen"
"""A field that says that the form was sent: a box that is not ticked sends nothing."""
_ON = "on"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """The options of a build; ``reissue`` has the code or name of a unit whose papers are made once more."""

    draft: bool = False
    pdf: bool = False
    duplex: bool = False
    correction: bool = False
    reissue: str = ""

    def query(self) -> str:
        """The options as the query of an address."""
        boxes = {"draft": self.draft, "pdf": self.pdf, "duplex": self.duplex, "correction": self.correction}
        return urlencode({_CHOSEN: "1", **{name: _ON for name, ticked in boxes.items() if ticked}})


def chosen_options(asked: Asked) -> BuildOptions:
    """The options in the form or the address; where none were chosen, those of the desk.

    Raises InputError with the problems of fawen.yaml.
    """
    sent: Mapping[str, str] = {**asked.query, **dict(asked.form.all_texts())}
    if _CHOSEN not in sent:
        return BuildOptions(pdf=bool(asked.desk.standing("pdf")), reissue=sent.get("reissue", ""))
    return BuildOptions("draft" in sent, "pdf" in sent, "duplex" in sent, "correction" in sent)

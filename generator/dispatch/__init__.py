"""The run: a roster and templates come in, a set of papers with its manifest goes out, published at once.

:mod:`public_build` is the public ``build``: a :mod:`full_build` or, where nothing has changed since the last one, the
result that :mod:`unchanged` has kept. :mod:`build_sources` reads, :mod:`plan` lists the files that there will be;
:mod:`building` is one run, in which :mod:`making_set` has :mod:`papers` and :mod:`unit_papers` made. :mod:`manifest`
lists what is there, :mod:`changes` what became of it; :mod:`published` looks at what was there before. :mod:`merging`
is the run over one template. :mod:`public_paint` is the public ``paint``, lays papers out for previews and makes those
of one unit; :mod:`template_variables` lists what a template reads. A build makes entries of the register by itself,
:mod:`registering` makes them for a notice; :mod:`number_taking` has a notice take its number there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.dispatch.public_build import build
from generator.ground.on_first_use import on_first_use
from generator.writing.manifest import ManifestFile

if TYPE_CHECKING:
    from generator.dispatch.changes import Change
    from generator.dispatch.choice import Choice, Chosen, choose, ordered
    from generator.dispatch.manifest import Manifest
    from generator.dispatch.merging import Merged, merge
    from generator.dispatch.number_taking import (
        FoundNumber,
        Unnumbered,
        check_numbering,
        find_number,
        numbering,
        numbering_entry,
        take_number,
    )
    from generator.dispatch.public_paint import paint
    from generator.dispatch.registering import (
        NoticeEntry,
        NoticeSeries,
        house_prefix,
        issued_entry,
        read_entry,
        read_series,
        read_unaddressed,
    )
    from generator.dispatch.template_variables import variables
    from generator.dispatch.unit_papers import cluster
else:
    __getattr__ = on_first_use(
        __name__,
        {
            "changes": ["Change"],
            "choice": ["Choice", "Chosen", "choose", "ordered"],
            "number_taking": [
                "Unnumbered",
                "check_numbering",
                "numbering",
                "FoundNumber",
                "find_number",
                "numbering_entry",
                "take_number",
            ],
            "template_variables": ["variables"],
            "manifest": ["Manifest"],
            "merging": ["Merged", "merge"],
            "public_paint": ["paint"],
            "registering": [
                "NoticeEntry",
                "NoticeSeries",
                "house_prefix",
                "issued_entry",
                "read_entry",
                "read_series",
                "read_unaddressed",
            ],
            "unit_papers": ["cluster"],
        },
    )

__all__ = [
    "Change",
    "Choice",
    "Chosen",
    "FoundNumber",
    "Manifest",
    "ManifestFile",
    "Merged",
    "NoticeEntry",
    "NoticeSeries",
    "Unnumbered",
    "build",
    "check_numbering",
    "choose",
    "cluster",
    "find_number",
    "house_prefix",
    "issued_entry",
    "merge",
    "numbering",
    "numbering_entry",
    "ordered",
    "paint",
    "read_entry",
    "read_series",
    "read_unaddressed",
    "take_number",
    "variables",
]

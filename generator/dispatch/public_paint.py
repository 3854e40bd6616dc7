"""The public paint: the pages of a notice, painted without an office suite."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from generator.dispatch.papers.document_maker import in_file
from generator.dispatch.papers.painting import PICTURE_DPI, PageFormat, Painting, Rules, refusals
from generator.dispatch.public_build import Place, input_place, require_one_of
from generator.ground.desk_names import HOUSE, NOTICE, TEMPLATES
from generator.ground.disk import named
from generator.ground.errors import OutputError
from generator.official.layout import lay_out
from generator.templates.text import open_notice


def paint(
    *,
    notice: Place | None = None,
    templates: Place = TEMPLATES,
    format: PageFormat = "svg",  # noqa: A002  the word of the command line
    rules: Rules = "word",
    dpi: int = PICTURE_DPI,
    draft: bool = False,
) -> list[bytes]:
    """The pages of the notice in the folder ``notice`` (default: ``notice`` in ``templates``), with bound attachments.

    ``format`` is ``svg`` or ``png``, one for each page, or ``pdf``, one for all. ``rules`` says whose lines and pages
    they have: those of ``word``, or of ``libreoffice``. ``dpi`` are the dots to the inch of a PNG; a ``draft`` is
    marked as one. Nothing is written.

    Raises GeneratorError with all problems of the stage that failed, and with what is not painted right.
    """
    require_one_of("format", format, get_args(PageFormat))
    require_one_of("rules", rules, get_args(Rules))
    folder = input_place(templates, TEMPLATES)
    place = folder / NOTICE if notice is None else named(Path(notice))
    opened = open_notice(place, folder / HOUSE, is_draft=draft)
    shown = opened.in_edition(opened.draft_edition) if draft else opened
    with in_file(opened.name):
        document = lay_out(shown.render())
    painted = Painting().pages(document, format, rules=rules, dpi=dpi)
    if painted.unrepresented:
        raise OutputError(refusals(painted.unrepresented, numbered=True))
    return painted.pages

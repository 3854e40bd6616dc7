"""The copy of a .docx for LibreOffice, adapted so that it prints like Word and WPS: one function for each repair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from generator.ground.errors import TemplateError
from generator.office.package import Package, inflated
from generator.office.package.normalised_names import straightened
from generator.office.pdf.libreoffice_copy.flow_lines import Flow, mark_section_starts, place_right_ends
from generator.office.pdf.libreoffice_copy.full_width_tracking import (
    double_tracking,
    keep_less_text,
    remove_comment_marks,
    switch_off_hanging,
)
from generator.office.pdf.libreoffice_copy.section_pages import fill_footers, replace_section_pages
from generator.office.pdf.libreoffice_copy.vertical_places import place_lines

_FLOW_REPAIRS: tuple[Callable[[Flow], None], ...] = (place_lines, place_right_ends, keep_less_text)


def _repair_flow(package: Package) -> None:
    """Makes the repairs of lines in the flow of the text, which are read once for all of them."""
    flow = Flow.of(package)
    for repair in _FLOW_REPAIRS:
        repair(flow)


_REPAIRS: tuple[Callable[[Package], None], ...] = (
    remove_comment_marks,
    replace_section_pages,  # gives sections footers of their own, which the later ones change
    mark_section_starts,
    double_tracking,
    _repair_flow,
    fill_footers,  # up to the margins that the lines were placed with
    switch_off_hanging,
)


def adapted(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """``parts`` of a .docx with every repair for LibreOffice; parts that are not WordprocessingML stay unchanged.

    A repair that cannot read a part of the document, which is not XML, is left out.
    """
    package = Package(parts)
    with suppress(TemplateError):
        package = straightened(package)
    for repair in _REPAIRS:
        with suppress(TemplateError):
            repair(package)
    return {name: inflated(part) for name, part in package.finished().items()}

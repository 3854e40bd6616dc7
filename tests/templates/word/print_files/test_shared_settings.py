"""What a print file has of the first paper."""

from __future__ import annotations

from generator.office.package import Package, read_package
from generator.official.layout import lay_out
from generator.official.writer import write_docx
from generator.templates.word.print_files import paper_parts, shared_settings
from tests.check.matrix import documents

KNOWN = {*shared_settings._KEPT, *paper_parts._STORIES, *paper_parts._ONCE}


def test_every_kind_of_part_of_our_documents_is_known() -> None:
    """A part of another kind would be left out of the print file without a word."""
    made = {name: document for name, document in documents().items() if name.endswith(", office")}
    unknown = {}
    for name, document in made.items():
        package = Package(read_package(write_docx(lay_out(document)), name=name), file=name)
        unknown[name] = {each.kind for each in package.relations(package.main)} - KNOWN
    assert {name: kinds for name, kinds in unknown.items() if kinds} == {}

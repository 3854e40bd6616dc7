"""The text of a paper, which can be shown where nothing prints its pages."""

from __future__ import annotations

from generator.office.reading import read_document


def paper_text(data: bytes, name: str) -> tuple[str, ...]:
    """The text of each paragraph of the .docx ``data`` that has any, in order, those of tables included.

    Raises InputError where it is no document; ``name`` is the file of that problem.
    """
    return tuple(paragraph.text for paragraph in read_document(data, name).paragraphs if paragraph.text.strip())

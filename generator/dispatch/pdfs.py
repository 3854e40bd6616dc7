"""A PDF beside each .docx of a set."""

from __future__ import annotations

from dataclasses import replace

from generator.dispatch.changes import Change
from generator.dispatch.made_set import MadeSet
from generator.dispatch.manifest import ManifestFile, digest
from generator.dispatch.publishing import Published
from generator.text_template import Notice
from generator.writing import Staging

_DOCX = ".docx"


def pdf_of(path: str) -> str:
    """Where the PDF of the .docx at ``path`` goes."""
    return f"{path.removesuffix(_DOCX)}.pdf"


def add_pdfs(made: MadeSet, staging: Staging, before: Published, notice: Notice, jobs: int) -> MadeSet:
    """``made`` with the PDF of each .docx, which ``staging`` gets too; how many pages each has is then known.

    The PDFs carry the notice's date. Raises OutputError when the office suite is missing or fails.
    """
    from generator.pdf import convert_documents

    documents = {
        file.path: (staging.folder / file.path).read_bytes() for file in made.files if file.path.endswith(_DOCX)
    }
    converted = convert_documents(documents, moment=notice.moment, jobs=jobs)
    printed = MadeSet(
        changes=list(made.changes), warnings=(*made.warnings, *converted.stand_ins, *converted.lost), edited=made.edited
    )
    for file in made.files:
        pdf = converted.pdfs.get(file.path)
        if pdf is None:
            printed.files.append(file)
            continue
        counted = replace(file, pages=pdf.pages)
        printed.files.append(counted)
        path, sha256 = pdf_of(file.path), digest(pdf.data)
        staging.write(path, pdf.data)
        entry = replace(counted, path=path, sha256=sha256, bytes=len(pdf.data), values=None, tags=None)
        printed.add(entry, _change(entry, before))
    return printed


def _change(file: ManifestFile, before: Published) -> Change:
    earlier = before.ours.get(file.path)
    if earlier is None:
        return Change(file.path, file.kind, "new", file.unit)
    return Change(file.path, file.kind, "unchanged" if earlier.sha256 == file.sha256 else "remade", file.unit)

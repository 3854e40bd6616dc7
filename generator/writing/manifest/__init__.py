"""Reading of a built set: its manifest.json, and the files that it lists.

:mod:`manifest_file` is one file of it. :mod:`manifest_reading` reads what an earlier build wrote; it may have been
changed since, so every value is checked. :mod:`plain_files` reads files of a set. The manifest is written by
:mod:`generator.dispatch.manifest`.
"""

from generator.writing.manifest.manifest_file import (
    NOTICE_SOURCE,
    Kind,
    ManifestFile,
    PrintedBy,
    is_notice,
    is_printed,
    pdf_of,
)
from generator.writing.manifest.manifest_reading import (
    NoManifestError,
    RecordedBuild,
    SetOptions,
    listed_in,
    parsed_manifest,
    pictures_listed,
)

__all__ = [
    "NOTICE_SOURCE",
    "Kind",
    "ManifestFile",
    "NoManifestError",
    "PrintedBy",
    "RecordedBuild",
    "SetOptions",
    "is_notice",
    "is_printed",
    "listed_in",
    "parsed_manifest",
    "pdf_of",
    "pictures_listed",
]

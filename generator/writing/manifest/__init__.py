"""Reading of a built set: its manifest.json, and the files that it lists.

:mod:`file` is one file of it, :mod:`reading` what an earlier build wrote: anybody may have changed that since, so
nothing in it is believed unchecked. :mod:`plain_files` reads files of a set. A build writes it in
:mod:`generator.dispatch.manifest`.
"""

from generator.writing.manifest.file import NOTICE_SOURCE, Kind, ManifestFile, is_notice, is_printed
from generator.writing.manifest.reading import Listed, NoManifestError, listed_in, parsed_manifest, pictures_listed

__all__ = [
    "NOTICE_SOURCE",
    "Kind",
    "Listed",
    "ManifestFile",
    "NoManifestError",
    "is_notice",
    "is_printed",
    "listed_in",
    "parsed_manifest",
    "pictures_listed",
]

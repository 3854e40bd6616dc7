"""What a build left behind, as data: every file with its digest and what it was made of.

:mod:`file` is one file of it, :mod:`writing` the whole as a build writes it, :mod:`reading` what an earlier build
wrote: anybody may have changed that since, so nothing in it is believed unchecked.
"""

from generator.dispatch.manifest.file import ManifestFile, is_printed
from generator.dispatch.manifest.reading import Listed, NoManifestError, listed_in, parsed_manifest, pictures_listed
from generator.dispatch.manifest.writing import Manifest, program

__all__ = [
    "Listed",
    "Manifest",
    "ManifestFile",
    "NoManifestError",
    "is_printed",
    "listed_in",
    "parsed_manifest",
    "pictures_listed",
    "program",
]

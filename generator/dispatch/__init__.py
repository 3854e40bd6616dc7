"""The run: roster × templates → a plan → every paper in memory → all of them published at once.

:mod:`sources` reads, :mod:`plan` says which files there will be, :mod:`rendering` makes their bytes,
:mod:`publishing` puts them in their place; :mod:`build` and :mod:`merge` are the two runs,
:mod:`listing` tells what a template reads, :mod:`registering` what the register says of a notice.
"""

from generator.dispatch.build import build
from generator.dispatch.changes import Change
from generator.dispatch.cluster import cluster
from generator.dispatch.listing import variables
from generator.dispatch.manifest import Manifest, ManifestFile
from generator.dispatch.merge import DEFAULT_NAME, Merged, merge
from generator.dispatch.registering import NoticeEntry, NoticeSeries, issued_entry, read_entry, read_series

__all__ = [
    "DEFAULT_NAME",
    "Change",
    "Manifest",
    "ManifestFile",
    "Merged",
    "NoticeEntry",
    "NoticeSeries",
    "build",
    "cluster",
    "issued_entry",
    "merge",
    "read_entry",
    "read_series",
    "variables",
]

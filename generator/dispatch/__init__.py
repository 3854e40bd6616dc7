"""The run: roster × templates → a plan → every paper in memory → all of them published at once.

:mod:`sources` reads, :mod:`plan` says which files there will be, :mod:`rendering` makes their bytes,
:mod:`publishing` puts them in their place; :mod:`build` and :mod:`merge` are the two runs,
:mod:`listing` tells what a template reads.
"""

from generator.dispatch.build import build
from generator.dispatch.changes import Change
from generator.dispatch.cluster import cluster
from generator.dispatch.listing import variables
from generator.dispatch.manifest import Manifest, ManifestFile
from generator.dispatch.merge import DEFAULT_NAME, Merged, merge

__all__ = ["DEFAULT_NAME", "Change", "Manifest", "ManifestFile", "Merged", "build", "cluster", "merge", "variables"]

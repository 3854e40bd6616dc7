"""The result of a build that changed nothing, returned again while nothing that it depends on has changed.

:mod:`state` is the digest of all that, :mod:`record` the file in the cache folder, :mod:`repeating` compares the two.
"""

from generator.dispatch.unchanged.repeating import Repeating

__all__ = ["Repeating"]

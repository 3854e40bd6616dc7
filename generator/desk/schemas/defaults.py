"""Defaults from house.yaml and the notice, which a front matter need not repeat."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.ground.source import MappingNode


@dataclass(frozen=True, slots=True)
class Defaults:
    """The entries of house.yaml and the keys that the notice shares; where ``unknown``, they may be any."""

    house: MappingNode | None = None
    shared: Collection[str] = ()
    unknown: bool = False

    @classmethod
    def of(cls, house: MappingNode | None, *, shared: Collection[str] = ()) -> Defaults:
        """The entries of ``house``, and the keys ``shared`` by the notice."""
        return cls(house, shared)

    @classmethod
    def anything(cls) -> Defaults:
        """Nothing is known of it, so no key counts as missing."""
        return cls(unknown=True)

    def has(self, key: str, below: str | None = None) -> bool:
        """Whether it has ``key``, or, in the mapping of that key, ``below``."""
        if self.unknown or key in self.shared:
            return True
        node = None if self.house is None else self.house.entries.get(key)
        if below is None or node is None:
            return node is not None
        return isinstance(node, MappingNode) and below in node.entries

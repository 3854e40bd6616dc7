"""Inputs made worse, a little or thoroughly: bytes, packages, the XML in them, and texts."""

import io
import random
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tests.fuzz.mutations.packages import mutated_package
from tests.fuzz.mutations.texts import mutated_bytes, mutated_text
from tests.fuzz.seeds import Kind, Seed, seeds
from tests.fuzz.targets import SHEETS, TARGETS, Target

_FLAT = 0.12
"""How often an input is changed as mere bytes, whatever it is."""

_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How files begin that no mutation but that of bytes knows."""


def mutated(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """``data`` made worse; ``others`` are inputs of its kind, which pieces may come from."""
    if data.startswith(_COMPOUND) or dice.random() < _FLAT:
        return mutated_bytes(data, dice)
    if zipfile.is_zipfile(io.BytesIO(data)):
        return mutated_package(data, others, dice)
    return mutated_text(data, others, dice)


# Every input by its number: the same for one seed, on any machine and in any order.

SHARES: Mapping[Kind, int] = {
    "template": 34, "document": 26, "roster": 16, "notice": 16, "paper": 6, "workbook": 2,
    "sheet": 4, "old sheet": 1, "table": 3, "options": 4, "draft": 6, "text draft": 2,
}  # fmt: skip
"""How many inputs of each kind there are beside the others."""


@dataclass(frozen=True, slots=True)
class Input:
    """A seed made worse; ``dice`` are those that the target goes on with."""

    number: int
    seed: Seed
    data: bytes
    target: Target
    dice: random.Random

    @property
    def suffix(self) -> str:
        """Of a file that holds it."""
        if self.seed.kind in SHEETS:
            return SHEETS[self.seed.kind]
        if self.data.startswith(b"PK") or self.seed.kind in ("template", "document", "workbook", "draft"):
            return ".xlsx" if self.seed.kind == "workbook" else ".docx"
        return {"roster": ".yaml", "options": ".yaml", "text draft": ".txt"}.get(self.seed.kind, ".md")


def input_of(number: int, seed: int) -> Input:
    """The input that has this ``number`` in the run of ``seed``."""
    dice = random.Random(f"{seed} {number}")
    kinds = [kind for kind in SHARES if _of(kind)]
    (kind,) = dice.choices(kinds, [SHARES[each] for each in kinds])
    chosen = dice.choice(dice.choice((_of(kind), [each for each in _of(kind) if each.good] or _of(kind))))
    data = mutated(chosen.data, [each.data for each in _of(kind)], dice)
    targets, weights = zip(*TARGETS[kind], strict=True)
    (target,) = dice.choices(targets, weights)
    return Input(number, chosen, data, target, dice)


@cache
def _of(kind: Kind) -> tuple[Seed, ...]:
    return tuple(seed for seed in seeds() if seed.kind == kind)

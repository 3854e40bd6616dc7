"""Used numbers: a number is issued once."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.register.entry import Matter
from generator.register.numbers import IssuedNumber


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sentence's code, and the line of the register that is in the way; None where it is that none does."""

    code: str
    line: int | None = None


@dataclass(slots=True)
class UsedNumbers:
    """The numbers of the rows so far: the line of the row that gave each out, of the row that voided it."""

    issued: dict[IssuedNumber, int] = field(default_factory=dict)
    voided: dict[IssuedNumber, int] = field(default_factory=dict)

    def refusal(self, matter: Matter, number: IssuedNumber) -> Refusal | None:
        """Why ``number`` cannot be entered for ``matter``, None where it can."""
        issued, voided = self.issued.get(number), self.voided.get(number)
        if matter is Matter.ISSUED:
            return None if issued is None else Refusal("register-number-used", issued)
        if voided is not None:
            return Refusal("register-number-voided", voided)
        if matter is Matter.VOIDED and issued is None:
            return Refusal("register-number-unknown")
        return None

    def add(self, matter: Matter, number: IssuedNumber, line: int) -> None:
        """Takes note of a row."""
        if matter is Matter.ISSUED:
            self.issued[number] = line
        elif matter is Matter.VOIDED:
            self.voided[number] = line

"""The numbers that a register has already used: each is issued once."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.register.issued_number import IssuedNumber
from generator.register.register_entry import Matter


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a number is refused: the problem's code, and the line of the row that uses it, None where no row does."""

    code: str
    line: int | None = None


@dataclass(slots=True)
class UsedNumbers:
    """The numbers of the rows so far, each with the line of the row that issued or voided it."""

    issued: dict[IssuedNumber, int] = field(default_factory=dict)
    voided: dict[IssuedNumber, int] = field(default_factory=dict)

    def copy(self) -> UsedNumbers:
        """The same numbers, to which others can be added."""
        return UsedNumbers(dict(self.issued), dict(self.voided))

    def refusal(self, matter: Matter, number: IssuedNumber) -> Refusal | None:
        """Return why ``number`` cannot be entered for ``matter``, None where it can."""
        issued, voided = self.issued.get(number), self.voided.get(number)
        if matter is Matter.ISSUED:
            return None if issued is None else Refusal("register-number-used", issued)
        if voided is not None:
            return Refusal("register-number-voided", voided)
        if matter is Matter.VOIDED and issued is None:
            return Refusal("register-number-unknown")
        return None

    def add(self, matter: Matter, number: IssuedNumber, line: int) -> None:
        """Add the number of a row."""
        if matter is Matter.ISSUED:
            self.issued[number] = line
        elif matter is Matter.VOIDED:
            self.voided[number] = line

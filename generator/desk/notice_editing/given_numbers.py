"""The number that the register gave a notice, which stays when an older text takes the place of the numbered one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from generator.ground.errors import NoticeError
from generator.register import RegisterYears
from generator.templates.text.number_writing import number_in, with_number


def with_given_number(mine: bytes, theirs: bytes, notice: Path, register: RegisterYears) -> bytes:
    """Return ``mine`` with the number of ``theirs``; both are texts of the notice.md at ``notice``.

    It is unchanged where it has a number, where ``register`` has not given that of ``theirs`` or has it as void, and
    where a number cannot be written into it.
    """
    with suppress(NoticeError):
        number = number_in(theirs, notice)
        is_given = number != "" and register.issued(number) is not None and not register.is_void(number)
        if is_given and not number_in(mine, notice):
            return with_number(mine, notice, number)
    return mine

"""Files that are there already: the register, and the worksheet beside it."""

from __future__ import annotations

from pathlib import Path

from generator.ground.disk import REGISTER, read_plain, reading_problem
from generator.ground.errors import InputError
from generator.writing import output_errors


def read_bytes(path: Path, error: type[InputError]) -> bytes | None:
    """The bytes of the file, None where there is none. Raises ``error`` when it is no plain file or cannot be read.

    Raises OutputError where the system has no way to write the file's name.
    """
    with output_errors(path):
        try:
            return read_plain(path, most=REGISTER.most)
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise error(reading_problem(fault, REGISTER, str(path))) from fault

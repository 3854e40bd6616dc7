"""Why a change of a reviewed copy is not written into the source."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "value", "between", "structure", "element", "set-in", "repeated", "changed", "printed", "together", "look"
]
"""Why a change is not applied:

it is in a value, joins lines over others that print nothing, changes the structure of a table, is in an element of the
front matter, in a Word file that is set in, in a line that prints several times or by a condition, in a line that was
changed since, the rebuilt draft would not print it, it belongs to another one that is not applied, or it is in a look
that a line of text does not have.
"""


class RefusedError(Exception):
    """A change that cannot be written into the source, for the reason ``why``."""

    def __init__(self, why: Reason) -> None:
        super().__init__(why)
        self.why: Reason = why

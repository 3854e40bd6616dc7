"""What is refused: the exception that says so, and the codes of its problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

import pytest

from generator.ground.errors import GeneratorError

_Refusal = TypeVar("_Refusal", bound=Exception)
_Given = ParamSpec("_Given")


def refused(
    error: type[_Refusal], make: Callable[_Given, object], /, *given: _Given.args, **named: _Given.kwargs
) -> _Refusal:
    """The exception with which ``make`` refuses what it is given."""
    with pytest.raises(error) as caught:
        make(*given, **named)
    return caught.value


def refused_for(
    error: type[GeneratorError], make: Callable[_Given, object], /, *given: _Given.args, **named: _Given.kwargs
) -> list[str]:
    """The codes of the problems for which ``make`` refuses what it is given."""
    return [each.code for each in refused(error, make, *given, **named).problems]

"""What the tests of this run need, so that no more is printed for them."""

from __future__ import annotations

from typing import Any

import pytest


def chosen(request: pytest.FixtureRequest, argument: str) -> set[Any]:
    """The values of a parametrized ``argument`` in all tests of the run, in whichever process they run."""
    calls = (getattr(item, "callspec", None) for item in request.session.items)
    return {call.params[argument] for call in calls if call is not None and argument in call.params}

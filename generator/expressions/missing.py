"""Names that are not there: an error that knows what was asked for and what there is instead."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing


class MissingNameError(UndefinedError):
    """A template used a name that is not there.

    ``name`` is the last piece of what was asked for; ``known`` are the names that stand beside it, and
    ``at_top`` tells that it was looked up in the context itself, not in one of its values.
    """

    def __init__(self, message: str | None, name: str, known: tuple[str, ...], at_top: bool) -> None:
        super().__init__(message)
        self.name = name
        self.known = known
        self.at_top = at_top


class Missing(StrictUndefined):
    """What stands for a name that is not there; all uses but ``is defined`` and ``default`` raise MissingNameError."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, _raiser(obj, name, exc))


def _raiser(obj: object, name: str | None, exc: type[TemplateRuntimeError]) -> type[TemplateRuntimeError]:
    """A class, as Jinja wants one, whose instances are :class:`MissingNameError` with the facts at hand."""
    if issubclass(exc, SecurityError):
        return exc
    known = tuple(str(key) for key in obj) if isinstance(obj, Mapping) else ()

    class LocatedError(MissingNameError):
        def __init__(self, message: str | None = None) -> None:
            super().__init__(message, str(name), known, obj is missing)

    return LocatedError

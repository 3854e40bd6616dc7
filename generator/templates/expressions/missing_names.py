"""Undefined names: an error with the name and the names that are available."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing


class MissingNameError(UndefinedError):
    """A template used an undefined name.

    ``name`` is the last piece of the name, ``known`` are the names available at its place. ``at_top``: it was looked up
    in the context itself, not in one of its values.
    """

    def __init__(self, obj: object, name: str | None, message: str | None = None) -> None:
        super().__init__(message)
        self.name = str(name)
        self.known = tuple(str(key) for key in obj) if isinstance(obj, Mapping) else ()
        self.at_top = obj is missing


class Missing(StrictUndefined):
    """The value of an undefined name; any use except ``is defined`` and ``default`` raises MissingNameError."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if name is not None and not issubclass(exc, SecurityError):
            # Jinja calls it with the message and raises the result.
            self._undefined_exception = partial(MissingNameError, obj, name)  # type: ignore[assignment]  # called like a class

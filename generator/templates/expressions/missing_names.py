"""Undefined names: an error with the name and the names that are available."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from generator.templates.expressions.bare_names import UNIT


class MissingNameError(UndefinedError):
    """A template used an undefined name.

    ``name`` is the last piece of the name, ``known`` are the names available at its place. ``at_top``: it was looked up
    in the context itself, not in one of its values. ``own_unit`` is the template's own ``unit`` at its place, if any.
    """

    def __init__(
        self, obj: object, name: str | None, message: str | None = None, *, own_unit: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self._own_unit = own_unit
        self.name = str(name)
        self.known = tuple(str(key) for key in obj) if isinstance(obj, Mapping) else ()
        self.at_top = obj is missing

    def seen(self, context: Mapping[str, object]) -> Mapping[str, object]:
        """What the template sees at the place of the name, where ``context`` is what it is rendered with."""
        return context if self._own_unit is None else {**context, UNIT: self._own_unit}


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

    @classmethod
    def beside(cls, own_unit: Mapping[str, object], name: str) -> Missing:
        """The value of the bare ``name`` that the template's ``own_unit`` does not have."""
        value = cls(name=name)
        error = partial(MissingNameError, missing, name, own_unit=own_unit)
        value._undefined_exception = error  # type: ignore[assignment]  # called like a class
        return value

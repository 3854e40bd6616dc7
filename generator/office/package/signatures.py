"""Digital signatures of packages (ECMA-376 part 2, 10)."""

from __future__ import annotations

from generator.office.package.package import Package

_SIGNATURES = "digital-signature"


def is_signed(package: Package) -> bool:
    """Whether the package has a digital signature. Raises TemplateError where its listings are not XML."""
    types = (package.content_type(name) for name in package)
    return any(_SIGNATURES in kind.lower() for kind in (*types, *(each.type for each in package.relations(""))))

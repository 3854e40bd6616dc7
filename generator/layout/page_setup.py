"""Sheet, type area, grid and page number (clauses 5 and 7.5)."""

from __future__ import annotations

from functools import cache

from generator.blocks import PageSetup
from generator.standard import Profile, length, number


@cache
def page_setup(profile: Profile) -> PageSetup:
    """The page set-up of ``profile``, the same for every section."""
    return PageSetup(
        width=length("page.width"),
        height=length("page.height"),
        top=length("margin.top", profile),
        bottom=length("margin.bottom", profile),
        left=length("margin.left"),
        right=length("margin.right"),
        footer=length("page_number.footer"),
        pitch=length("grid.pitch", profile),
        char_space=int(number("grid.char_space")),
        body_size=length("size.body"),
        number_size=length("page_number.size"),
        number_inset=length("page_number.inset"),
        number_pitch=length("page_number.pitch"),
        centre_in_line=profile is Profile.GBT33476,
    )

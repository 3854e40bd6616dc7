"""Which notice is meant where none is named."""

from __future__ import annotations

import os
from pathlib import Path

from generator.cli.asking import can_ask, choice
from generator.cli.printing import print_problems
from generator.ground.desk_names import NOTICE
from generator.ground.disk import folders_with
from generator.ground.errors import Problem, Span, joined
from generator.ground.words.commands import text


def chosen_notice(templates: Path, named: Path | None, *, quiet: bool) -> Path | None:
    """The folder of the notice; None for ``notice`` in ``templates``, which is taken where it is there.

    Other notices beside it are listed on stderr. Where it is missing, the person at the terminal is asked for one of
    them; where nobody can answer, None is returned, and the build says what is missing. ``quiet`` does neither.
    """
    from generator.writing.manifest import NOTICE_SOURCE

    if named is not None or quiet:
        return named
    usual = templates / NOTICE
    found = folders_with(NOTICE_SOURCE, templates)
    others = [str(folder) for folder in found if folder != usual]
    if others and usual in found:
        facts = {"name": str(usual), "others": joined(others), "first": others[0]}
        print_problems([Problem("notice-others", Span(str(usual)), facts)])
    elif others and not os.path.lexists(usual) and can_ask():
        picked = choice(text("which-notice", name=usual), others)
        return None if picked is None else Path(picked)
    return None

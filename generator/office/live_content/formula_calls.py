"""Formulas of a workbook that reach out of it, by the functions they call (ECMA-376 part 1, 18.17)."""

from __future__ import annotations

import re

from generator.office.live_content.link_targets import leads_to
from generator.office.live_content.live_kinds import CALLS, DDE, FILE_TARGET, FORMULA, WORKBOOK, Effect, LiveKind

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_CALL = re.compile(rf"(?<![\w.])(?:_xl(?:fn|ws)\.)*({'|'.join(map(re.escape, CALLS))})\s*\(", re.IGNORECASE)
_STARTS_PROGRAM = re.compile(r"[\w.']\|(?:'[^']*'|[^'!|]+)!")
_OTHER_FILE = re.compile(r"\[[^\[\]]+\.(?:xl\w+|ods|csv)\]|'file:[^']*'#", re.IGNORECASE)
_WITHIN = re.compile(r'\s*"#')


def kind_of_formula(formula: str) -> LiveKind | None:
    """The kind of ``formula``; None where it is not active, such as a link within the workbook.

    References to other workbooks by number are found in the relationships, which have the address.
    """
    code = _TEXT.sub(lambda match: '"' + " " * (len(match[0]) - 2) + '"', formula)
    kinds = [_called(match, formula) for match in _CALL.finditer(code)]
    if _STARTS_PROGRAM.search(code):
        kinds.append(DDE)
    if _OTHER_FILE.search(code):
        kinds.append(WORKBOOK)
    found = [kind for kind in kinds if kind is not None]
    return next((kind for kind in found if kind.effect is Effect.ACTS), found[0] if found else None)


def _called(match: re.Match[str], formula: str) -> LiveKind | None:
    kind = CALLS[match[1].upper()]
    if kind is FORMULA:
        argument = _TEXT.match(formula[match.end() :].lstrip())
        if argument is not None and leads_to(argument[0].strip('"')) is FILE_TARGET:
            return FILE_TARGET
        if match[1].upper() == "HYPERLINK" and _WITHIN.match(formula, match.end()):
            return None
    return kind

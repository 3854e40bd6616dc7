"""Sets of roles: of every role it is decided whether it is in them."""

from collections.abc import Collection, Mapping

import pytest

from generator.official.blocks import OUTLINE, TEXT_ROLES, Role
from generator.official.layout import paragraph_lines, signature_page
from generator.official.writer import named_styles, paragraph

SETS: Mapping[str, Collection[Role]] = {
    "text": TEXT_ROLES,
    "pitch": signature_page._ON_PITCH,
    "signed": signature_page._SIGNED,
    "by line": paragraph_lines._BY_LINE,
    "broken": paragraph._LINES_BROKEN,
    "outline": OUTLINE,
    "shown": named_styles.SHOWN,
}
"""The sets by what they are for."""

DECIDED: Mapping[Role, set[str]] = {
    Role.CLASSIFICATION: set(),
    Role.ISSUER_MARK: {"by line"},
    Role.NUMBER: set(),
    Role.TITLE: {"by line", "broken", "outline", "shown"},
    Role.TITLE_NOTE: {"by line", "broken"},
    Role.EDITION: set(),
    Role.RECIPIENTS: {"pitch", "shown"},
    Role.BODY: {"text", "pitch", "shown"},
    Role.HEADING_1: {"text", "pitch", "outline", "shown"},
    Role.HEADING_2: {"text", "pitch", "outline", "shown"},
    Role.HEADING_3: {"text", "pitch", "outline", "shown"},
    Role.HEADING_4: {"text", "pitch", "outline", "shown"},
    Role.ATTACHMENT_LIST: {"pitch", "shown"},
    Role.SIGNATURE: {"pitch", "signed", "shown"},
    Role.DATE: {"pitch", "signed", "shown"},
    Role.NOTE: {"pitch", "signed", "shown"},
    Role.ATTACHMENT_LABEL: {"shown"},
    Role.ATTACHMENT_TITLE: {"by line", "broken", "outline", "shown"},
    Role.IMPRINT: set(),
    Role.PAGE_NUMBER: set(),
    Role.ANCHOR: set(),
    Role.SIGNERS: set(),
    Role.ORDER_NUMBER: set(),
    Role.STAMP: {"signed"},
    Role.ATTENDANCE: {"pitch", "shown"},
    Role.TABLE_TEXT: {"shown"},
    Role.PICTURE: set(),
    Role.PART: {"outline", "shown"},
    Role.CHAPTER: {"text", "pitch", "outline", "shown"},
    Role.SECTION: {"text", "pitch", "outline", "shown"},
    Role.CONTENTS_TITLE: {"text", "pitch"},
    Role.CONTENTS: {"text", "pitch"},
}
"""The sets that each role is in."""


@pytest.mark.parametrize("role", Role)
def test_a_role_is_in_the_sets_that_are_meant(role: Role) -> None:
    assert {name for name, roles in SETS.items() if role in roles} == DECIDED[role]

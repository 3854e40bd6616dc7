"""Which organ a 机关代字 is that of."""

from __future__ import annotations

import pytest

from generator.check.rules.header.mark import leads

CIVIL, MONEY, EMERGENCY = "示例市民政局", "示例市财政局", "示例市应急管理局"


@pytest.mark.parametrize(
    ("prefix", "names", "lead"),
    [
        ("示民发", (CIVIL, MONEY), 0),
        ("示民发", (MONEY, CIVIL), 1),
        ("示财函", (CIVIL, MONEY), 1),
        ("示急发", (CIVIL, EMERGENCY), 1),
        ("示应急发", (EMERGENCY, CIVIL), 0),
        ("示政发", (CIVIL, MONEY), None),
        ("示发", (CIVIL, MONEY), None),
        ("甲乙发", (CIVIL, MONEY), None),
    ],
)
def test_the_organ_of_a_number(prefix: str, names: tuple[str, ...], lead: int | None) -> None:
    assert leads(prefix, names) == lead

"""The rules that no check can hold a document to, each with the reason."""

from __future__ import annotations

from generator.check.rules.rule import Rule, declare

UNCHECKED: dict[str, str] = {
    declare(
        Rule("SG-19", clause="条例9", strength="law", severity="info", value="最后签发机关签发的日期")
    ): "the days on which the organs signed are neither in the file nor on the page",
    declare(
        Rule("MM-05", clause="惯例", strength="practice", severity="error")
    ): "says when others are checked: each copy of a merge is a file, held to BD-01, SG-17 and IM-01",
}
"""Why a rule has no check, by its id."""

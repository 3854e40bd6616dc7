"""The hints beside the fields of a notice: what they say is more than the label."""

from __future__ import annotations

import re

from tests.web.desk_pages import OfficePages

LABELLED = re.compile(
    r'<label for="field-[0-9a-f]+">([^<]+)[^\n]*</label>\n<span class="hint" id="[^"]+">([^<]+)</span>'
)


def test_no_hint_only_repeats_its_label(served: OfficePages) -> None:
    found = LABELLED.findall(served.get(served.address))
    assert len(found) > 10
    assert [label for label, hint in found if hint.strip(" 。") == label.strip()] == []

"""Slips that only show when the notice and the roster come together; nothing is written for any of them.

Such a file is a notice.md, with its `# error` lines before it and units.yaml behind a line ``=== units.yaml``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import InputError
from tests.bad_inputs import bad_inputs, earned, expected
from tests.sample_office import Office


@pytest.mark.parametrize("path", bad_inputs("dispatch"), ids=lambda path: path.stem)
def test_a_bad_dispatch_earns_its_problems(path: Path, office: Office) -> None:
    text = path.read_text(encoding="utf-8")
    notice, units = text[text.index("---") :].split("=== units.yaml\n")
    office.write("templates/notice/notice.md", notice)
    office.write("units.yaml", units)
    with pytest.raises(InputError) as caught:
        office.build()
    assert earned(caught.value.problems) == expected(path)
    assert not office.output.exists()

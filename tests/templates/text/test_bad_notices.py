"""Every slip a person can make in a notice's folder earns its problems at their very places.

Such a file begins with what it must earn; the rest is notice.md, and a line ``=== NAME`` begins another file of the
folder (house.yaml beside it). Lines are counted from where the file they stand in begins.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.errors import NoticeError, Problem
from generator.templates.text import open_notice
from tests.bad_inputs import bad_inputs, earned, expected
from tests.templates.text.folders import bad_folder

NOTICES = bad_inputs("notice")


def problems_of(path: Path, tmp_path: Path) -> tuple[Problem, ...]:
    folder, house = bad_folder(path, tmp_path)
    with pytest.raises(NoticeError) as caught:
        open_notice(folder, house).render()
    return caught.value.problems


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_bad_notice_earns_its_problems(path: Path, tmp_path: Path) -> None:
    problems = problems_of(path, tmp_path)
    assert earned(problems) == expected(path)
    for problem in problems:
        assert problem.span is not None
        assert Path(problem.span.file).is_relative_to(tmp_path)

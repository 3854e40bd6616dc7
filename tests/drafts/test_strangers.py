"""The list of strangers' papers is whole: which file of which repository, and what its paragraphs are."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

ROWS = list(csv.DictReader(Path(__file__).with_name("strangers.csv").read_text(encoding="utf-8").splitlines()))
ELEMENT = re.compile(
    r"(?:mark|copy_number|secrecy|urgency|number|signers|title|edition|subtitle_date|recipients|body|attachment_list|"
    r"signature|date|note|copy_to|imprint|attachment|issued|web|other) [tb]?[0-9.]+(?:-[tb]?[0-9.]+)?"
)


def test_each_row_names_a_file_and_its_elements() -> None:
    for row in ROWS:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", row["repository"])
        assert re.fullmatch(r"[0-9a-f]{64}", row["digest"])
        assert [each for each in row["elements"].split("; ") if not ELEMENT.fullmatch(each)] == []


def test_no_paper_is_there_twice_and_no_repository_has_more_than_a_third() -> None:
    assert len({row["digest"] for row in ROWS}) == len(ROWS) >= 100
    repositories = Counter(row["repository"] for row in ROWS)
    assert len(repositories) >= 25
    assert max(repositories.values()) * 3 <= len(ROWS)

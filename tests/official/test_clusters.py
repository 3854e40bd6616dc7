from __future__ import annotations

import pytest

from generator.official.clusters import base, cluster_texts, clusters, selector

CLUSTERS = {
    "": [],
    "示例 a": ["示", "例", " ", "a"],
    "葛\U000e0100丁": ["葛\U000e0100", "丁"],
    "祇\ufe00": ["祇\ufe00"],
    "示\u200b例": ["示\u200b", "例"],
    "\ufeff示例": ["\ufeff示", "例"],
    "\u200b\u2060": [],
    "a\u00adb": ["a\u00ad", "b"],
    "𠮷\U000e0101": ["𠮷\U000e0101"],
    "e\u0301x": ["e\u0301", "x"],
    "Z\u0335\u0301": ["Z\u0335\u0301"],
}


@pytest.mark.parametrize("text", CLUSTERS)
def test_clusters_of_a_text(text: str) -> None:
    found = clusters(text, [1.0] * len(text))
    assert [each for each, _ in found] == CLUSTERS[text] == list(cluster_texts(text))
    assert sum(advance for _, advance in found) == (len(text) if found else 0)


@pytest.mark.parametrize(
    ("cluster", "drawn", "chosen"),
    [
        ("示", "示", ""),
        ("葛\U000e0100", "葛", "\U000e0100"),
        ("\ufeff祇\ufe00", "祇", "\ufe00"),
        ("示\u200b", "示", ""),
        ("e\u0301", "\u00e9", ""),
        ("Z\u0335", "Z\u0335", ""),
        ("\u200b", "", ""),
    ],
)
def test_what_is_drawn(cluster: str, drawn: str, chosen: str) -> None:
    assert (base(cluster), selector(cluster)) == (drawn, chosen)

"""manifest.json is what :mod:`json` would write, written sooner, and is read back."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from generator.dispatch.manifest import Manifest, ManifestFile, program, read_manifest

FILES = (
    ManifestFile("a.docx", "notice", None, None, "notice.md", "t", "r", "s", 1, 5, 2),
    ManifestFile(
        'unit/"b"\\\n赟.docx', "unit", "赟\u2028馆", "01", "unit/函.docx", "t", "r", "s", 2, 1, None, "v", "12ab"
    ),
)


def text(*files: ManifestFile) -> str:
    return "".join(Manifest(Path("x"), "示档发〔2024〕7号", files, {"unit/函.docx": ("unit.name",)}).pieces())


@pytest.mark.parametrize("count", [0, 1, 2])
def test_it_is_json_with_sorted_keys(count: int) -> None:
    written = text(*FILES[:count])
    data = json.loads(written)
    assert data["files"] == [asdict(file) for file in FILES[:count]]
    assert written == json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_it_is_read_back() -> None:
    listed = read_manifest(text(*FILES))
    assert (listed.files, listed.program) == (FILES, program())
    assert listed.reads == {"unit/函.docx": ("unit.name",)}


@pytest.mark.parametrize(
    "other", ["", "[]", "{}", '{"files": [{"path": 1}]}', '{"files": 1}', '{"reads": [], "files": []}']
)
def test_somebody_elses_says_nothing(other: str) -> None:
    assert read_manifest(other).files == ()

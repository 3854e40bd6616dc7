"""The sample desk with Chinese keys throughout builds to the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import build
from generator.desk.starters.keys import with_keys
from generator.ground.source import KeyKind

ROOT = Path(__file__).parents[2]
UNIT = "双龙镇"


def desk(folder: Path, keys: KeyKind) -> Path:
    """A copy of the sample desk with that kind of keys in every file."""
    folder.mkdir()
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("README.md"))
    shutil.copy(ROOT / "units.yaml", folder)
    for path in (*folder.glob("templates/**/*.md"), *folder.glob("**/*.yaml")):
        path.write_bytes(with_keys(path.read_bytes(), keys))
    return folder


def built(folder: Path) -> dict[str, bytes]:
    """The papers that a build makes for one unit, the notice and the lists, by their paths."""
    build(templates=folder / "templates", units=folder / "units.yaml", output=folder / "output", only=(UNIT,))
    papers = (path for path in folder.glob("output/*/**/*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in papers}


def test_the_sample_with_chinese_keys_builds_to_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    english, chinese = desk(tmp_path / "en", "en"), desk(tmp_path / "zh", "zh")
    for name in ("templates/notice/notice.md", "templates/house.yaml", "units.yaml"):
        assert (chinese / name).read_bytes() != (english / name).read_bytes()
    papers = built(english)
    assert len(papers) > 3
    assert built(chinese) == papers

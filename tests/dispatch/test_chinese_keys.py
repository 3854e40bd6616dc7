"""The sample desk with Chinese keys throughout builds to the same bytes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import build
from generator.desk.starters.starter_files import with_keys
from generator.ground.errors import GeneratorError
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


KEPT = """\
title: 示例县民政局关于开展检查的通知
issuer: 示例县民政局
recipients: 各乡镇
date: 2022-02-14
signature: unsealed
"""
NUMBERED = "number: 示例发〔2022〕1号\n"
ROSTER = "groups:\n  - {name: 乡镇, units: [{name: 甲镇}]}\n  - {name: 街道, units: [{name: 乙街道}]}\n"
FOUND: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    # code: the front matter beside KEPT, and the units of --only and --reissue
    "notice-print-run": (f"{NUMBERED}printing: {{run: 9}}\n", (), ()),
    "cli-unit-not-addressed": (NUMBERED, ("乙街道",), ()),
    "cli-no-number": ("", (), ("甲镇",)),
    "roster-group-left-out": (NUMBERED, (), ()),
}


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("code", FOUND)
def test_what_is_found_in_a_notice_is_reported_in_its_keys(code: str, keys: KeyKind, tmp_path: Path) -> None:
    front, only, reissue = FOUND[code]
    folder = tmp_path / "templates" / "notice"
    folder.mkdir(parents=True)
    (folder / "notice.md").write_bytes(with_keys(f"---\n{KEPT}{front}---\n正文。\n".encode(), keys))
    (tmp_path / "units.yaml").write_bytes(with_keys(ROSTER.encode(), keys))
    templates, units, output = (tmp_path / name for name in ("templates", "units.yaml", "output"))
    try:
        made = build(templates=templates, units=units, output=output, only=only, reissue=reissue, dry_run=True)
        problems = made.warnings
    except GeneratorError as fault:
        problems = fault.problems
    [remedy] = [each.remedy("zh") for each in problems if each.code == code]
    assert bool(re.search("（[a-z_]+）", remedy)) == (keys == "en")

"""A notice without a number whose title or date changed: the folder of its older papers is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import build
from generator.cli.entry_point import run
from generator.writing.set_folder import MANIFEST
from tests.sample_office import Office

FIRST = "未编号-2024-03-05-关于报送《目录》的通知"


@pytest.fixture
def unnumbered(office: Office) -> Office:
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    assert office.build().left_behind == ()
    return office


@pytest.mark.parametrize(
    ("old", "new"), [("《目录》的通知", "《书目》的通知"), ("date: 2024-03-05", "date: 2024-03-06")]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_named_by_the_new_one(
    unnumbered: Office, old: str, new: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    unnumbered.replace("templates/notice/notice.md", old, new)
    for more in (["--dry-run"], []):
        assert run(["build", *unnumbered.arguments(), *more, "--lang", lang]) == 0
        assert str(unnumbered.output / FIRST) in capsys.readouterr().out
    assert unnumbered.build(only=["东馆"]).left_behind == (unnumbered.output / FIRST,)
    assert (unnumbered.output / FIRST).is_dir()


def test_a_number_leaves_it_behind_too(unnumbered: Office) -> None:
    unnumbered.replace("templates/notice/notice.md", "title:", "number: 示档发〔2024〕7号\ntitle:")
    assert unnumbered.build().left_behind == (unnumbered.output / FIRST,)


def test_drafts_leave_drafts_behind(unnumbered: Office) -> None:
    assert unnumbered.build(draft=True).left_behind == ()
    unnumbered.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
    [draft] = unnumbered.build(draft=True).left_behind
    assert draft.name.startswith("草稿-")


def test_another_notices_is_none_of_ours(unnumbered: Office) -> None:
    (unnumbered.folder / "templates/notice").rename(unnumbered.folder / "templates/second")
    unnumbered.replace("templates/second/notice.md", "《目录》的通知", "《书目》的通知")
    made = build(
        templates=unnumbered.folder / "templates",
        notice=unnumbered.folder / "templates/second",
        units=unnumbered.folder / "units.yaml",
        output=unnumbered.output,
    )
    assert made.left_behind == ()


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": []}'])
def test_what_is_no_set_is_passed_over(unnumbered: Office, manifest: str) -> None:
    (unnumbered.output / FIRST / MANIFEST).write_text(manifest, encoding="utf-8")
    unnumbered.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
    assert unnumbered.build().left_behind == ()


def test_the_manifest_tells_the_name_alone(unnumbered: Office, tmp_path: Path) -> None:
    data = json.loads((unnumbered.output / FIRST / MANIFEST).read_text(encoding="utf-8"))
    assert data["notice"] == "notice"
    assert str(tmp_path) not in json.dumps(data)

"""A notice without a number whose title or date changed: the folder of its older papers is named."""

from __future__ import annotations

import itertools
import json
import shutil
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from generator import build
from generator.cli.entry_point import run
from generator.ground.errors import OutputError
from generator.writing.manifest import MANIFEST
from tests.chosen import one_in
from tests.sample_office import Office, tree

FIRST = "未编号-2024-03-05-关于报送《目录》的通知"


@pytest.fixture
def unnumbered(office: Office) -> Office:
    office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    assert office.build().left_behind == ()
    return office


@pytest.mark.cases(2)
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


TITLE, DATE = ("《目录》的通知", "《书目》的通知"), ("date: 2024-03-05", "date: 2024-03-06")


@pytest.mark.cases(2)
@pytest.mark.parametrize(
    ("changed", "elsewhere", "has_number"),
    one_in(3, itertools.product(([], [TITLE], [DATE], [TITLE, DATE]), (False, True), (True, False))),
)
def test_the_folder_of_another_notice_is_never_made_over(
    office: Office, changed: list[tuple[str, str]], elsewhere: bool, has_number: bool
) -> None:
    """Of all orders: another title, another date, a notice in another folder, with a number and without."""
    notice = office.folder / "templates/notice"
    if not has_number:
        office.replace("templates/notice/notice.md", "number: 示档发〔2024〕7号\n", "")
    places: dict[str, Any] = {
        "templates": notice.parent,
        "units": office.folder / "units.yaml",
        "output": office.output,
    }
    first = build(**places).folder
    if elsewhere:
        shutil.copytree(notice, notice.with_name("second"))
    name = "second" if elsewhere else "notice"
    for old, new in changed:
        office.replace(f"templates/{name}/notice.md", old, new)
    is_other = (len(changed) == 2 or (elsewhere and bool(changed))) if has_number else (elsewhere and not changed)
    before = tree(office.output)
    for dry_run in (True, False):
        if is_other:
            with pytest.raises(OutputError) as caught:
                build(**places, notice=notice.with_name(name), dry_run=dry_run)
            code = "output-another" if has_number else "output-another-unnumbered"
            assert [(each.code, each.span and each.span.file) for each in caught.value.problems] == [(code, str(first))]
            assert tree(office.output) == before
        else:
            build(**places, notice=notice.with_name(name), dry_run=dry_run)
    if has_number:
        assert build(**places, notice=notice.with_name(name), correction=True).folder.name.startswith("更正重印-")
        assert not is_other or before.items() <= tree(office.output).items()


@pytest.mark.parametrize(
    ("changed", "is_gone", "is_refused"),
    [([TITLE], False, False), ([TITLE, DATE], False, True), ([DATE], True, False), ([TITLE], True, True)],
)
def test_the_day_of_an_older_set_is_that_of_its_notice(
    office: Office, changed: list[tuple[str, str]], is_gone: bool, is_refused: bool
) -> None:
    """Its manifest has no date; where the notice cannot be read either, nothing of another title is made over."""
    office.build()
    path = office.papers / MANIFEST
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "date": None}), encoding="utf-8")
    if is_gone:
        next(office.papers.glob("*.docx")).unlink()
    for old, new in changed:
        office.replace("templates/notice/notice.md", old, new)
    with pytest.raises(OutputError, match="《目录》的通知") if is_refused else nullcontext():
        office.build()

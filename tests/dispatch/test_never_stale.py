"""Whatever changes, and whatever is asked for: each file of a set is what a full build of today's inputs makes.

A desk is edited at random and built with random options. After each build its set is held against a full build into a
fresh folder; before it, the dry run is held against what the build then does.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator import build
from generator.dispatch.choice import Choice
from generator.dispatch.manifest import Manifest
from generator.ground.errors import GeneratorError
from generator.writing.manifest import EDITED_FOLDER, MANIFEST
from tests.chosen import one_in
from tests.dispatch.random_desk import MOVES, Asked, Desk, asked
from tests.dispatch.stand_in_printer import stand_in
from tests.sample_office import tree

pytestmark = pytest.mark.in_turn(2)

Files = dict[str, bytes]
Identity = tuple[str, str, str]


def parted(folder: Path) -> tuple[Files, Files, Files]:
    """The files of the set in ``folder``: those that its manifest lists, those moved aside, everybody else's."""
    if not (folder / MANIFEST).exists():
        return {}, {}, {}
    found = tree(folder)
    ours = {entry["path"] for entry in entries(folder)}
    papers = {path: data for path, data in found.items() if path in ours}
    moved = {path: data for path, data in found.items() if path.startswith(f"{EDITED_FOLDER}/")}
    return papers, moved, {path: data for path, data in found.items() if path not in {*papers, *moved, MANIFEST}}


def entries(folder: Path) -> list[dict[str, Any]]:
    files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert isinstance(files, list)
    return files


def edited(folder: Path) -> Files:
    """The listed files that are there, but not as they were built."""
    papers, _, _ = parted(folder)
    listed = {entry["path"]: entry["sha256"] for entry in entries(folder)} if papers else {}
    return {path: data for path, data in papers.items() if hashlib.sha256(data).hexdigest() != listed[path]}


def of_units(folder: Path, suffixes: tuple[str, ...]) -> set[Identity]:
    """The units' papers that are there, by template and unit; ``suffixes`` tell PDFs from documents."""
    papers, _, _ = parted(folder)
    return {
        (entry["template"], unit, PurePosixPath(entry["path"]).suffix)
        for entry in (entries(folder) if papers else [])
        if entry["kind"] == "unit" and entry["path"] in papers and entry["path"].endswith(suffixes)
        for unit in (entry["code"] or entry["unit"], *entry["takes"])
    }


def plan_of(manifest: Manifest) -> tuple[object, ...]:
    """What a manifest tells of a run, in a form to be compared."""
    changes = [
        (each.path, each.action, each.before, tuple(each.reasons), each.asked, each.unit) for each in manifest.changes
    ]
    warnings = [(each.code, str(each.span)) for each in manifest.warnings if each.code not in {"pdf-text-lost"}]
    return sorted(changes, key=str), dict(manifest.moved), manifest.left_behind, sorted(warnings)


@dataclass
class Run:
    """Builds of one desk, each held against what it has to be."""

    desk: Desk
    reference: Path
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    chosen: frozenset[str] = frozenset()

    def build(self, options: Asked, *, dry_run: bool = False) -> Manifest | list[str]:
        """The manifest, or the codes of what was wrong."""
        try:
            return self.desk.office.build(
                only=options.only,
                exclude=options.exclude,
                where=options.where,
                pdf=options.pdf,
                pdf_engine=options.engine,
                pdf_a=options.pdf_a,
                duplex=options.duplex,
                dry_run=dry_run,
                chosen=self._choose,
            )
        except GeneratorError as fault:
            return sorted(problem.code for problem in fault.problems)

    def _choose(self, choice: Choice) -> None:
        self.chosen = frozenset(unit.identity for unit in choice.units)

    def fresh(self, options: dict[str, Any]) -> Manifest:
        """A full build into a fresh folder; what nobody asked for is left out."""
        shutil.rmtree(self.reference, ignore_errors=True)
        folder = self.desk.office.folder
        return build(
            templates=folder / "templates",
            units=folder / "units.yaml",
            output=self.reference,
            **options,
        )

    def step(self, options: Asked) -> None:
        """One build, held against what it has to do, to leave, and to keep."""
        output = self.desk.office.output
        before = tree(output) if output.exists() else {}
        was = {folder.name: (parted(folder), edited(folder)) for folder in self.desk.sets()}
        there = {folder.name: of_units(folder, (".docx", ".xlsx")) for folder in self.desk.sets()}
        pdfs = {folder.name: of_units(folder, (".pdf",)) for folder in self.desk.sets()}
        planned = self.build(options, dry_run=True)
        assert (tree(output) if output.exists() else {}) == before, "a dry run changes nothing"
        manifest = self.build(options)
        if isinstance(manifest, list):
            assert planned == manifest
            assert (tree(output) if output.exists() else {}) == before, "what fails changes nothing"
            return
        assert isinstance(planned, Manifest), planned
        assert plan_of(planned) == plan_of(manifest), "the dry run says what the build does"
        name = manifest.folder.name
        (_, moved, others), hands = was.get(name, (({}, {}, {}), {}))
        given = {"pdf": options.pdf_a or options.pdf, "pdf_a": options.pdf_a, "pdf_engine": options.engine}
        given = {key: value for key, value in (given | {"duplex": options.duplex}).items() if value is not None}
        kept = self.kept.get(name, {}) if name in was else {}
        full = self.fresh(kept | given)
        papers, moved_now, others_now = parted(manifest.folder)
        wanted, _, _ = parted(full.folder)
        assert full.folder.name == name
        self.kept[name] = kept | given
        stale = [path for path, data in papers.items() if wanted.get(path) != data]
        assert stale == [], "each file is that of a full build"
        assert {entry["path"] for entry in entries(manifest.folder)} == set(papers)
        assert others_now == others, "what is others' is kept"
        assert moved.items() <= moved_now.items(), "what was moved aside stays"
        assert sorted(moved_now.values()) == sorted([*moved.values(), *hands.values()]), "no hand's work is lost"
        if options.narrowed:
            asked_pdf = self.kept[name].get("pdf", False)
            self._is_narrowed(asked_pdf, manifest.folder, full.folder, there.get(name, set()), pdfs.get(name, set()))
        else:
            assert papers == wanted
            assert (manifest.folder / MANIFEST).read_bytes() == (full.folder / MANIFEST).read_bytes()

    def _is_narrowed(
        self, asked_pdf: bool, narrowed: Path, full: Path, there: set[Identity], pdfs: set[Identity]
    ) -> None:
        """Whose papers are there: those of units asked for, and those that were there and still are to be made."""
        chosen = self.chosen
        joint = {entry["template"] for entry in entries(full) if entry["takes"]}
        documents = of_units(full, (".docx", ".xlsx"))
        now = of_units(narrowed, (".docx", ".xlsx"))
        plain = {each for each in documents if each[0] not in joint}
        assert {each for each in now if each[0] not in joint} == {
            each for each in plain if each[1] in chosen or each in there
        }
        printable = {(template, unit, ".pdf") for template, unit, suffix in plain if suffix == ".docx"}
        wanted = {each for each in printable if asked_pdf and (each[1] in chosen or each in pdfs)}
        found = {each for each in of_units(narrowed, (".pdf",)) if each[0] not in joint}
        assert found == {each for each in wanted if (each[0], each[1], ".docx") in now}
        shared = {entry["path"] for entry in entries(full) if entry["kind"] != "unit"}
        mine = {entry["path"] for entry in entries(narrowed)}
        assert not {path for path in shared - mine if not path.endswith(".pdf") and "/print-" not in path}


def changed_again_and_again(folder: Path, seed: int, times: int) -> None:
    dice = random.Random(seed)
    run = Run(Desk.at(folder / "desk", dice), folder / "fresh")
    run.step(asked(run.desk))
    for _ in range(times):
        moves = dice.choices(MOVES, k=dice.randint(1, 3))
        for move in moves:
            move(run.desk)
        run.desk.write()
        run.step(asked(run.desk))


@pytest.mark.parametrize("seed", one_in(3, ((seed,) for seed in range(12))))
def test_each_file_is_that_of_a_full_build(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)
    changed_again_and_again(tmp_path, seed, 3)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1500))
def test_each_file_is_that_of_a_full_build_at_length(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(monkeypatch)
    changed_again_and_again(tmp_path, seed, 8)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2000, 2006))
def test_each_file_is_that_of_a_full_build_printed_by_libreoffice(tmp_path: Path, seed: int) -> None:
    changed_again_and_again(tmp_path, seed, 4)

"""Thirty changes and ten re-saves, seen through `git diff` itself: one change, one line."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.check.resaved import resaved
from tests.comparison.ten_documents import CHARACTERS, FRAGILE, MARGINS, ROOT, Edit, ten_documents
from tests.patience import PATIENCE

pytestmark = pytest.mark.xdist_group("git diff")

Changes = Mapping[str, tuple[list[str], list[str]]]
"""What was taken out and what was added, by the names of the documents."""


@dataclass(frozen=True)
class Repository:
    """A repository whose .docx are compared by ``fawen textconv``; its folder has a blank and hanzi in its name."""

    folder: Path

    @classmethod
    def at(cls, folder: Path, program: Path) -> Repository:
        folder.mkdir()
        repository = cls(folder)
        repository.git("init", "-q")
        (folder / "fawen").symlink_to(program)
        repository.git("config", "diff.docx.textconv", f'"{folder / "fawen"}" textconv')
        repository.git("config", "diff.docx.cachetextconv", "true")
        (folder / ".gitattributes").write_text("*.docx diff=docx\n")
        return repository

    def git(self, *arguments: str) -> str:
        names = {
            f"GIT_{role}_{what}": "sample@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        environment = {**os.environ, **names, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull}
        environment.pop("FAWEN_LANG", None)
        command = ["git", "-c", "core.quotePath=false", *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, check=True, capture_output=True, timeout=PATIENCE
        )
        return done.stdout.decode()

    def commit(self, documents: Mapping[str, bytes]) -> None:
        for name, data in documents.items():
            (self.folder / name).write_bytes(data)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "示例")

    def changes(self) -> Changes:
        """What the last commit changed, as Git prints it."""
        return changes(self.git("diff", "--unified=0", "HEAD~1", "HEAD", "--", "*.docx"))


def changes(diff: str) -> Changes:
    found: dict[str, tuple[list[str], list[str]]] = {}
    for file in diff.split("diff --git ")[1:]:
        name, *lines = file.splitlines()
        lines = [line for line in lines if not line.startswith(("---", "+++"))]
        taken, added = ([line[1:] for line in lines if line.startswith(sign)] for sign in "-+")
        found[re.split(" b/", name)[-1]] = (taken, added)
    return found


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, programs: Path) -> Repository:
    repository = Repository.at(tmp_path_factory.mktemp("git") / "示例 仓库", programs / "fawen")
    repository.commit(ten_documents())
    return repository


@pytest.fixture(scope="module")
def seen(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Changes]:
    """What Git shows of ten changed characters, ten changed margins, and ten documents saved again by LibreOffice."""
    originals = ten_documents()
    rounds = {
        "characters": {edit.document: edit.applied(originals[edit.document]) for edit in CHARACTERS},
        "margins": {edit.document: edit.applied(originals[edit.document]) for edit in MARGINS},
        "saved again": resaved(originals, tmp_path_factory.mktemp("resaved")),
    }
    found = {}
    for name, documents in rounds.items():
        assert sorted(documents) == sorted(originals)
        repository.commit(documents)
        found[name] = repository.changes()
        repository.commit(originals)
    return found


@pytest.mark.parametrize("edit", CHARACTERS, ids=lambda edit: f"{edit.document}: {edit.where}")
def test_one_changed_character_is_one_changed_line(seen: Mapping[str, Changes], edit: Edit) -> None:
    one_line(seen["characters"][edit.document], edit)


@pytest.mark.parametrize("edit", MARGINS, ids=lambda edit: f"{edit.document}: {edit.where}")
def test_a_margin_is_one_changed_line(seen: Mapping[str, Changes], edit: Edit) -> None:
    one_line(seen["margins"][edit.document], edit)


@pytest.mark.parametrize("name", ten_documents())
def test_a_document_that_libreoffice_saved_again_differs_in_the_one_line_that_says_so(
    seen: Mapping[str, Changes], name: str
) -> None:
    taken, added = seen["saved again"][name]
    assert len(taken) == len(added) == 1
    assert not taken[0].startswith("存盘 LibreOffice")
    assert added[0].startswith("存盘 LibreOffice")


@pytest.mark.parametrize("edit", FRAGILE, ids=lambda edit: edit.where)
def test_what_libreoffice_drops_is_seen_where_a_hand_changes_it_alone(repository: Repository, edit: Edit) -> None:
    original = ten_documents()[edit.document]
    repository.commit({edit.document: edit.applied(original)})
    seen = repository.changes()
    repository.commit({edit.document: original})
    assert list(seen) == [edit.document]
    (taken,), (added,) = seen[edit.document]
    assert edit.was in taken
    assert edit.now in added
    assert edit.was not in added


def test_a_file_that_is_no_document_does_not_break_the_diff(repository: Repository) -> None:
    originals = ten_documents()
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 12345\n"
    broken = {"函.docx": b"", "回执.docx": originals["回执.docx"][:2_000], "标签.docx": pointer}
    repository.commit(broken)
    seen = repository.changes()
    repository.commit({name: originals[name] for name in broken})
    assert {name: added for name, (_, added) in seen.items()} == {
        "函.docx": ["[空文件，不是 Word 文档]"],
        "回执.docx": seen["回执.docx"][1][:1],
        "标签.docx": ["[Git LFS 指针：文件本身没有取来，请运行 git lfs pull。12345 字节，内容 00000000]"],
    }
    assert "文件损坏" in seen["回执.docx"][1][0]


def one_line(seen: tuple[list[str], list[str]], edit: Edit) -> None:
    taken, added = seen
    assert (len(taken), len(added)) == (1, 1)
    assert taken[0].replace(edit.was, edit.now) == added[0]
    assert taken != added

"""What Git is given, whatever the file is: lines, and never a failure."""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.comparison import comparing_documents as module
from generator.comparison.comparing_documents import textconv
from generator.ground.errors import Lang, speaking
from tests.comparison.ten_documents import (
    CHARACTERS,
    FRAGILE,
    MARGINS,
    MORE_CHARACTERS,
    ROOT,
    Edit,
    sentences,
    ten_documents,
    told,
    with_theme_fonts,
)
from tests.pages import resaved
from tests.patience import PATIENCE
from tests.word_documents import packed, parts, with_split_runs

pytestmark = pytest.mark.modules_in_turn(4)

OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def lines_of(data: bytes, folder: Path, lang: Lang = "zh") -> list[str]:
    path = folder / "k3xY9a_函.docx"
    path.write_bytes(data)
    with speaking(lang):
        return list(textconv(path))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "[空文件，不是 Word 文档]"),
        (b"plain text", "[fawen 读不懂这个文件：这不是 Word 文档（.docx），打不开。 10 字节，内容 "),
        (OLD_FORMAT, "[fawen 读不懂这个文件：这是旧格式（.doc、.wps）或者加了密码的文档，不是 .docx。 608 字节"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22e\nsize 12345\n",
            "[Git LFS 指针：文件本身没有取来，请运行 git lfs pull。12345 字节，内容 4d7a2146]",
        ),
        (packed({"word/document.xml": b"<a>"}), "[fawen 读不懂这个文件："),
        (packed({"xl/workbook.xml": b"<a/>"}), "[fawen 读不懂这个文件："),
    ],
)
def test_a_file_that_is_no_document_is_one_line(data: bytes, said: str, tmp_path: Path) -> None:
    (line,) = lines_of(data, tmp_path)
    assert line.startswith(said)
    assert line.isprintable()
    assert "k3xY9a" not in line  # Git gives a name of its own each time


def test_a_fault_of_our_own_is_one_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(module, "describe", fails)
    (line,) = lines_of(ten_documents()["函.docx"], tmp_path, "en")
    assert line.startswith("[fawen cannot make sense of this file: internal error of fawen (ValueError('odd')).")


@pytest.mark.parametrize("name", ten_documents())
def test_every_line_can_be_printed_and_is_the_same_each_time(name: str, tmp_path: Path) -> None:
    first = lines_of(ten_documents()[name], tmp_path)
    assert all(line.replace("\N{IDEOGRAPHIC SPACE}", "").isprintable() for line in first)
    assert lines_of(ten_documents()[name], tmp_path) == first


@pytest.mark.parametrize("seed", range(40))
def test_a_document_spoilt_at_random_is_told_or_refused(seed: int, tmp_path: Path) -> None:
    """Tags and attributes are taken out, doubled and exchanged within the parts; no fault of ours may come of it."""
    chance = random.Random(seed)
    contents = parts(chance.choice(list(ten_documents().values())))
    name = chance.choice([each for each in contents if each.endswith(".xml") and each.startswith("word/")])
    words = contents[name].decode().split(" ")
    for _ in range(chance.randint(1, 8)):
        place, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[place] = chance.choice([words[other], "", words[place] * 2, 'w:val="-99999999999"', 'w:val="x"'])
    contents[name] = " ".join(words).encode()
    found = lines_of(packed(contents), tmp_path)
    assert found
    assert not any("comparison-bug" in line or "fawen 自己出错" in line for line in found)


# Thirty changes and ten re-saves, seen through `git diff` itself: one change, one line.


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


@pytest.mark.xdist_group("git diff")
@pytest.mark.parametrize("edit", CHARACTERS, ids=lambda edit: f"{edit.document}: {edit.where}")
def test_one_changed_character_is_one_changed_line(seen: Mapping[str, Changes], edit: Edit) -> None:
    one_line(seen["characters"][edit.document], edit)


@pytest.mark.xdist_group("git diff")
@pytest.mark.parametrize("name", ten_documents())
def test_a_document_that_libreoffice_saved_again_differs_in_the_one_line_that_says_so(
    seen: Mapping[str, Changes], name: str
) -> None:
    taken, added = seen["saved again"][name]
    assert len(taken) == len(added) == 1
    assert not taken[0].startswith("存盘 LibreOffice")
    assert added[0].startswith("存盘 LibreOffice")


@pytest.mark.xdist_group("git diff")
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


@pytest.mark.xdist_group("git diff")
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


# What LibreOffice makes of a document when it saves it: again, twice, and with a real change beside.


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The ten documents, edited and saved by LibreOffice, and saved by it twice, in two calls."""
    originals = ten_documents()
    edited = {f"edited {edit.document}": edit.applied(originals[edit.document]) for edit in CHARACTERS}
    once = resaved({**originals, **edited, "theme": with_theme_fonts()}, tmp_path_factory.mktemp("once"))
    twice = resaved({name: once[name] for name in (*originals, "theme")}, tmp_path_factory.mktemp("twice"))
    return {**once, **{f"twice {name}": data for name, data in twice.items()}}


@pytest.mark.xdist_group("saved again")
@pytest.mark.parametrize("name", ten_documents())
def test_saved_twice_still_differs_in_the_first_line_only(again: Mapping[str, bytes], name: str) -> None:
    once, twice = told(again[name]), told(again[f"twice {name}"])
    assert once[1:] == twice[1:]
    assert twice[0].startswith("存盘 LibreOffice")
    assert told(ten_documents()[name])[1:] == twice[1:]


@pytest.mark.xdist_group("saved again")
def test_fonts_of_the_theme_that_libreoffice_names_in_tables_are_still_the_themes(again: Mapping[str, bytes]) -> None:
    before, after, twice = told(with_theme_fonts()), told(again["theme"]), told(again["twice theme"])
    assert before[1:] == after[1:] == twice[1:]
    assert any("主题标题字体/Calibri；加粗›项目1" in line for line in before)


@pytest.mark.xdist_group("saved again")
@pytest.mark.parametrize("edit", CHARACTERS, ids=lambda edit: edit.document)
def test_a_change_is_seen_beside_a_re_save(again: Mapping[str, bytes], edit: Edit) -> None:
    before, after = told(ten_documents()[edit.document]), told(again[f"edited {edit.document}"])
    (first, (old, new)) = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert first[1].startswith("存盘 LibreOffice")
    assert old.replace(edit.was, edit.now) == new


@pytest.mark.xdist_group("saved again")
def test_the_sentences_say_what_libreoffice_dropped(again: Mapping[str, bytes]) -> None:
    found = sentences(ten_documents()["函.docx"], again["函.docx"])
    assert found[0].startswith("由 LibreOffice ")
    assert found[0].endswith(" 另存过（原来存盘的是 fawen）")
    assert "按字缩进没有保存（原来是：首行 缩进 11.1 毫米 为 2 字）" in found


@pytest.mark.xdist_group("saved again")
@pytest.mark.parametrize("edit", MORE_CHARACTERS, ids=lambda edit: edit.where)
def test_a_character_in_another_place_is_one_changed_line(edit: Edit) -> None:
    original = ten_documents()[edit.document]
    before, after = told(original), told(edit.applied(original))
    ((old, new),) = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert old.replace(edit.was, edit.now) == new


@pytest.mark.xdist_group("saved again")
@pytest.mark.parametrize("name", ten_documents())
def test_runs_that_word_splits_and_ids_that_it_gives_are_not_told(name: str) -> None:
    original = ten_documents()[name]
    contents = parts(with_split_runs(original, random.Random(7)))
    body = contents["word/document.xml"].decode()
    body = body.replace("<w:p>", '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C12F">')
    body = body.replace("</w:body>", '<w:bookmarkStart w:id="99" w:name="_GoBack"/><w:bookmarkEnd w:id="99"/></w:body>')
    assert told(packed({**contents, "word/document.xml": body.encode()})) == told(original)

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from generator.desk.repository.fawen_program import own_words, shell


def test_this_installation_is_called_by_its_path() -> None:
    (word,) = own_words()
    assert word == (Path(sys.executable).parent / "fawen").as_posix()


def test_where_there_is_no_script_python_is_called_and_the_folder_is_no_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    words = own_words()
    assert words[0] == (tmp_path / "python").as_posix()
    (tmp_path / "generator").mkdir()
    (tmp_path / "generator" / "__init__.py").write_text("raise SystemExit('a stranger')")
    monkeypatch.undo()
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
    done = subprocess.run(
        [sys.executable, *words[1:], "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("fawen ")


@pytest.mark.parametrize(
    "word",
    ["/home/示例 甲/it's “here”/fawen", "C:/Program Files/发文/fawen.exe", '/a"b/$HOME/`x`/fawen', "/plain/fawen"],
)
def test_any_path_comes_through_a_shell(word: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"printf %s {shell((word,))}"], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == word

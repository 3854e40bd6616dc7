"""The extra ``web``."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from generator.ground.errors import OutputError
from generator.ground.words.translated_text import blocks
from generator.ground.words.vocabularies import PAGES
from generator.web import libraries
from generator.web.libraries import require_libraries


def test_they_are_there() -> None:
    require_libraries()


def test_what_is_missing_is_named_as_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "find_spec", lambda name: None if name == "python_multipart" else object())
    with pytest.raises(OutputError) as caught:
        require_libraries()
    (problem,) = caught.value.problems
    assert problem.code == "serve-library-missing"
    assert "：python-multipart。" in problem.text("zh")
    assert 'pip install "fawen[web]"' in problem.text("en")


# The words on the pages are there in both languages, each once, and each is on some page.


WEB = Path(__file__).parents[2] / "generator" / "web"
HANZI = re.compile("[\u3400-\u9fff]")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_text_has_both_languages() -> None:
    for key, (zh, en) in PAGES.items():
        assert zh.strip(), key
        assert en.strip(), key
        assert blanks(en) <= blanks(zh), key
        assert not HANZI.search(re.sub("“[^”]*”|'[^']*'|\\{[^}]*\\}", "", en)), key


def test_no_text_is_in_two_files() -> None:
    assert sorted(key for path in PAGES.paths for key in blocks(path)) == sorted(PAGES)


def test_every_text_is_on_a_page() -> None:
    """A key is in the code or in a template as it is, or with a word that varies at its end."""
    files = [path for path in WEB.rglob("*") if path.suffix in (".py", ".html")]
    code = "".join(path.read_text(encoding="utf-8") for path in files).replace("'", '"')
    whole = set(re.findall(r'"([a-z-]+)"', code))
    begins = tuple(re.findall(r'"([a-z-]+-)(?:\{|" ~)', code))
    assert [key for key in PAGES if key not in whole and not key.startswith(begins)] == []


def test_every_text_that_a_page_asks_for_is_there() -> None:
    files = [path for path in WEB.rglob("*") if path.suffix in (".py", ".html")]
    asking = re.compile(r'(?<![\w.])t(?:ext)?\(["\']([a-z-]+)["\'][,)]')
    asked = {key for path in files for key in asking.findall(path.read_text(encoding="utf-8"))}
    assert asked - set(PAGES) == set()

"""Two versions side by side: one file that needs nothing else, with frames around what was changed."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

from generator.comparison import comparing_documents
from generator.comparison.comparing_documents import compare_documents
from generator.ground.errors import OutputError
from tests.comparison.ten_documents import CHARACTERS, ten_documents

pytestmark = pytest.mark.xdist_group("side by side")

EDIT = CHARACTERS[0]
"""A character of the letter's title."""


@dataclass(frozen=True)
class Made:
    page: str
    sentences: tuple[str, ...]
    folder: Path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("两版 比较")
    original = ten_documents()[EDIT.document]
    (folder / "旧<版>&.docx").write_bytes(original)
    (folder / "新.docx").write_bytes(EDIT.applied(original))
    compared = compare_documents(folder / "旧<版>&.docx", folder / "新.docx", html=folder / "比较.html")
    return Made((folder / "比较.html").read_text(encoding="utf-8"), compared.sentences, folder)


def test_it_needs_no_network_and_no_scripts(made: Made) -> None:
    assert "<script" not in made.page
    assert set(re.findall(r'(?:src|href)="([a-z]+:)', made.page)) == {"data:"}
    assert "default-src 'none'" in made.page
    assert "旧&lt;版&gt;&amp;.docx" in made.page
    assert "旧<版>" not in made.page


def test_it_says_what_differs(made: Made) -> None:
    assert made.sentences == ("第1段：“于印送有关”改成“于印发有关”",)
    assert f"<li>{made.sentences[0]}</li>" in made.page


def test_both_versions_have_all_their_pages(made: Made) -> None:
    pictures = re.findall(
        r'<div class="page (old|new)"><img alt="(\d+)" src="data:image/png;base64,([^"]+)"', made.page
    )
    assert [(side, number) for side, number, _ in pictures] == [("old", "1"), ("new", "1"), ("old", "2"), ("new", "2")]
    width, height = Image.open(io.BytesIO(b64decode(pictures[0][2]))).size
    assert height / width == pytest.approx(297 / 210, rel=0.01)


def test_the_changed_line_is_framed_where_it_stands_on_the_page(made: Made) -> None:
    frames = re.findall(r'left:([\d.]+)%;top:([\d.]+)%;width:([\d.]+)%;height:([\d.]+)%"><b>1</b>', made.page)
    assert len(frames) == 2  # the old title and the new one
    for left, top, width, _ in (map(float, frame) for frame in frames):
        assert left + width / 2 == pytest.approx(50, abs=1.5)  # a title is centred, between unequal margins
        assert 20 < top < 30
        assert width == pytest.approx(10 * 22 / 595.3 * 100, abs=2)  # ten characters of 二号


def test_the_same_documents_make_the_same_bytes(made: Made) -> None:
    again = made.folder / "再比.html"
    compare_documents(made.folder / "旧<版>&.docx", made.folder / "新.docx", html=again)
    assert again.read_text(encoding="utf-8") == made.page


def test_every_element_is_closed(made: Made) -> None:
    parser = _Nesting()
    parser.feed(made.page)
    assert parser.open == []


def test_a_place_where_nothing_can_be_written(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing_documents, "_page", lambda *_: ("", ()))
    old = made.folder / "新.docx"
    with pytest.raises(OutputError):
        compare_documents(old, old, html=old / "比较.html")


class _Nesting(HTMLParser):
    _VOID = ("meta", "img")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  as the base class has it
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

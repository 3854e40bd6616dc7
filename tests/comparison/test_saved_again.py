"""What LibreOffice makes of a document when it saves it: again, twice, and with a real change beside."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from tests.check.resaved import resaved
from tests.comparison.ten_documents import CHARACTERS, MORE_CHARACTERS, Edit, ten_documents, with_theme_fonts
from tests.comparison.told import sentences, told
from tests.word_documents import packed, parts, with_split_runs

pytestmark = pytest.mark.xdist_group("saved again")


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The ten documents, edited and saved by LibreOffice, and saved by it twice, in two calls."""
    originals = ten_documents()
    edited = {f"edited {edit.document}": edit.applied(originals[edit.document]) for edit in CHARACTERS}
    once = resaved({**originals, **edited, "theme": with_theme_fonts()}, tmp_path_factory.mktemp("once"))
    twice = resaved({name: once[name] for name in (*originals, "theme")}, tmp_path_factory.mktemp("twice"))
    return {**once, **{f"twice {name}": data for name, data in twice.items()}}


@pytest.mark.parametrize("name", ten_documents())
def test_saved_twice_still_differs_in_the_first_line_only(again: Mapping[str, bytes], name: str) -> None:
    once, twice = told(again[name]), told(again[f"twice {name}"])
    assert once[1:] == twice[1:]
    assert twice[0].startswith("存盘 LibreOffice")
    assert told(ten_documents()[name])[1:] == twice[1:]


def test_fonts_of_the_theme_that_libreoffice_names_in_tables_are_still_the_themes(again: Mapping[str, bytes]) -> None:
    before, after, twice = told(with_theme_fonts()), told(again["theme"]), told(again["twice theme"])
    assert before[1:] == after[1:] == twice[1:]
    assert any("主题标题字体/Calibri；加粗›项目1" in line for line in before)


@pytest.mark.parametrize("edit", CHARACTERS, ids=lambda edit: edit.document)
def test_a_change_is_seen_beside_a_re_save(again: Mapping[str, bytes], edit: Edit) -> None:
    before, after = told(ten_documents()[edit.document]), told(again[f"edited {edit.document}"])
    (first, (old, new)) = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert first[1].startswith("存盘 LibreOffice")
    assert old.replace(edit.was, edit.now) == new


def test_the_sentences_say_what_libreoffice_dropped(again: Mapping[str, bytes]) -> None:
    found = sentences(ten_documents()["函.docx"], again["函.docx"])
    assert found[0].startswith("由 LibreOffice ")
    assert found[0].endswith(" 另存过（原来存盘的是 fawen）")
    assert "按字缩进没有保存（原来是：首行 缩进 11.1 毫米 为 2 字）" in found


@pytest.mark.parametrize("edit", MORE_CHARACTERS, ids=lambda edit: edit.where)
def test_a_character_in_another_place_is_one_changed_line(edit: Edit) -> None:
    original = ten_documents()[edit.document]
    before, after = told(original), told(edit.applied(original))
    ((old, new),) = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert old.replace(edit.was, edit.now) == new


@pytest.mark.parametrize("name", ten_documents())
def test_runs_that_word_splits_and_ids_that_it_gives_are_not_told(name: str) -> None:
    original = ten_documents()[name]
    contents = parts(with_split_runs(original, random.Random(7)))
    body = contents["word/document.xml"].decode()
    body = body.replace("<w:p>", '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C12F">')
    body = body.replace("</w:body>", '<w:bookmarkStart w:id="99" w:name="_GoBack"/><w:bookmarkEnd w:id="99"/></w:body>')
    assert told(packed({**contents, "word/document.xml": body.encode()})) == told(original)

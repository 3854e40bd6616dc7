from __future__ import annotations

from pathlib import Path

import pytest

from generator.desk.previewing.page_folder import page_names, pdf_name, publish
from generator.ground.errors import OutputError
from tests.sample_office import tree


def test_names_of_pages_are_in_their_order() -> None:
    assert page_names("函", 1, "svg") == ["函-第1页.svg"]
    names = page_names("函", 12, "png")
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("函-第01页.png", "函-第12页.png")


def test_pages_take_the_place_of_earlier_ones(tmp_path: Path) -> None:
    folder = tmp_path / "结 果" / "预览-东馆"
    publish(folder, {"函-第1页.png": b"1", "函-第2页.png": b"2", "信封-第1页.png": b"3"})
    (folder / "批注.txt").write_bytes(b"mine")
    (folder / "照片.png").write_bytes(b"mine, too")
    (folder / "留着").mkdir()
    (folder / "别处").symlink_to(tmp_path, target_is_directory=True)
    (folder / "留着" / "函-第9页.png").write_bytes(b"not ours there")
    publish(folder, {"函-第1页.png": b"new"})
    assert tree(tmp_path / "结 果") == {
        "预览-东馆/函-第1页.png": b"new",
        "预览-东馆/批注.txt": b"mine",
        "预览-东馆/照片.png": b"mine, too",
        "预览-东馆/留着/函-第9页.png": b"not ours there",
    }
    assert (folder / "别处").is_symlink()


@pytest.mark.parametrize("before", ["函-第1页.png", "函-第1页.svg", pdf_name("函")])
@pytest.mark.parametrize("now", ["函-第1页.png", "函-第1页.svg", pdf_name("函")])
def test_pages_of_another_format_go(tmp_path: Path, before: str, now: str) -> None:
    publish(tmp_path / "预览-东馆", {before: b"old"})
    (tmp_path / "预览-东馆" / "函.pdf").write_bytes(b"mine")
    publish(tmp_path / "预览-东馆", {now: b"new"})
    assert tree(tmp_path) == {f"预览-东馆/{now}": b"new", "预览-东馆/函.pdf": b"mine"}


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "预览-东馆").write_bytes(b"a file")
    with pytest.raises(OutputError):
        publish(tmp_path / "预览-东馆" / "深", {"函-第1页.png": b"1"})
    assert tree(tmp_path) == {"预览-东馆": b"a file"}

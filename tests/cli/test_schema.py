"""fawen schema, as a person calls it."""

import json
from functools import partial
from pathlib import Path

import pytest

from generator.desk.schemas import NAMES, as_text, file_name, schema
from tests.cli.command_tree import Fawen
from tests.sample_office import Office


@pytest.fixture
def fawen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fawen: Fawen) -> Fawen:
    """Runs ``fawen schema`` in an office's folder."""
    monkeypatch.chdir(tmp_path)
    Office.at(tmp_path).write("templates/house.yaml", "issuer: 示例市档案馆\n")
    return partial(fawen, "schema")


def test_all_are_written_into_one_folder(fawen: Fawen, tmp_path: Path) -> None:
    code, out, err = fawen()
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"已写出：.schemas/{name}.json" for name in NAMES]
    assert {path.name for path in (tmp_path / ".schemas").iterdir()} == {file_name(name) for name in NAMES}
    assert fawen("--output", "其他 夹")[0] == 0
    for name in NAMES:
        written = (tmp_path / ".schemas" / file_name(name)).read_bytes()
        assert written == (tmp_path / "其他 夹" / file_name(name)).read_bytes()


def test_one_is_printed_or_written(fawen: Fawen, tmp_path: Path) -> None:
    code, out, _ = fawen("units")
    assert code == 0
    assert out == as_text(schema("units", units=tmp_path / "units.yaml"))
    assert "shelves" in json.loads(out)["definitions"]["unit"]["properties"]
    assert fawen("units", "--output", "a/b.json", "--lang", "en")[1] == "written: a/b.json\n"
    assert (tmp_path / "a" / "b.json").read_text(encoding="utf-8") == out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("notice",), 2, "cli-value"),
        (("units", "--units", "没有.yaml"), 2, "source-missing"),
        (("units", "--units", "templates/house.yaml"), 1, "roster-unknown-field"),
        (("--output", "units.yaml"), 1, "output-"),
    ],
)
def test_what_cannot_be_done_is_told(fawen: Fawen, arguments: tuple[str, ...], code: int, told: str) -> None:
    found = fawen(*arguments)
    assert (found[0], found[1]) == (code, "")
    assert told in found[2]

"""Names with characters that break software go from the roster into documents and file names as they are."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from generator.dispatch.merging import merge
from generator.ground.errors import GeneratorError, RosterError, TemplateError
from tests.sample_office import Office
from tests.templates.word.every_place import PLACES, document, texts_of
from tests.word_documents import make_docx

FILE = Path(__file__).with_name("hard-names.csv")


def names() -> list[tuple[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["name"]) for row in csv.DictReader(file)]


def roster(folder: Path, units: list[str]) -> Path:
    path = folder / "units.yaml"
    path.write_text("groups:\n  - name: 示例\n    class: 示例\n    units:\n" + "".join(units), encoding="utf-8")
    return path


def template(folder: Path, text: str) -> Path:
    path = folder / "letter.docx"
    path.write_bytes(document(dict.fromkeys(PLACES, text)))
    return path


def test_the_file_is_the_one_that_was_copied() -> None:
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() in FILE.with_name("hard-names.origin.txt").read_text("utf-8")
    assert len(names()) == len({code for code, _ in names()}) == 74


def test_each_of_the_names_comes_out_in_every_place_and_in_its_files_name(tmp_path: Path) -> None:
    listed = names()
    units = roster(tmp_path, [f'      - {{name: "{name}", code: "{code}"}}\n' for code, name in listed])
    letter = template(tmp_path, "致{{ unit.name }}")
    merged = merge(letter, units=units, output=tmp_path / "out", name="{{ unit.code }}{{ unit.name }}.docx")
    expected = [f"{code}{name}.docx" for code, name in listed]
    assert [path.name for path in merged.files] == expected
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(expected)
    for path, (_, name) in zip(merged.files, listed, strict=True):
        assert texts_of(path.read_bytes()) == dict.fromkeys(PLACES, f"致{name}")


def refused(kind: type[GeneratorError], folder: Path, letter: Path, units: list[str]) -> GeneratorError:
    with pytest.raises(kind) as caught:
        merge(letter, units=roster(folder, units), output=folder / "out")
    assert not (folder / "out").exists()
    return caught.value


@pytest.mark.parametrize(
    ("escape", "character"),
    [("\\a", "U+0007"), ("\\f", "U+000C"), ("\\0", "U+0000"), ("\\x1B", "U+001B"), ("\\uFFFE", "U+FFFE")],
)
def test_a_roster_says_where_such_a_character_is(escape: str, character: str, tmp_path: Path) -> None:
    letter = template(tmp_path, "{{ unit.name }}")
    units = ["      - {name: 示例一}\n", f'      - {{name: "示例{escape}二"}}\n']
    (problem,) = refused(RosterError, tmp_path, letter, units).problems
    assert (problem.code, problem.facts["character"]) == ("source-xml-character", character)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.source) == (6, 16, units[1].rstrip("\n"))


BAD = [(1, "U+0001"), (27, "U+001B"), (0xD800, "U+D800"), (0xFFFE, "U+FFFE"), (0xFFFF, "U+FFFF")]


def bad_for_one(code: int) -> list[str]:
    """A letter that puts such a character behind the name of units with several copies."""
    return [f"致{{{{ unit.name ~ ('%c' | format({code})) if unit.copies > 1 else unit.name }}}}"]


@pytest.mark.parametrize(("code", "shown"), BAD)
def test_a_merge_names_unit_field_and_code_point(code: int, shown: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(make_docx(bad_for_one(code)))
    units = ["      - {name: 示例一}\n", "      - {name: 示例二, copies: 2}\n", "      - {name: 示例三}\n"]
    check(refused(TemplateError, tmp_path, letter, units), shown, "示例二", 4)


@pytest.mark.parametrize(("code", "shown"), BAD)
def test_a_build_names_unit_field_and_code_point(code: int, shown: str, office: Office) -> None:
    office.template("unit/函.docx", bad_for_one(code))
    with pytest.raises(TemplateError) as caught:
        office.build()
    assert not office.output.exists()
    check(caught.value, shown, "东馆", 3)


def check(error: GeneratorError, shown: str, unit: str, position: int) -> None:
    (problem,) = error.problems
    assert (problem.code, problem.units) == ("template-character", (unit,))
    assert (problem.facts["character"], problem.facts["position"]) == (shown, position)
    assert problem.field is not None
    assert problem.field.startswith("unit.name")
    message = problem.message()
    assert unit in message
    assert shown in message
    assert "unit.name" in message

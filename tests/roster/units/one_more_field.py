"""fawen with one more row in the table of standard fields: what becomes of its value, written as JSON.

Run as ``python -m tests.roster.units.one_more_field FOLDER``: the table is read once, when the package is imported.
"""

import json
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

TABLE = "generator.roster.units.unit"
BEHIND = "    old_names: tuple[str, ...] = field(\n"
ROW = """\
    fax: str = field(
        default="",
        metadata=StandardField(
            titles=("传真",), headers=("传真号码",), zh="传真号码。", en="A fax number."
        ).metadata,
    )
"""
NUMBER = "023-00000009"
ROSTER = f"groups:\n  - name: 示例\n    units:\n      - {{name: 示例镇, fax: {NUMBER}}}\n      - {{name: 示例乡}}\n"
SHEET = "组别,单位名称,传真号码\n示例,示例镇,023-00000001\n示例,示例乡,023-00000002\n"


class _WithRow(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        source = self.get_source(fullname) or ""
        assert source.count(BEHIND) == 1
        return compile(source.replace(BEHIND, ROW + BEHIND), self.get_filename(fullname), "exec")


class _Finder(MetaPathFinder):
    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == TABLE else None
        if spec is not None and spec.origin is not None:
            spec.loader = _WithRow(fullname, spec.origin)
        return spec


def rosters(folder: Path) -> dict[str, object]:
    """The value as it is read from YAML and from a sheet, written to a sheet, and imported; what is doubted of it."""
    from generator.roster.editing.importing import import_into
    from generator.roster.sheets.exporting import write_roster
    from generator.roster.sheets.named_file import load_explicit, load_units
    from generator.roster.units.doubts import doubts
    from generator.roster.units.groups import Roster
    from generator.roster.units.load import load_roster

    def faxes(roster: Roster) -> list[object]:
        return [unit.as_mapping()["fax"] for unit in roster.units]

    typed, sheet, exported = folder / "units.yaml", folder / "units.csv", folder / "exported.csv"
    typed.write_text(ROSTER.replace(NUMBER, f'"{NUMBER} "'), "utf-8")
    doubted = [(each.code, each.field) for each in doubts(load_roster(typed))]
    typed.write_text(ROSTER, "utf-8")
    found = {"doubts": doubted, "yaml": faxes(load_roster(typed))}
    sheet.write_text(SHEET, "utf-8")
    found["sheet"] = faxes(load_units(sheet))
    write_roster(load_roster(typed), exported)
    found["exported"] = faxes(load_units(exported))
    import_into(typed, load_explicit(sheet))
    return found | {"imported": faxes(load_roster(typed))}


def papers(folder: Path) -> dict[str, object]:
    """The value in a letter of a Word template, for the units that a condition on its title chooses."""
    from generator.dispatch.merging import merge
    from tests.word_documents import make_docx, paragraphs

    template = folder / "letter.docx"
    template.write_bytes(make_docx(["{{ unit.fax }}"]))
    merged = merge(template, units=folder / "units.yaml", output=folder, where="传真 != ''")
    return {"letters": [paragraphs(path.read_bytes()) for path in merged.files]}


def helps(folder: Path) -> dict[str, object]:
    """What editors and shells show of the field."""
    from click.shell_completion import ShellComplete

    from generator.cli.commands import program
    from generator.cli.standing_options import COMPLETION
    from generator.desk.schemas import schema

    shell = ShellComplete(program(), {}, "fawen", COMPLETION)
    offers = shell.get_completions(["build", "--units", str(folder / "units.yaml"), "--sort"], "传")
    definitions: Any = schema("units")["definitions"]
    known = definitions["unit"]["properties"]
    in_chinese = [each for each in known if "传真" in each]
    return {"offers": [(each.value, each.help) for each in offers], "schema": in_chinese}


def main(folder: Path) -> None:
    """Writes what became of the value to standard output."""
    sys.meta_path.insert(0, _Finder())
    print(json.dumps(rosters(folder) | papers(folder) | helps(folder)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Every command that opens documents makes of a document of another maker what it makes of the plain one.

``CASES`` has every command of the program, with what it does on a desk or why it opens no document. What needs
LibreOffice is in ``test_pages``.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.command_tree import commands
from tests.other_makers.conftest import Dressed
from tests.other_makers.desks import LETTER, Desk, Done, held
from tests.other_makers.variants import VARIANTS
from tests.word_documents import make_docx

pytestmark = pytest.mark.xdist_group("other makers")
Case = Callable[[Desk], object]
Own = Callable[[Desk], Desk]
NOTE = "template-package-behind"
"""The code of what is told of bytes behind the end of the ZIP."""
UNITS = ("--units", "名单.xlsx")


def build(desk: Desk) -> object:
    return desk.run("build"), desk.papers()


def build_from_sheet(desk: Desk) -> object:
    return desk.run("build", *UNITS), desk.papers()


def merge(desk: Desk) -> object:
    return desk.run("merge", f"templates/{LETTER}", "--units", "units.yaml", "--output", "m"), desk.papers("m")


def merge_from_sheet(desk: Desk) -> object:
    return desk.run("merge", "模板.dotx", *UNITS, "--output", "m", "--name", "{{ serial }}"), desk.papers("m")


def check(*words: str) -> Case:
    return lambda desk: desk.run("check", *words)


def fix(desk: Desk) -> object:
    return desk.run("check", "公文.docx", "--fix", "fixed.docx"), held(desk.folder / "fixed.docx")


def variables(desk: Desk) -> object:
    templates = [f"templates/{LETTER}", "templates/dispatch/distribution-list.xlsx", "模板.dotx"]
    return [desk.run("variables", *words) for each in templates for words in ((each,), (each, "--json"))]


def diff(old: str, new: str) -> Case:
    return lambda desk: desk.run("diff", old, new)


def tidy(desk: Desk) -> object:
    names = [f"templates/{LETTER}", "模板.dotx"]
    return desk.run("template", "tidy", *names), [held(desk.folder / name) for name in names]


def tidy_elsewhere(desk: Desk) -> object:
    done = desk.run("template", "tidy", "模板.dotx", "--output", "tidy.dotx")
    return done, held(desk.folder / "tidy.dotx"), desk.run("template", "tidy", "--check", "tidy.dotx")


def textconv(desk: Desk) -> object:
    return [desk.run("textconv", name) for name in ("公文.docx", f"templates/{LETTER}", "模板.dotx")]


def roster_import(desk: Desk) -> object:
    new = desk.run("roster", "import", "名单.xlsx", "--output", "new.yaml"), (desk.folder / "new.yaml").read_bytes()
    return new, desk.run("roster", "import", "名单.xlsx", "--into", "units.yaml", "--dry-run")


def roster_export(desk: Desk) -> object:
    return desk.run("roster", "export", "out.xlsx", *UNITS), held(desk.folder / "out.xlsx")


def notice_of_draft(desk: Desk) -> object:
    done = desk.run("new", "notice", "taken", "--from", "公文.docx", "--json")
    return done, {path.name: path.read_bytes() for path in sorted((desk.folder / "taken").iterdir())}


def register_add(desk: Desk) -> object:
    """The notice's attachments are documents. The worksheet beside the register is never read."""
    done = desk.run("register", "add", "--notice", "templates/notice", "--date", "2024-03-06")
    csv = (desk.folder / "output" / "发文登记簿.csv").read_bytes()
    return done.code, done.out, without(done.err, "register-view-edited"), csv


def check_staged(desk: Desk) -> object:
    template = desk.folder / "templates" / LETTER
    template.write_bytes(desk.dress(make_docx(["{{ unit.nmae }}"])))
    git(desk, "init", "-q")
    git(desk, "add", "-A")
    return desk.run("git", "check-staged")


def git(desk: Desk, *words: str) -> None:
    subprocess.run(["git", *words], cwd=desk.folder, check=True, capture_output=True)


NO_DOCUMENT = "it opens no document"


def review_draft(desk: Desk) -> object:
    """The draft of the desk's notice comes back as its maker saves it."""
    desk.run("build", "--draft")
    (draft,) = (desk.folder / "output").glob("草稿*/*.docx")
    (desk.folder / "审过.docx").write_bytes(desk.dress(draft.read_bytes()))
    return desk.run("review", "审过.docx", "--json")


CASES: Mapping[str, Mapping[str, Case] | str] = {
    "build": {"from YAML": build, "from a sheet": build_from_sheet},
    "merge": {"from YAML": merge, "from a sheet": merge_from_sheet},
    "mail": "it attaches what a build has made",
    "preview": "test_pages",
    "pdf": "test_pages",
    "check": {
        "a document": check("公文.docx"),
        "a document, as data": check("公文.docx", "--json"),
        "templates": check("templates"),
        "a template": check("模板.dotx", "--as", "template"),
        "a template against a sheet": check("templates", *UNITS),
        "mended": fix,
    },
    "variables": {"of each kind": variables},
    "diff": {"documents": diff("公文.docx", "新公文.docx"), "builds": diff("旧", "新")},
    "template tidy": {"in place": tidy, "elsewhere": tidy_elsewhere},
    "textconv": {"of each kind": textconv},
    "roster import": {"new and into": roster_import},
    "roster export": {"from a sheet": roster_export},
    "roster check": {"a sheet": lambda desk: desk.run("roster", "check", *UNITS)},
    "register add": {"of a notice": register_add},
    "register next": {"of a notice": lambda desk: desk.run("register", "next", "--notice", "templates/notice")},
    "register list": "it reads the CSV file only",
    "register void": "it reads the CSV file only; the worksheet beside it is as in register add",
    "git check-staged": {"a template": check_staged},
    "git install": NO_DOCUMENT,
    "git uninstall": NO_DOCUMENT,
    "new desk": NO_DOCUMENT,
    "new notice": {"of a draft": notice_of_draft},
    "review": {"a draft that nobody changed": review_draft},
    "new letter": NO_DOCUMENT,
    "new roster": NO_DOCUMENT,
    "new papers": NO_DOCUMENT,
    "schema": NO_DOCUMENT,
    "serve": "its pages open documents as the commands do",
    "desktop": NO_DOCUMENT,
    "explain": NO_DOCUMENT,
    "help": NO_DOCUMENT,
    "doctor": NO_DOCUMENT,
}
READY = [(f"{command}: {what}", case) for command, cases in CASES.items() if not isinstance(cases, str)
         for what, case in cases.items()]  # fmt: skip


def test_every_command_is_here() -> None:
    """A new command says here what it makes of documents of other makers, or why it opens none."""
    assert {" ".join(path) for path, _ in commands("zh", groups=False)} == set(CASES)


def without_note(value: object) -> object:
    """What was done without the note about bytes behind the end of a ZIP, and without what counts files and notes."""
    if isinstance(value, Done):
        return Done(value.code, unnoted(value.out), unnoted(value.err))
    if isinstance(value, tuple | list):
        return [without_note(each) for each in value]
    return unnoted(value) if isinstance(value, str) else value


def unnoted(text: str) -> str:
    text = re.sub(r"files checked: \d+|, white space after the end of the file: 1", "", text)
    text = re.sub(r"^  (?:rules broken: .*|no problems found\.)$", "", text, flags=re.MULTILINE)
    if text.startswith('{"file"'):
        return "\n".join(map(_unnoted_data, text.splitlines()))
    return without(text, NOTE)


def _unnoted_data(line: str) -> str:
    data = json.loads(line)
    data["findings"] = [each for each in data.get("findings", ()) if each["code"] != NOTE]
    return json.dumps(data, ensure_ascii=False)


def without(text: str, code: str) -> str:
    """What was told without the problems of this code; each is a line with its code, and indented ones that follow."""
    return re.sub(rf"[^\n]*\[{code}\]\n(  [^\n]*\n)*\n?", "", text).strip()


@pytest.fixture(scope="module")
def expected(plain: Desk, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Case], object]:
    """What a case comes to on the plain desk, worked out once."""
    known: dict[str, object] = {}

    def of(name: str, case: Case) -> object:
        if name not in known:
            known[name] = without_note(case(copied(plain, tmp_path_factory.mktemp("plain"))))
        return known[name]

    return of


def copied(desk: Desk, folder: Path) -> Desk:
    shutil.copytree(desk.folder, folder / "desk")
    return Desk(folder / "desk", desk.dress)


THOROUGH = {"build: from YAML", "check: a document, as data", "textconv: of each kind", "roster check: a sheet"}
"""Between them they open all kinds of packages: these are tried with every variant."""
DEAR = {"build: from YAML", "check: a document, as data"}
"""With the other variants these are for ``make test-long``; others of THOROUGH open packages in the same way."""
FEW = ("document2.xml", "all at once, a template's type")
"""The variants that all are tried with."""
TRIED = [
    pytest.param(
        name, case, variant, id=f"{name}, {variant}",
        marks=(pytest.mark.long,) if name in DEAR and variant not in FEW else (),
    )
    for name, case in READY
    for variant in (VARIANTS if name in THOROUGH else FEW)
]  # fmt: skip


@pytest.mark.cases(2)
@pytest.mark.parametrize(("name", "case", "variant"), TRIED)
def test_a_document_of_another_maker_is_the_same_document(
    name: str, case: Case, variant: str, expected: Callable[[str, Case], object], saved_by: Dressed, own: Own
) -> None:
    there = own(saved_by(variant, VARIANTS[variant].dress))
    assert without_note(case(there)) == expected(name, case)

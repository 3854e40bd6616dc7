"""manifest.json is what :mod:`json` would write, written sooner, and is read back."""

import errno
import json
import os
import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from generator.cli.entry_point import run
from generator.dispatch.manifest import Manifest, program
from generator.ground.disk import MANIFEST as MANIFEST_FILE
from generator.ground.errors import OutputError
from generator.writing.manifest_entries import (
    EDITED_FOLDER,
    MANIFEST,
    ManifestFile,
    NoManifestError,
    RecordedBuild,
    SetOptions,
    listed_in,
    parsed_manifest,
    pictures_listed,
)
from tests.chosen import one_in
from tests.sample_office import Office, tree

SHA = "0123456789abcdef" * 4
FILES = (
    ManifestFile("a.docx", "notice", None, None, "notice.md", SHA, SHA, SHA, 1, 5, 2),
    ManifestFile(
        *('unit/"b"赟.docx', "unit", '"赟"\\\u2028馆', "01", "unit/函.docx", SHA, SHA, SHA, 2, 1, None, "v", "12ab"),
        takes=("02", "西馆"),
        pictures={"a/赟.png": SHA, 'b".png': SHA},
    ),
    ManifestFile("c.docx", "unit", "西馆", None, "unit/函.docx", SHA, SHA, SHA, 2, 1, None, "v", "12ab", pictures={}),
    ManifestFile(
        "c.pdf", "unit", "西馆", None, "unit/函.md", SHA, SHA, SHA, 2, 1, 1, "v", "仿宋\n黑体", printed_by="own"
    ),
)


OPTIONS = SetOptions(pdf=True, pdf_a=True, pdf_engine="office", duplex=True)


def text(*files: ManifestFile) -> str:
    made = Manifest(
        Path("x"),
        "示档发〔2024〕7号",
        files,
        notice="notice",
        reads={"unit/函.docx": ("unit.name",)},
        inputs={"notice": SHA},
        printer="p",
        counted={SHA: 2},
        order=("-shelves",),
        options=OPTIONS,
        date="2024-03-05",
    )
    return "".join(made.pieces())


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_it_is_json_with_sorted_keys(count: int) -> None:
    written = text(*FILES[:count])
    data = json.loads(written)
    assert data["files"] == [{**asdict(file), "takes": list(file.takes)} for file in FILES[:count]]
    assert written == json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_it_is_read_back() -> None:
    assert parsed_manifest(text(*FILES).encode()) == RecordedBuild(
        FILES,
        "示档发〔2024〕7号",
        "notice",
        {"unit/函.docx": ("unit.name",)},
        {"notice": SHA},
        program(),
        "p",
        {SHA: 2},
        ("-shelves",),
        OPTIONS,
        "2024-03-05",
    )


def test_one_of_an_older_fawen_is_read() -> None:
    """What has been added since is absent; what a later one adds is passed over."""
    data = json.loads(text(*FILES))
    for key in ("notice", "inputs", "counted", "duplex", "pdf_a", "options", "date"):
        del data[key]
    for file in data["files"]:
        del file["takes"], file["laid_out"], file["pictures"], file["printed_by"]
    listed = parsed_manifest(json.dumps({**data, "new": 1}).encode())
    assert [file.path for file in listed.files] == [file.path for file in FILES]
    assert (listed.notice, listed.inputs, listed.counted, listed.options) == (
        "",
        {},
        {},
        SetOptions(pdf=True, pdf_engine="office"),
    )
    assert (listed.files[1].takes, listed.files[1].pictures) == ((), None)


def one(**changed: object) -> str:
    """A manifest whose one file has these values."""
    data = json.loads(text(FILES[0]))
    data["files"][0].update(changed)
    return json.dumps(data)


def whole(**changed: object) -> str:
    return json.dumps({**json.loads(text(FILES[0])), **changed})


BAD_PATHS = [
    "", ".", "..", "../x", "a/../../x", "a//b", "/x", "/", "a/", "./x", "a\\b", "..\\x", "C:/x", "C:x",
    "a\0b", "a\nb", "con", "CON.docx", "unit/nul", "aux .txt", "COM1", "lpt9.docx", "com¹.docx", "\ud800",
    "manifest.json", f"{EDITED_FOLDER}/a.docx", EDITED_FOLDER,
]  # fmt: skip
BAD_PICTURES = ["", ".", "..", "../x", "a/../../x", "/etc/passwd", "a\\b", "C:/x", "a\0b", "\ud800.png"]
DAMAGED = {
    "nothing": "",
    "a list": "[]",
    "no keys": "{}",
    "a path that is no text": one(path=1),
    "files that are no list": whole(files=1),
    "a file that is no mapping": whole(files=[1]),
    "reads that are a list": whole(reads=[1, 2]),
    "reads of a number": whole(reads={"x": 5}),
    "reads of numbers": whole(reads={"x": [5]}),
    "an order that is a number": whole(sort=5),
    "an order of numbers": whole(sort=[5]),
    "a program that is a number": whole(fawen=5),
    "a number that is a mapping": whole(number={"a": 1}),
    "a printer that is a list": whole(printer=["a"]),
    "inputs of numbers": whole(inputs={"notice": 1}),
    "counted texts": whole(counted={"a": "b"}),
    "duplex as a text": whole(duplex="yes"),
    "options that are a list": whole(options=["pdf"]),
    "an option as a text": whole(options={"pdf": "yes"}),
    "an engine that there is not": whole(options={"pdf_engine": "word"}),
    "half a character": whole(notice="\udc00"),
    "a unit that is a mapping": one(unit={"a": 1}),
    "a template that is a list": one(template=["a"]),
    "a kind that there is not": one(kind="letter"),
    "a kind that is a list": one(kind=["unit"]),
    "a digest that is none": one(sha256="abc"),
    "a digest that is a number": one(sha256=5),
    "bytes below nothing": one(bytes=-1),
    "bytes that are true": one(bytes=True),
    "pages that are a text": one(pages="2"),
    "told that is a text": one(told="no"),
    "tags that are a list": one(tags=["12ab"]),
    "takes that are a text": one(takes="西馆"),
    "pictures that are a list": one(pictures=["a.png"]),
    "a picture without a digest": one(pictures={"a.png": None}),
    "a picture whose digest is none": one(pictures={"a.png": "abc"}),
    "too many pictures": one(pictures={f"{number}.png": SHA for number in range(201)}),
    "a picture of a name without end": one(pictures={"a" * 5000: SHA}),
    **{f"the picture {path!r}": one(pictures={path: SHA}) for path in BAD_PICTURES},
    "copies without end": one(copies=float("inf")),
    "a number of 5,000 digits": one(copies=1).replace('"copies": 1', '"copies": ' + "9" * 5000),
    "as deep as it goes": '{"files": ' + "[" * 100_000,
    "deep and whole": '{"files": ' + "[" * 100_000 + "]" * 100_000 + "}",
    **{f"the path {path!r}": one(path=path) for path in BAD_PATHS},
}
"""What is no manifest, by what is wrong with it."""


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED)
def test_what_is_none_is_none(damaged: str) -> None:
    with pytest.raises(NoManifestError):
        parsed_manifest(damaged.encode("utf-8", "surrogatepass"))


def test_pictures_are_listed_up_to_the_limits_of_an_entry() -> None:
    most = {f"{number}.png": SHA for number in range(199)} | {"a" * 4096: SHA}
    assert parsed_manifest(one(pictures=most).encode()).files[0].pictures == most
    assert (pictures_listed({}), pictures_listed(most)) == ({}, most)
    for beyond in ({**most, "b.png": SHA}, {"a" * 4097: SHA}, {"../a.png": SHA}):
        assert pictures_listed(beyond) is None


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = Office.at(tmp_path_factory.mktemp("built"))
    office.build()
    return office


@pytest.fixture
def built(built_once: Office, tmp_path: Path) -> Office:
    return Office(shutil.copytree(built_once.folder, tmp_path / "office"))


@pytest.mark.cases(2)
@pytest.mark.parametrize("name", one_in(5, ((name,) for name in DAMAGED)))
def test_a_build_names_it_and_leaves_everything(built: Office, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (built.papers / MANIFEST).write_bytes(DAMAGED[name].encode("utf-8", "surrogatepass"))
    refused(built, capsys)


def refused(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """A build, dry or not, ends with 1, names the file with the remedy, and changes nothing; deleted, it is mended."""
    before = tree(office.output)
    for more in ([], ["--dry-run"], ["--only", "东馆"]):
        assert run(["build", *office.arguments(), *more]) == 1
        err = capsys.readouterr().err
        assert f"{office.papers / MANIFEST}: " in err
        assert "[output-manifest" in err
        assert "删除它" in err
        assert tree(office.output) == before


class TestWhatIsNoFile:
    def test_a_fifo(self, built: Office, capsys: pytest.CaptureFixture[str]) -> None:
        (built.papers / MANIFEST).unlink()
        os.mkfifo(built.papers / MANIFEST)
        refused(built, capsys)

    @pytest.mark.parametrize("to", ["elsewhere", "/dev/zero", "nowhere"])
    def test_a_link(self, built: Office, tmp_path: Path, to: str, capsys: pytest.CaptureFixture[str]) -> None:
        (built.papers / MANIFEST).rename(tmp_path / "elsewhere")
        (built.papers / MANIFEST).symlink_to(tmp_path / to)
        refused(built, capsys)


def test_one_that_the_system_refuses_to_read(built: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *, most: int) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("generator.writing.manifest_entries.plain_bytes", refuse)
    with pytest.raises(OutputError, match="output-manifest-unread"):
        listed_in(built.papers)


def test_deleted_the_papers_that_are_as_they_would_be_made_are_ours_again(built: Office) -> None:
    before = tree(built.papers)
    (built.papers / MANIFEST).unlink()
    built.build()
    assert tree(built.papers) == before


def test_all_units_of_the_country_fit() -> None:
    """41,352 units, four templates, each paper with its PDF."""
    entry = text(*[replace(FILES[1], path=f"unit/{'附函' * 8}/00001-{'示例街道' * 3}.docx", tags="0123" * 12)] * 1000)
    assert len(entry.encode()) / 1000 * 41_352 * 4 * 2 < MANIFEST_FILE.most

"""Pictures that the roster names lie in the folder ``pictures`` beside it."""

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from generator.dispatch.file_changes import PICTURES
from generator.dispatch.manifest import Manifest
from generator.dispatch.unit_papers import unit_paper_run
from generator.ground.disk import read_plain
from generator.ground.errors import GeneratorError
from generator.office import pictures
from generator.templates.word.docx_template import DocxTemplate
from generator.writing.manifest_entries import MANIFEST
from tests.chosen import across
from tests.dispatch.test_text_papers import LETTER as TEXT_LETTER
from tests.refused import refused
from tests.sample_office import Office, tree
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import make_docx, parts

pytestmark = pytest.mark.in_turn(2)

LINE = "{% if unit.name == '东馆' %}{{ ('maps/' ~ unit.name ~ '.png') | image(width='60mm') }}{% endif %}"


def with_picture(office: Office) -> None:
    folder = office.folder / "pictures" / "maps"
    folder.mkdir(parents=True)
    (folder / "东馆.png").write_bytes(picture_bytes())


def shown(files: dict[str, bytes]) -> list[str]:
    """The documents that hold the picture."""
    documents = {name: data for name, data in files.items() if name.endswith(".docx")}
    return [name for name, data in documents.items() if picture_bytes() in parts(data).values()]


def test_a_build_prints_them(office: Office) -> None:
    with_picture(office)
    office.template("unit/地图.docx", [LINE])
    office.build()
    assert shown(tree(office.papers)) == ["unit/地图/01-东馆.docx"]


def test_a_picture_that_is_not_there(office: Office) -> None:
    office.template("unit/地图.docx", [LINE])
    (problem,) = refused(GeneratorError, office.build).problems
    expected = ("template-picture-missing", ("东馆",), "maps/东馆.png")
    assert (problem.code, problem.units, problem.facts["path"]) == expected
    assert not office.papers.exists()


@pytest.mark.parametrize(
    "tag", ['{{ "a.png" | image }}', '{{ ["a.png"] | map("im" ~ "age") | first }}', "{{ '图'|图片 }}"]
)
def test_what_may_print_pictures(tag: str) -> None:
    assert DocxTemplate.open(make_docx([tag])).prints_pictures
    assert not DocxTemplate.open(make_docx(["image 图片 {{ unit.name }}"])).prints_pictures


MAPS = ("东馆", "西馆")
"""The units that have a map of their own."""
TAGS = {
    "a name of a value": "{{ ('maps/' ~ unit.name ~ '.png') | image(width='9mm') }}",
    "fixed names": (
        "{% if unit.name == '东馆' %}{{ 'maps/东馆.png' | image }}{% else %}{{ 'maps/西馆.png' | 图片 }}{% endif %}"
    ),
    "a name within its folder": "{{ ('./maps//' ~ unit.name ~ '.png') | image(width='9mm') }}",
    "a loop": "{% for each in [unit.name] %}{{ ('maps/' ~ each ~ '.png') | image(width='9mm') }}{% endfor %}",
    "a filter that calls it": "{{ ['maps/' ~ unit.name ~ '.png'] | map('im' ~ 'age', width='9mm') | first }}",
}


@contextmanager
def lent(kind: Callable[[int], Executor]) -> Iterator[dict[str, Executor]]:
    with kind(2) as executor:
        yield {"executor": executor}


WORKFORCES: dict[str, Callable[[], Any]] = {
    "this process": lambda: nullcontext({}),
    "two processes": lambda: nullcontext({"jobs": 2}),
    "threads of somebody else's": lambda: lent(ThreadPoolExecutor),
    "processes of somebody else's": lambda: lent(ProcessPoolExecutor),
}


def map_of(office: Office, name: str) -> Path:
    return office.folder / "pictures" / "maps" / f"{name}.png"


def put(office: Office, name: str, color: str) -> None:
    map_of(office, name).parent.mkdir(parents=True, exist_ok=True)
    map_of(office, name).write_bytes(picture_bytes(color=color))


def remade(manifest: Manifest) -> dict[str, tuple[str, ...]]:
    """What the run made again, with the reasons."""
    return {each.path: tuple(each.reasons) for each in manifest.changes if each.action not in {"unchanged"}}


def word(office: Office, tag: str) -> None:
    office.template("unit/地图.docx", [tag])


def text(office: Office, tag: str) -> None:
    office.write("templates/unit/地图.md", f"{TEXT_LETTER}\n{tag}\n")


KINDS = {"Word": word, "text": text}


def paper_of(name: str, template: str = "地图") -> str:
    return f"unit/{template}/0{1 + MAPS.index(name)}-{name}.docx"


def recorded(office: Office) -> dict[str, Any]:
    data = json.loads((office.papers / MANIFEST).read_text(encoding="utf-8"))
    return {file["path"]: file["pictures"] for file in data["files"]}


@pytest.fixture
def desk(office: Office) -> Office:
    """Two units with a map each, another map that nothing prints; no template yet that prints any."""
    units = ", ".join(f"{{name: {name}}}" for name in MAPS)
    office.write("units.yaml", f"groups:\n  - {{name: 分馆, units: [{units}]}}\n")
    office.replace("templates/notice/notice.md", "各分馆，有关直属单位", "各分馆")
    for name in (*MAPS, "没用的"):
        put(office, name, "red")
    return office


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pictures that have been opened, as often as they were."""
    found: list[str] = []

    def counted(path: Path, *, most: int, root: Path) -> bytes:
        found.append(path.stem)
        return read_plain(path, most=most, root=root)

    monkeypatch.setattr(pictures, "read_plain", counted)
    return found


def _name(value: object) -> str:
    return next(name for name, each in {**TAGS, **KINDS}.items() if each is value)


@pytest.mark.parametrize(("tag", "make"), across(TAGS.values(), list(KINDS.values())), ids=_name)
class TestExactlyTheirPictures:
    @pytest.mark.cases(2)
    def test_a_paper_depends_on_the_pictures_it_printed(
        self, desk: Office, make: Callable[[Office, str], None], tag: str, opened: list[str]
    ) -> None:
        make(desk, tag)
        desk.build()
        assert {*opened} == {*MAPS}
        files = recorded(desk)
        for name in MAPS:
            digest = hashlib.sha256(picture_bytes()).hexdigest()
            assert files[paper_of(name)] == {f"maps/{name}.png": digest}
            assert files[f"unit/函/0{1 + MAPS.index(name)}-{name}.docx"] == {}
        for name in MAPS:
            put(desk, name, "blue")
            assert remade(desk.build()) == {paper_of(name): (PICTURES,)}
        assert remade(desk.build()) == {}

    @pytest.mark.cases(2)
    def test_what_no_paper_prints_is_never_opened(
        self, desk: Office, make: Callable[[Office, str], None], tag: str, opened: list[str]
    ) -> None:
        make(desk, tag)
        desk.build()
        opened.clear()
        put(desk, "没用的", "blue")
        assert remade(desk.build()) == {}
        map_of(desk, "没用的").unlink()
        assert remade(desk.build()) == {}
        assert sorted(opened) == sorted(MAPS * 2), "each once a run"

    @pytest.mark.cases(2)
    def test_one_that_is_taken_away_is_missed_and_put_back_is_the_same(
        self, desk: Office, make: Callable[[Office, str], None], tag: str
    ) -> None:
        make(desk, tag)
        desk.build()
        before = tree(desk.papers)
        map_of(desk, "东馆").unlink()
        for dry in (True, False):
            (problem,) = refused(GeneratorError, desk.build, dry_run=dry).problems
            assert PurePosixPath(str(problem.facts["path"])) == PurePosixPath("maps/东馆.png")
        assert tree(desk.papers) == before
        put(desk, "东馆", "red")
        assert remade(desk.build()) == {}
        assert tree(desk.papers) == before


@pytest.mark.cases(2)
@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("workforce", WORKFORCES.values(), ids=WORKFORCES)
def test_whoever_makes_the_papers(
    desk: Office, make: Callable[[Office, str], None], workforce: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unit_paper_run, "_WORTH_PROCESSES", 1)
    monkeypatch.setattr(unit_paper_run, "_BATCH", 1)
    make(desk, TAGS["a name of a value"])
    with workforce() as options:
        build = partial(desk.build, **options)
        build()
        found = {path: {*read} for path, read in recorded(desk).items() if read}
        assert found == {paper_of(name): {f"maps/{name}.png"} for name in MAPS}
        put(desk, "没用的", "blue")
        assert remade(build()) == {}
        put(desk, "西馆", "blue")
        assert remade(build(dry_run=True)) == remade(build()) == {paper_of("西馆"): (PICTURES,)}
        assert remade(build()) == {}
        by_them = tree(desk.papers)
        (desk.papers / MANIFEST).unlink()
        desk.build()
        assert tree(desk.papers) == by_them


def test_a_picture_that_is_no_longer_asked_for_is_no_longer_read(desk: Office, opened: list[str]) -> None:
    """A unit names another picture: it is remade for that name, and not because of the picture that it had."""
    units = desk.folder / "units.yaml"
    desk.write("units.yaml", "fields: [{name: map, title: 地图}]\n" + units.read_text(encoding="utf-8"))
    desk.replace("units.yaml", "{name: 东馆}, {name: 西馆}", "{name: 东馆, map: 东馆}, {name: 西馆, map: 西馆}")
    word(desk, "{{ ('maps/' ~ unit.map ~ '.png') | image(width='9mm') }}")
    desk.build()
    put(desk, "没用的", "green")
    put(desk, "东馆", "blue")
    desk.replace("units.yaml", "map: 东馆", "map: 没用的")
    opened.clear()
    assert remade(desk.build()) == {paper_of("东馆"): ("unit.map",)}
    assert sorted(opened) == ["没用的", "西馆"]
    opened.clear()
    put(desk, "东馆", "red")
    assert remade(desk.build()) == {}
    assert "东馆" not in opened


def test_the_digest_is_of_what_was_printed(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that is saved while papers are made: the paper with the old one is remade by the next run."""
    word(desk, TAGS["a name of a value"])

    def saved_behind(path: Path, *, most: int, root: Path) -> bytes:
        data = read_plain(path, most=most, root=root)
        put(desk, path.stem, "blue")
        return data

    with monkeypatch.context() as patch:
        patch.setattr(pictures, "read_plain", saved_behind)
        desk.build()
    assert remade(desk.build()) == {paper_of(name): (PICTURES,) for name in MAPS}


class TestManifestsOfOthers:
    def forged(self, office: Office, pictures: object) -> None:
        path = office.papers / MANIFEST
        data = json.loads(path.read_text(encoding="utf-8"))
        for file in data["files"]:
            if file["path"].startswith("unit/"):
                file["pictures"] = pictures
                if pictures is None:
                    del file["pictures"]
        path.write_text(json.dumps(data), encoding="utf-8")

    def test_before_there_was_a_record_papers_that_may_print_pictures_are_made_once_more(
        self, desk: Office, opened: list[str]
    ) -> None:
        word(desk, TAGS["a name of a value"])
        desk.build()
        before = tree(desk.papers)
        self.forged(desk, None)
        opened.clear()
        assert remade(desk.build()) == {}, "of the same bytes"
        assert {*opened} == {*MAPS}
        assert tree(desk.papers) == before

    def test_others_pictures_only_have_papers_made_again(self, desk: Office) -> None:
        word(desk, TAGS["a name of a value"])
        desk.build()
        before = tree(desk.papers)
        self.forged(desk, {"没有的.png": "0" * 64})
        assert remade(desk.build()) == {}, "of the same bytes"
        assert tree(desk.papers) == before


def test_a_paper_of_more_pictures_than_a_manifest_takes_is_made_each_time(desk: Office, opened: list[str]) -> None:
    for number in range(201):
        put(desk, f"图{number}", "red")
    word(desk, "{% for n in range(201) %}{{ ('maps/图' ~ n ~ '.png') | image(width='2mm') }}{% endfor %}")
    desk.build()
    assert {recorded(desk)[paper_of(name)] for name in MAPS} == {None}
    put(desk, "图200", "blue")
    opened.clear()
    assert remade(desk.build()).keys() == {paper_of(name) for name in MAPS}
    assert len(opened) == 402

"""Pictures that the roster names lie in the folder ``pictures`` beside it."""

from __future__ import annotations

import pytest

from generator.dispatch import merge, sources
from generator.dispatch.changes import PICTURES
from generator.docx_template import DocxTemplate
from generator.errors import GeneratorError
from tests.docx_template.content.pictures import picture_bytes
from tests.office import Office, tree
from tests.word_documents import make_docx, parts

LINE = "{% if unit.name == '东馆' %}{{ ('maps/' ~ unit.name ~ '.png') | image(width='60mm') }}{% endif %}"


def with_picture(office: Office) -> None:
    folder = office.folder / "pictures" / "maps"
    folder.mkdir(parents=True)
    (folder / "东馆.png").write_bytes(picture_bytes())


def shown(files: dict[str, bytes]) -> list[str]:
    """The documents that hold the picture."""
    documents = {name: data for name, data in files.items() if name.endswith(".docx")}
    return [name for name, data in documents.items() if picture_bytes() in parts(data).values()]


def test_a_merge_prints_them(office: Office) -> None:
    with_picture(office)
    template = office.folder / "地图.docx"
    template.write_bytes(make_docx([LINE]))
    merge(template, units=office.folder / "units.yaml", output=office.folder / "结果")
    assert shown(tree(office.folder / "结果")) == ["1-东馆.docx"]


def test_a_build_prints_them(office: Office) -> None:
    with_picture(office)
    office.template("unit/地图.docx", [LINE])
    office.build()
    assert shown(tree(office.papers)) == ["unit/地图/01-东馆.docx"]


def test_a_picture_that_is_not_there(office: Office) -> None:
    office.template("unit/地图.docx", [LINE])
    with pytest.raises(GeneratorError) as caught:
        office.build()
    (problem,) = caught.value.problems
    assert (problem.code, problem.units, problem.facts["path"]) == (
        "template-picture-missing",
        ("东馆",),
        "maps/东馆.png",
    )
    assert not office.papers.exists()


def test_only_papers_of_templates_that_print_pictures_depend_on_them(office: Office) -> None:
    with_picture(office)
    office.template("unit/地图.docx", [LINE])
    office.template("unit/附函.docx", ["{{ unit.name }}"])
    office.build()
    (office.folder / "pictures" / "maps" / "东馆.png").write_bytes(picture_bytes(dpi=100))
    changes = {change.path: change for change in office.build().changes if change.kind == "unit"}
    assert {path for path, change in changes.items() if change.action == "remade"} == {"unit/地图/01-东馆.docx"}
    assert changes["unit/地图/01-东馆.docx"].reasons == (PICTURES,)


def test_where_no_template_prints_pictures_none_is_read(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with_picture(office)
    office.template("unit/附函.docx", ["{{ unit.name }}"])
    monkeypatch.setattr(sources, "pictures_digest", lambda folder: pytest.fail(f"{folder} was read"))
    office.build()
    assert office.papers.exists()


@pytest.mark.parametrize(
    "tag", ['{{ "a.png" | image }}', '{{ ["a.png"] | map("im" ~ "age") | first }}', "{{ '图'|图片 }}"]
)
def test_what_may_print_pictures(tag: str) -> None:
    assert DocxTemplate.open(make_docx([tag])).prints_pictures
    assert not DocxTemplate.open(make_docx(["image 图片 {{ unit.name }}"])).prints_pictures

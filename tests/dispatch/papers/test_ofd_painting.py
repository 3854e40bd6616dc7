"""OFD files of a set: made, kept, removed, refused by name."""

from __future__ import annotations

from tests.official.painters.ofd.ofd_reader import read_ofd
from tests.sample_office import Office


def ofds(office: Office, **options: object) -> dict[str, str]:
    """What a build with these options did with each OFD."""
    return {each.path: each.action for each in office.build(**options).changes if each.path.endswith(".ofd")}


def test_a_set_keeps_its_ofds(office: Office) -> None:
    first = ofds(office, ofd=True)
    assert {*first.values()} == {"new"}
    assert {*ofds(office).values()} == {"unchanged"}
    manifest = office.build()
    data = {path: (manifest.folder / path).read_bytes() for path in first}
    assert (manifest.options.ofd, manifest.options.ofd_a) == (True, False)
    assert {read_ofd(each).doc_type for each in data.values()} == {"OFD"}
    assert any(read_ofd(each).facts.get("发文字号") == manifest.number for each in data.values())
    assert {*ofds(office, ofd_a=True).values()} == {"remade"}
    assert {*ofds(office, ofd=False).values()} == {"removed"}


def test_papers_of_word_templates_are_named(office: Office) -> None:
    codes = [problem.code for problem in office.build(ofd=True).warnings]
    word = [path for path in (office.folder / "templates").rglob("*.docx") if "notice" not in path.parts]
    assert ("ofd-of-word" in codes) == bool(word)

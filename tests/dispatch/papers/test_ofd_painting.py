"""OFD files of a set: made, kept, removed, refused by name."""

from __future__ import annotations

from tests.official.painters.ofd.ofd_reader import read_ofd
from tests.sample_office import NOTICE, Office, tree


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


def test_the_source_is_attached_where_the_house_says_so(office: Office) -> None:
    front, _, text = NOTICE.rpartition("---\n")
    office.write("templates/house.yaml", "ofd: {attach: source}\n")
    keys = "disclosure: 主动公开\npublic: {目录: 清单}\n"
    office.write("templates/notice/notice.md", f"{front}{keys}---\n{text}请于三月底前报送《目录》。\n")
    (notice,) = (data for path, data in tree(office.build(ofd=True).folder).items() if is_of_notice(path))
    (source,) = read_ofd(notice).attachments.values()
    assert keys in source.decode()
    assert "请于三月底前" not in source.decode()
    public = tree(office.build(ofd=True, public=True).folder)
    (shown,) = (read_ofd(data) for path, data in public.items() if path.endswith(".ofd"))
    assert shown.attachments == {}
    assert "Author" not in shown.facts
    assert "目录" not in "".join([*shown.facts.values(), *(each.text for page in shown.pages for each in page.shown)])


def is_of_notice(path: str) -> bool:
    return path.endswith(".ofd") and "关于" in path.rpartition("/")[2]


def test_papers_of_word_templates_are_named(office: Office) -> None:
    codes = [problem.code for problem in office.build(ofd=True).warnings]
    word = [path for path in (office.folder / "templates").rglob("*.docx") if "notice" not in path.parts]
    assert ("ofd-of-word" in codes) == bool(word)

"""An open package: its parts, relationships and content types, and changes of them."""

import re

import pytest
from lxml import etree

from generator.ground.errors import TemplateError
from generator.office.package import Deflated, Package, Relation, deflate, inflated
from generator.office.package.normalised_names import straightened
from generator.office.package.package_writing import content_types, relationships
from generator.office.package.part_names import (
    MAIN_TYPES,
    OFFICE,
    STRICT_OFFICE,
    WORD_MAIN,
    is_word_type,
    main_suffix,
    relation,
    sheet,
    word,
)

STYLES = b"<w:styles xmlns:w='w'/>"


def document(main: str = "word/document.xml") -> dict[str, bytes]:
    """A package of a document with styles, a footer, a picture and an address."""
    folder = main.rpartition("/")[0]
    types = {main: WORD_MAIN, f"{folder}/styles.xml": word("styles"), f"{folder}/footer1.xml": word("footer")}
    targets = [
        (relation(kind), f"{folder}/{name}") for kind, name in (("styles", "styles.xml"), ("footer", "footer1.xml"))
    ]
    return {
        "[Content_Types].xml": content_types(types, {"png": "image/png", "xml": "application/xml"}),
        "_rels/.rels": relationships("", [(relation("officeDocument"), main)]),
        main: b"<document/>",
        f"{folder}/_rels/{main.rpartition('/')[2]}.rels": relationships(main, targets),
        f"{folder}/styles.xml": STYLES,
        f"{folder}/footer1.xml": b"<ftr/>",
    }


def rows(*targets: tuple[str, str], **external: str) -> bytes:
    """A part with relationships by ids r1, r2 …, of types to targets as written, and external ones by their ids."""
    inside = [f'<Relationship Id="r{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, start=1)]
    inside += [
        f'<Relationship Id="{name}" Type="{relation("hyperlink")}" Target="{address}" TargetMode="External"/>'
        for name, address in external.items()
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(inside)}</Relationships>'.encode()


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "other/Main.XML", "word/caf%C3%A9.xml"])
def test_the_main_part_is_what_the_package_says(main: str) -> None:
    package = Package(document(main))
    assert package.main == main
    assert main_suffix(package.content_type(package.main)) == ".docx"
    assert package.related(package.main, "styles") == f"{main.rpartition('/')[0]}/styles.xml"


@pytest.mark.parametrize("office", [OFFICE, STRICT_OFFICE])
@pytest.mark.parametrize(
    "target", ["word/document2.xml", "/word/document2.xml", "/WORD/Document2.xml#x", "word/docu%6Dent2.xml"]
)
def test_the_main_part_by_any_relationship(office: str, target: str) -> None:
    package = Package({"_rels/.rels": rows((f"{office}/officeDocument", target)), "word/document2.xml": b"<d/>"})
    assert package.main == "word/document2.xml"


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"word/document.xml": b"<d/>"},
        {"word/document.xml": b"<d/>", "_rels/.rels": rows((relation("officeDocument"), "word/other.xml"))},
        {"word/document.xml": b"<d/>", "_rels/.rels": rows((relation("styles"), "word/document.xml"))},
    ],
)
def test_no_name_makes_a_part_the_main_one(parts: dict[str, bytes]) -> None:
    assert Package(parts).main == ""


def test_the_first_of_a_kind_that_is_there() -> None:
    given = rows((relation("footer"), "gone.xml"), (relation("footer"), "b.xml"), (relation("footer"), "a.xml"))
    package = Package({"w/d.xml": b"", "w/_rels/d.xml.rels": given, "w/a.xml": b"", "w/b.xml": b""})
    assert package.related("w/d.xml", "footer") == "w/b.xml"
    assert package.all_related("w/d.xml", "footer") == ["w/b.xml", "w/a.xml"]
    assert package.related("w/d.xml", "header") is None
    assert [each.target for each in package.relations("w/d.xml")] == ["w/gone.xml", "w/b.xml", "w/a.xml"]


def test_addresses_stay_as_they_are() -> None:
    package = Package({"d.xml": b"", "_rels/d.xml.rels": rows(link="https://example.com/%41#x")})
    assert package.targets("d.xml") == {
        "link": Relation("link", relation("hyperlink"), "https://example.com/%41#x", external=True)
    }


def test_relationships_are_found_in_another_case() -> None:
    package = Package(
        {"Word/Document.xml": b"", "word/_RELS/document.xml.rels": rows((relation("x"), "A.xml")), "word/a.XML": b""}
    )
    assert package.related("word/document.xml", "x") == "word/a.XML"
    assert package.related("Word/Document.xml", "x") == "word/a.XML"
    assert package.sources() == ["Word/Document.xml"]


def test_broken_relationships_are_told_with_their_part() -> None:
    package = Package({"d.xml": b"", "_rels/d.xml.rels": b"<x"}, "a.docx")
    with pytest.raises(TemplateError) as caught:
        package.relations("d.xml")
    [problem] = caught.value.problems
    assert problem.span is not None
    assert (problem.code, problem.span.file, problem.span.part) == ("template-xml-broken", "a.docx", "_rels/d.xml.rels")


def test_content_types_by_name_then_by_extension() -> None:
    types = content_types({"word/Footer1.xml": "own"}, {"XML": "general", "png": "image/png"})
    package = Package(
        {"[Content_Types].xml": types, "WORD/footer1.XML": b"", "word/b.xml": b"", "a.PNG": b"", "c": b""}
    )
    stated = {name: package.content_type(name) for name in package}
    assert list(stated.values()) == ["general", "own", "general", "image/png", ""]
    assert package.of_type("IMAGE/png") == ["a.PNG"]


def test_content_types_of_main_parts() -> None:
    expected = {".docx", ".dotx", ".docm", ".dotm", ".xlsx", ".xltx", ".xlsm", ".xltm", ".xlam"}
    assert {main_suffix(kind) for kind in MAIN_TYPES} == expected
    assert main_suffix("application/vnd.ms-word.document.macroEnabled.main+xml") == ".docm"
    assert main_suffix(word("styles")) == ""
    assert is_word_type(word("styles"))
    assert not is_word_type(sheet("styles"))


def test_declaring() -> None:
    package = Package(document())
    package.declare("word/media/a.png", "image/png")
    package.declare("word/media/b.jpg", "image/jpeg")
    package.declare("word/b.xml", "one")
    package.declare("word/b.xml", "other")
    package.declare("word/media/c.png", "image/x-png")
    package.declare("word/none", "bare")
    root = etree.fromstring(inflated(package.finished()["[Content_Types].xml"]))
    said = [tuple(row.attrib.values()) for row in root]
    assert ("jpg", "image/jpeg") in said
    assert ("/word/b.xml", "other") in said
    assert ("/word/b.xml", "one") not in said
    assert ("/word/media/c.png", "image/x-png") in said
    assert ("/word/none", "bare") in said
    assert sum(row[0] == "png" for row in said) == 1
    again = Package(package.finished())
    names = ("media/a.png", "media/b.jpg", "b.xml", "media/c.png", "none")
    wanted = ["image/png", "image/jpeg", "other", "image/x-png", "bare"]
    assert [again.content_type(f"word/{name}") for name in names] == wanted


def test_relating() -> None:
    package = Package(document())
    main = package.main
    first = package.relate(main, relation("image"), "word/media/a.png")
    assert package.relate(main, relation("image"), "word/media/a.png") == first
    assert package.relate(main, relation("styles"), "WORD/Styles.xml") == "rId1", "what is there already"
    outside = package.relate(main, relation("hyperlink"), "https://example.com", external=True)
    package.relate_as("own", main, relation("image"), "docProps/b.png")
    again = Package(package.finished()).targets(main)
    assert set(again) == {"rId1", "rId2", first, outside, "own"}
    assert (again[first].target, again["own"].target) == ("word/media/a.png", "docProps/b.png")
    assert again[outside].external
    assert b'Target="media/a.png"' in inflated(package.finished()["word/_rels/document.xml.rels"])


def test_unlinking_takes_the_last_one_s_part_along() -> None:
    package = Package(document())
    package.relate("word/footer1.xml", relation("image"), "word/a.png")
    [relating] = package.relations("word/footer1.xml")
    package.unlink("word/footer1.xml", relating)
    assert "word/_rels/footer1.xml.rels" not in package
    assert package.relations("word/footer1.xml") == ()
    [main] = package.relations("")
    package.unlink("", main)
    assert (package.main, "_rels/.rels" in package) == ("", True)


def test_removing_takes_along_what_refers_to_it() -> None:
    package = Package(document())
    package.relate("word/footer1.xml", relation("x"), "word/styles.xml")
    package.remove("WORD/footer1.xml", "word/none.xml")
    finished = package.finished()
    assert not any("footer" in name for name in finished)
    assert b"footer" not in inflated(finished["[Content_Types].xml"]) + inflated(
        finished["word/_rels/document.xml.rels"]
    )
    assert package.related("word/document.xml", "styles") == "word/styles.xml"


def test_a_part_is_written_again_only_where_it_was_to_be_changed() -> None:
    parts: dict[str, bytes | Deflated] = {**document(), "word/styles.xml": deflate(STYLES)}
    package = Package(parts)
    assert package.look("word/styles.xml").tag == "{w}styles"
    assert package.content_type("word/styles.xml") == word("styles")
    assert package.finished() == parts
    package.tree("word/styles.xml").set("a", "b")
    assert inflated(package.finished()["word/styles.xml"]).endswith(b'<w:styles xmlns:w="w" a="b"/>')
    rewritten = Package(parts, rewrite=True)
    assert rewritten.main
    assert rewritten.finished().keys() == parts.keys()
    assert rewritten.finished()["_rels/.rels"] != parts["_rels/.rels"]
    assert rewritten.finished()["[Content_Types].xml"] == parts["[Content_Types].xml"]


def test_putting_and_finding() -> None:
    package = Package({"Word/A.xml": b"1"})
    package.put("word/a.XML", b"2")
    package.put("word/b.xml", b"3")
    assert list(package) == ["Word/A.xml", "word/b.xml"]
    assert (package.bytes_of("WORD/a.xml"), package.part("word/c.xml")) == (b"2", None)
    with pytest.raises(KeyError):
        package.bytes_of("word/c.xml")
    with pytest.raises(KeyError):
        package.tree("word/c.xml")
    expected = ["word/c.xml", "word/A2.xml", "word/B1.xml"]
    assert [package.unused(f"word/{name}.xml") for name in ("c", "A", "B1")] == expected
    package.put("word/a2.xml", b"")
    assert package.unused("word/a.xml") == "word/a3.xml"


def test_names_with_a_prefix_are_straightened() -> None:
    """LibreOffice reads no content types and relationships whose elements have one."""
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts = document()
        parts[name] = re.sub(rb"<(/?)(?=\w)", rb"<\1t:", parts[name].replace(b"xmlns=", b"xmlns:t="))
        assert etree.fromstring(parts[name]).prefix == "t"
        straight = straightened(Package(parts))
        assert straight.look(name).prefix is None
        assert straight.content_type(straight.main) == WORD_MAIN


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word/styles.xml", "Word/STYLES.xml"),
        ("word/styles.xml", "word/sty%6Ces.xml"),
        ("word/styles.xml", "word/样式.xml"),
        ("word/_rels/document.xml.rels", "word/_Rels/document.xml.RELS"),
    ],
)
def test_straightened_it_is_read_by_the_letter(old: str, new: str) -> None:
    parts = {new if name == old else name: data for name, data in document().items()}
    if "样" in new:
        listing = "word/_rels/document.xml.rels"
        parts[listing] = parts[listing].replace(b"styles.xml", b"%E6%A0%B7%E5%BC%8F.xml")
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"styles.xml", "样式.xml".encode())
    package = Package(parts)
    straight = Package(straightened(package).finished())
    assert straightened(straight) is straight
    found = [each.id for each in straight.relations(straight.main)]
    assert found == [each.id for each in package.relations(package.main)]
    styles = straight.related(straight.main, "styles")
    assert styles is not None
    assert styles.isascii()
    assert "%" not in styles
    assert (straight.bytes_of(styles), straight.content_type(styles)) == (STYLES, word("styles"))
    assert straight.content_type(straight.main) == WORD_MAIN

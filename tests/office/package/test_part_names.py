"""Every spelling of a target resolves to the same part, and the targets written here are read by other programs."""

from __future__ import annotations

import mimetypes
import posixpath
import re
import string
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

import generator
from generator.office.package import Package
from generator.office.package.package_writing import content_types, relationships
from generator.office.package.part_names import (
    MAIN_TYPES,
    extension_of,
    is_relationships,
    key,
    media_type,
    relation,
    relationships_of,
    resolved,
    source_of,
    written,
)

# What a part's name may have in a zip: everything but separators, and no dots alone (ECMA-376 part 2, 6.2.2.2).
SEGMENTS = st.text(
    st.sampled_from(f"{string.ascii_letters}{string.digits}-._~ #?%:@&=+'()文é"), min_size=1, max_size=8
).filter(lambda text: text.strip(".") != "")
FOLDERS = st.lists(st.sampled_from(["word", "xl", "customXml", "a b", "目录"]), max_size=3)


_ENCODED = re.compile("%[0-9A-Fa-f]{2}")


@st.composite
def names(draw: st.DrawFn) -> tuple[str, str]:
    """A part's name in the zip, percent-encoded or not, and the decoded name."""
    meant = "/".join([*draw(FOLDERS), draw(SEGMENTS)])
    raw = draw(st.booleans()) and not _ENCODED.search(meant)
    return (meant if raw else quote(meant, safe="/")), meant


def other_case(name: str, draw: st.DrawFn) -> str:
    """``name`` with some ASCII letters in the other case, but for those of encoded octets."""
    turned = [each.swapcase() if each in string.ascii_letters and draw(st.booleans()) else each for each in name]
    return "".join(turned)


@st.composite
def targets(draw: st.DrawFn, source: str, meant: str) -> str:
    """A name as any program may write it in a relationship of the part ``source``."""
    plain = other_case(meant, draw)
    if draw(st.booleans()):
        path = f"/{plain}"
    else:
        up = [".."] * posixpath.dirname(source).count("/") + ([".."] if posixpath.dirname(source) else [])
        path = "/".join([*up, plain])
    encoded = quote(path, safe="/.-_~" if draw(st.booleans()) else "/.-_~@&=+'():")
    return encoded + draw(st.sampled_from(["", "#place", "#"]))


@given(st.data(), names(), names())
def test_any_way_of_writing_a_name_means_the_part(
    data: st.DataObject, one: tuple[str, str], other: tuple[str, str]
) -> None:
    (source, _), (name, meant) = one, other
    target = data.draw(targets(source, meant))
    package = Package({name: b"", "word/other.xml": b""})
    assert package.find(resolved(source, target)) == package.find(name) == name


@given(names(), names())
def test_what_we_write_means_the_part(one: tuple[str, str], other: tuple[str, str]) -> None:
    source, name = one[0], other[0]
    package = Package({relationships_of(source): relationships(source, [(relation("x"), name)]), name: b""})
    [found] = package.relations(source)
    assert (found.target, found.kind, found.external) == (name, "x", False)


@given(names())
def test_relationships_have_a_part_of_their_own(named: tuple[str, str]) -> None:
    name, _ = named
    assert source_of(relationships_of(name)) == name
    assert is_relationships(relationships_of(name))
    assert not is_relationships(name)


@pytest.mark.parametrize(
    ("source", "target", "name"),
    [
        ("", "word/document.xml", "word/document.xml"),
        ("", "/word/document.xml", "word/document.xml"),
        ("word/document.xml", "styles.xml", "word/styles.xml"),
        ("word/document.xml", "./styles.xml", "word/styles.xml"),
        ("word/document.xml", "../docProps/app.xml", "docProps/app.xml"),
        ("word/document.xml", "../../../docProps/app.xml", "docProps/app.xml"),
        ("word/document.xml", "/customXml/item1.xml", "customXml/item1.xml"),
        ("word/document.xml", "media//image1.png", "word/media/image1.png"),
        ("word/document.xml", "#place", "word/document.xml"),
        ("main.xml", "media/a.png#x", "media/a.png"),
    ],
)
def test_targets(source: str, target: str, name: str) -> None:
    assert resolved(source, target) == name


@pytest.mark.parametrize(
    ("source", "name", "target"),
    [
        ("", "word/document.xml", "word/document.xml"),
        ("word/document.xml", "word/media/a.png", "media/a.png"),
        ("word/document.xml", "docProps/app.xml", "../docProps/app.xml"),
        ("word/document.xml", "word/a#b.xml", "a%23b.xml"),
        ("word/document.xml", "word/a%20b.xml", "a%20b.xml"),
        ("word/document.xml", "word/100%.xml", "100%25.xml"),
        ("word/document.xml", "word/a:b.xml", "./a:b.xml"),
    ],
)
def test_written(source: str, name: str, target: str) -> None:
    assert written(source, name) == target


def test_names_are_compared_by_what_they_mean() -> None:
    assert key("Word/Caf%C3%A9.XML") == key("word/café.xml")
    assert key("word/É.xml") != key("word/é.xml"), "only ASCII letters count without case"
    assert key("word/a%2Fb.xml") != key("word/a/b.xml"), "an encoded separator is none"


@pytest.mark.parametrize(
    ("name", "extension"), [("a/B.PNG", "png"), ("_rels/.rels", "rels"), ("a.b/c", ""), ("a/b.", "")]
)
def test_extensions(name: str, extension: str) -> None:
    assert extension_of(name) == extension


def test_content_types_are_written_in_the_order_given() -> None:
    data = content_types({"b.xml": "b", "a.xml": "a"}, {"xml": "x"})
    package = Package({"[Content_Types].xml": data, "a.xml": b"", "b.xml": b"", "c.xml": b"", "d.bin": b""})
    assert [package.content_type(name) for name in ("a.xml", "b.xml", "c.xml", "d.bin")] == ["a", "b", "x", ""]
    assert data.index(b"/b.xml") < data.index(b"/a.xml")


# The media type of a file is known by its ending.
@pytest.mark.parametrize("suffix", [".pdf", ".csv", ".zip"])
def test_python_knows_it_by_the_same_type(suffix: str) -> None:
    known = mimetypes.MimeTypes(filenames=()).guess_type(f"示例{suffix}")[0]
    assert media_type(f"示例{suffix.upper()}").partition(";")[0] == known


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_that_of_a_package_is_in_the_type_of_its_main_part(suffix: str) -> None:
    assert MAIN_TYPES[f"{media_type(f'示例{suffix}')}.main+xml"] == suffix


@pytest.mark.parametrize("name", ["示例", "示例.", "示例.docx.exe", ".xlsx", ""])
def test_other_files_are_bytes(name: str) -> None:
    assert media_type(name) == "application/octet-stream"


# Packages have one home: no other module finds parts, resolves targets or spells what packages are made of.


ROOT = Path(generator.__file__).parent
HOME = ROOT / "office" / "package"
WORDS = {
    "paths of parts": re.compile(r"\bposixpath\b"),
    "parts with relationships": re.compile(r"_rels/|\.rels\b"),
    "content types": re.compile(r"\[Content_Types\]"),
    "names of the main part": re.compile(r"word/document"),
    "parts of properties": re.compile(r"docProps/"),
    "namespaces of packages": re.compile(r"openxmlformats\.org/package/|officeDocument/(2006/)?relationships"),
    "types of parts": re.compile(r"application/vnd\.(openxml|ms-word|ms-excel)"),
    "rows of relationships and types": re.compile(
        r"<Relationship\b|<Override\b|[\"']TargetMode[\"']|[\"']PartName[\"']"
    ),
}
EXCEPTIONS = {
    # Paths of files in git have "/" on every system, and these are no packages.
    ("desk/repository/staged.py", "paths of parts"),
    # What a place looks like is shown by an example.
    ("ground/errors/problem.py", "names of the main part"),
    # Tags among the addresses of a template are put into its rows of relationships.
    ("templates/word/reading/attribute_tags.py", "rows of relationships and types"),
    # Attributes of those rows in the order in which they are written for git.
    ("office/tidying/canonical.py", "rows of relationships and types"),
}
MODULES = sorted(path for path in ROOT.rglob("*.py") if HOME not in path.parents)


@pytest.mark.parametrize("what", WORDS)
def test_only_the_home_of_packages_knows_of(what: str) -> None:
    found = {path.relative_to(ROOT).as_posix() for path in MODULES if WORDS[what].search(path.read_text("utf-8"))}
    assert found == {name for name, words in EXCEPTIONS if words == what}


def test_the_modules_are_looked_at() -> None:
    assert len(MODULES) > 500
    assert all(
        pattern.search("".join(path.read_text("utf-8") for path in HOME.glob("*.py"))) for pattern in WORDS.values()
    )

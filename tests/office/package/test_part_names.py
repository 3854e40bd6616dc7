"""Every spelling of a target resolves to the same part, and the targets written here are read by other programs."""

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
from generator.office.package.part_names import (
    MAIN_TYPES,
    extension_of,
    is_relationships,
    media_type,
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


@pytest.mark.parametrize(
    ("name", "extension"), [("a/B.PNG", "png"), ("_rels/.rels", "rels"), ("a.b/c", ""), ("a/b.", "")]
)
def test_extensions(name: str, extension: str) -> None:
    assert extension_of(name) == extension


# The media type of a file is known by its ending.
@pytest.mark.parametrize("suffix", [".pdf", ".csv", ".zip"])
def test_python_knows_it_by_the_same_type(suffix: str) -> None:
    known = mimetypes.MimeTypes(filenames=()).guess_type(f"示例{suffix}")[0]
    assert media_type(f"示例{suffix.upper()}").partition(";")[0] == known


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_that_of_a_package_is_in_the_type_of_its_main_part(suffix: str) -> None:
    assert MAIN_TYPES[f"{media_type(f'示例{suffix}')}.main+xml"] == suffix


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
    # What is attached to a message has a type of its own.
    ("desk/mail/message.py", "types of parts"),
}
MODULES = sorted(path for path in ROOT.rglob("*.py") if HOME not in path.parents)


@pytest.mark.parametrize("what", WORDS)
def test_only_the_home_of_packages_knows_of(what: str) -> None:
    found = {path.relative_to(ROOT).as_posix() for path in MODULES if WORDS[what].search(path.read_text("utf-8"))}
    assert found == {name for name, words in EXCEPTIONS if words == what}

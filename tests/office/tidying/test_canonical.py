from __future__ import annotations

from lxml import etree

from generator.office.tidying.canonical import canonical, canonical_relationships, canonical_types
from tests.patience import growth

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def written(xml: str) -> str:
    return canonical(etree.fromstring(xml)).decode().partition("\n")[2]


def test_names_that_nothing_uses_go_and_the_others_are_sorted() -> None:
    assert (
        written('<b:r xmlns:z="z" xmlns:b="b" xmlns:a="a"><z:c/></b:r>') == '<b:r xmlns:b="b" xmlns:z="z"><z:c/></b:r>'
    )


def test_what_the_root_declares_is_not_declared_below_it() -> None:
    assert written('<b:r xmlns:b="b"><c><b:d xmlns:b="b" b:e="1"/></c></b:r>') == (
        '<b:r xmlns:b="b"><c><b:d b:e="1"/></c></b:r>'
    )


def test_the_default_name_comes_first_and_quotes_stay() -> None:
    xml = """<r xmlns="d" xmlns:b="b" b:q="x xmlns:c='c' &quot;&gt;"><b:s/></r>"""
    assert written(xml.replace(' xmlns="d"', "").replace(' xmlns:b="b"', ' xmlns:b="b" xmlns="d"')) == xml


def test_a_large_part_takes_no_longer_than_its_length() -> None:
    row = '<b:tr b:a="1"><b:tc><b:p><b:r b:c="2"/></b:p></b:tc></b:tr>'
    trees = {rows: etree.fromstring(f'<b:d xmlns:b="b"><b:e>{row * rows}</b:e></b:d>') for rows in (1_000, 16_000)}
    assert growth(lambda rows: canonical(trees[rows]), 1_000, 16, attempts=1) < 64


def test_what_may_be_ignored_is_what_is_there() -> None:
    some = f'<b:r xmlns:mc="{_MC}" xmlns:b="b" xmlns:y="y" xmlns:x="x" mc:Ignorable="y x"><b:c x:a="1"/></b:r>'
    assert written(some) == f'<b:r xmlns:b="b" xmlns:mc="{_MC}" xmlns:x="x" mc:Ignorable="x"><b:c x:a="1"/></b:r>'
    none = f'<b:r xmlns:mc="{_MC}" xmlns:b="b" xmlns:y="y" mc:Ignorable="y"/>'
    assert written(none) == '<b:r xmlns:b="b"/>'


def test_a_prefix_that_a_choice_requires_stays() -> None:
    choice = f'<b:r xmlns:b="b" xmlns:mc="{_MC}" xmlns:y="y"><mc:Choice Requires="y"/></b:r>'
    assert written(choice) == choice


def test_white_space_between_elements_goes_and_that_of_texts_stays() -> None:
    assert written("<r>\n  <t> </t>\n  <c>\t<d/>　</c>\n</r>") == "<r><t> </t><c><d/>　</c></r>"


def test_attributes_keep_their_order() -> None:
    assert written('<r z="1" a="2"/>') == '<r z="1" a="2"/>'


def test_relationships_are_sorted_by_number() -> None:
    name = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.fromstring(
        f'<p:Relationships xmlns:p="{name}"><p:Relationship Target="b" Id="rId10" Type="t"/>'
        '<p:Relationship Type="t" Id="rId9" Target="a" TargetMode="External"/></p:Relationships>'
    )
    assert canonical_relationships(root).decode().partition("\n")[2] == (
        f'<Relationships xmlns="{name}"><Relationship Id="rId9" Type="t" Target="a" TargetMode="External"/>'
        '<Relationship Id="rId10" Type="t" Target="b"/></Relationships>'
    )


def test_types_of_parts_that_are_not_there_go() -> None:
    name = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = etree.fromstring(
        f'<Types xmlns="{name}"><Override PartName="/b.xml" ContentType="t"/><Default Extension="xml" ContentType="x"/>'
        '<Default Extension="png" ContentType="p"/><Override PartName="/A.xml" ContentType="t"/></Types>'
    )
    assert canonical_types(root, ["a.xml", "[Content_Types].xml"]).decode().partition("\n")[2] == (
        f'<Types xmlns="{name}"><Default Extension="xml" ContentType="x"/>'
        '<Override PartName="/A.xml" ContentType="t"/></Types>'
    )

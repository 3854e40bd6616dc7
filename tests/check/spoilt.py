"""Documents spoilt at random: what is well-formed, but no program would write, and what is not even that."""

from __future__ import annotations

import random
from copy import deepcopy

from lxml import etree

from tests.word_documents import packed, parts

_VALUES = (
    *("", "0", "-1", "1", "65535", "99999999999999999999", "-2147483649", "1e9", "nan", "inf", "12pt", "3cm", "-4in"),
    *(
        "50%",
        "auto",
        "none",
        "true",
        "off",
        "FF0000",
        "一",
        "%1、%2%9",
        "both",
        "exact",
        "chineseCounting",
        "PAGE",
        "左",
    ),
)
_TEXTS = (
    *(
        "",
        " ",
        "附件1",
        "附件：1.",
        "2026年2月30日",
        "抄送：",
        "〔〕号",
        "签发人：",
        "一、",
        "（一）",
        "\u3000",
        "\u202e",
    ),
    *("\U00020000", "a" * 500),
)


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """``data``, a package, with a few of its parts spoilt; mostly they stay well-formed."""
    contents = parts(data)
    names = sorted(name for name in contents if name.endswith((".xml", ".rels")))
    for _ in range(chance.randint(1, 3)):
        name = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        contents[name] = _spoilt_part(contents[name], chance)
    if chance.random() < 0.1:
        del contents[chance.choice(names)]
    whole = packed(contents)
    return _scratched(whole, chance) if chance.random() < 0.1 else whole


def _spoilt_part(content: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.05:
        return _scratched(content, chance)
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:  # spoilt already
        return content
    for _ in range(chance.choice((1, 2, 5, 20, 60))):
        _spoil(chance.choice(list(root.iter("{*}*"))), chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _spoil(element: etree._Element, chance: random.Random) -> None:
    chance.choice((_other_value, _other_text, _taken_out, _doubled, _moved, _unwrapped, _renamed))(element, chance)


def _other_value(element: etree._Element, chance: random.Random) -> None:
    if element.attrib:
        element.set(chance.choice(sorted(map(str, element.attrib))), chance.choice(_VALUES))


def _other_text(element: etree._Element, chance: random.Random) -> None:
    if len(element) == 0:
        element.text = chance.choice(_TEXTS)


def _taken_out(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _doubled(element: etree._Element, _: random.Random) -> None:
    if element.getparent() is not None:
        element.addnext(deepcopy(element))


def _moved(element: etree._Element, chance: random.Random) -> None:
    """To some other place, where it does not belong."""
    root = element.getroottree().getroot()
    target = chance.choice(list(root.iter("{*}*")))
    if element is not root and element not in target.iterancestors() and element is not target:
        target.append(element)


def _unwrapped(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        parent.remove(element)


def _renamed(element: etree._Element, chance: random.Random) -> None:
    """By the name of some other element."""
    names = [str(each.tag) for each in element.getroottree().getroot().iter("{*}*")]
    element.tag = chance.choice(names)


def _scratched(content: bytes, chance: random.Random) -> bytes:
    """Some bytes of it changed."""
    scratched = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if scratched:
            scratched[chance.randrange(len(scratched))] = chance.randrange(256)
    return bytes(scratched)

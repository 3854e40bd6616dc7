from __future__ import annotations

import zlib

from generator.office.package import Deflated, deflate, has_our_layout, write_package
from tests.word_documents import packed

PARTS = {"b.xml": b"<b/>" * 99, "[Content_Types].xml": b"<Types/>", "a/甲.xml": b"<a/>"}


def test_a_package_of_ours_is_known_whatever_deflated_it() -> None:
    assert has_our_layout(write_package(PARTS))
    assert has_our_layout(write_package({name: deflate(part) for name, part in PARTS.items()}))
    plain = {name: Deflated(zlib.compress(part, 0, -15), zlib.crc32(part), len(part)) for name, part in PARTS.items()}
    assert has_our_layout(write_package(plain))


def test_others_are_not() -> None:
    assert not has_our_layout(packed(PARTS))
    assert not has_our_layout(write_package(PARTS) + b"x")
    assert not has_our_layout(b"no zip")

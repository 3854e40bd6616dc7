from __future__ import annotations

import pytest

from generator.official.painters.pdf.png_data import png_data
from tests.official.painters.pdf.small_documents import png
from tests.official.painters.pdf.test_pictures import PICTURES

TAKEN = {"black and white": (1, 1), "grey": (1, 8), "RGB": (3, 8), "a palette": (1, 1)}


@pytest.mark.parametrize("name", PICTURES)
def test_which_pictures_are_taken_as_they_are(name: str) -> None:
    found = png_data(PICTURES[name][0])
    assert (None if found is None else (found.colours, found.bits)) == TAKEN.get(name)
    assert (found is not None and found.palette is not None) == (name == "a palette")


def test_pixels_in_several_chunks() -> None:
    whole = png("RGB", (1, 2, 3))
    found = png_data(whole)
    assert found is not None
    start = whole.index(b"IDAT") - 4
    pixels = found.pixels
    parts = [len(part).to_bytes(4, "big") + b"IDAT" + part + bytes(4) for part in (pixels[:5], pixels[5:])]
    split = whole[:start] + b"".join(parts) + whole[start + len(pixels) + 12 :]
    assert png_data(split) == found

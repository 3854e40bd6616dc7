"""What a picture file says beside its pixels: all of it is taken out, and the pixels stay. Pillow is the witness."""

import io
from random import Random

import pytest
from PIL import Image

from generator.office.picture_metadata import without_metadata
from generator.office.pictures import qr_code
from tests.office.photos import FORMATS, photo, plain_forms

WORD = "示例某某的相机"


def pixels(data: bytes) -> tuple[list[bytes], object, object]:
    """The pixels of all pictures that are shown in the file, its resolution, and how colours are meant."""
    with Image.open(io.BytesIO(data)) as image:
        shown = []
        for number in range(getattr(image, "n_frames", 1) if image.format == "GIF" else 1):
            image.seek(number)
            shown.append(image.convert("RGB").tobytes())
        return shown, image.info.get("dpi"), image.info.get("icc_profile")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.cases(7)
def test_the_pixels_stay_and_the_words_go(kind: str) -> None:
    data = photo(kind, WORD)
    assert WORD.encode() in plain_forms(data), "the witness sees it"
    bare = without_metadata(data)
    assert WORD.encode() not in plain_forms(bare)
    assert b"xmp" not in plain_forms(bare).lower()
    assert pixels(bare) == pixels(data)
    with Image.open(io.BytesIO(bare)) as image:
        kept = {256, 257, 258, 259, 262, 273, 277, 278, 279, 282, 283, 284, 296, 347, 530, 531, 532}
        assert {*image.getexif()} <= (kept if "tiff" in kind or kind == "big-endian" else set())
        assert not {"comment", "exif", "xmp", "photoshop", "Author"} & {*image.info}
    assert without_metadata(bare) == bare


def test_a_file_without_any_stays_as_it_is() -> None:
    assert without_metadata(qr_code("示例")) == qr_code("示例")
    assert without_metadata(b"no picture") == b"no picture"


@pytest.mark.parametrize("kind", [each for each in FORMATS if each != "gif"])
@pytest.mark.cases(6)
def test_colours_stay_as_they_are_meant(kind: str) -> None:
    profile = b"\0\0\0\x80" + bytes(124)
    with Image.open(io.BytesIO(photo(kind, WORD))) as image:
        buffer = io.BytesIO()
        image.save(buffer, image.format, icc_profile=profile, comment=WORD.encode())
    assert pixels(without_metadata(buffer.getvalue()))[2] == profile


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.cases(7)
def test_broken_files_are_no_fault_and_settle_at_once(kind: str) -> None:
    dice, data = Random(kind), photo(kind, WORD)
    for _ in range(200):
        broken = bytearray(data[: dice.randrange(len(data) + 1)])
        for _ in range(dice.randrange(4)):
            if broken:
                broken[dice.randrange(len(broken))] = dice.randrange(256)
        bare = without_metadata(bytes(broken))
        assert without_metadata(bare) == bare

"""Pictures as cameras and drawing programs write them: with words in all that is beside their pixels."""

import io
import struct
import zlib

from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2

XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li>{}</rdf:li></x:xmpmeta>'
FORMATS = ("jpeg", "progressive", "png", "gif", "tiff", "big-endian", "jpeg-in-tiff")


def photo(kind: str, word: str, seed: int = 0) -> bytes:
    """A picture of that ``kind`` with the ``word`` in every block that such a file may have beside its pixels."""
    image, xmp = _pixels(seed), XMP.format(word).encode()
    buffer = io.BytesIO()
    if kind in ("jpeg", "progressive"):
        image.save(buffer, "JPEG", exif=_exif(word), comment=word.encode(), dpi=(96, 96), progressive=kind != "jpeg")
        data, resource = buffer.getvalue(), b"Photoshop 3.0\0" + word.encode()
        blocks = [_block(0xED, resource), _block(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp)]
        return b"".join([data[:20], *blocks, _block(0xE2, b"FPXR\0" + word.encode()), data[20:], word.encode()])
    if kind == "png":
        texts = PngInfo()
        texts.add_text("Author", word.encode().decode("latin-1"))
        texts.add_text("Comment", word.encode().decode("latin-1"), zip=True)
        texts.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=True)
        image.save(buffer, "PNG", pnginfo=texts, exif=_exif(word), dpi=(96, 96))
        return buffer.getvalue() + _chunk(b"prVt", word.encode())
    if kind == "gif":
        others = [_pixels(seed + 1).convert("P")]
        image.convert("P").save(buffer, "GIF", save_all=True, append_images=others, loop=0, comment=word.encode())
        data = buffer.getvalue()
        row = b"!\xff\x0bXMP DataXMP" + bytes([len(xmp)]) + xmp + b"\0"
        at = data.index(b"!\xfe")
        return data[:at] + row + data[at:] + word.encode()
    said = word.encode().decode("latin-1")
    if kind == "jpeg-in-tiff":
        image.save(buffer, "TIFF", compression="jpeg", description=said, software=said)
        return buffer.getvalue() + word.encode()
    tags = ImageFileDirectory_v2(prefix=b"MM" if kind == "big-endian" else b"II")
    for number, type_ in ((ExifTags.Base.Artist, 7), (ExifTags.Base.ImageDescription, 7), (700, 1), (33723, 7)):
        tags[number], tags.tagtype[number] = (xmp if number == 700 else word.encode()), type_
    image.save(buffer, "TIFF", tiffinfo=tags, exif=_exif(word) if kind == "tiff" else None)
    return buffer.getvalue() + word.encode()


def plain_forms(data: bytes) -> bytes:
    """``data`` followed by all that is compressed in it."""
    rows = [data]
    for at in range(len(data)):
        if data[at] == 0x78 and (data[at] * 256 + data[at + 1 : at + 2].ljust(1, b"\0")[0]) % 31 == 0:
            try:
                rows.append(zlib.decompressobj().decompress(data[at:]))
            except zlib.error:
                continue
    return b"\n".join(rows)


def _pixels(seed: int) -> Image.Image:
    image = Image.new("RGB", (24, 16), (200, 30 + seed % 100, 40))
    image.putdata([(x * 10, y * 15, (x * y + seed) % 256) for y in range(16) for x in range(24)])
    return image


def _exif(word: str) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = exif[ExifTags.Base.Model] = word.encode()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = word.encode()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (29.0, 25.0, 1.0), 29: "2024:03:05"})
    return exif


def _block(kind: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

"""QR codes (ISO/IEC 18004) of a text."""

from __future__ import annotations

import io

from generator.office.pictures.picture_error import PictureError

_QUIET = 4  # modules of white around the code, required by the standard
_PIXELS = 10  # for each module: sharp on paper at any usual size
_MOST_BYTES = 2_331  # capacity of the largest code at error correction level M


def qr_code(text: str) -> bytes:
    """``text`` in UTF-8 as a PNG of a QR code with its white border; a sixth of it may be damaged.

    Raises PictureError for an empty text, or one longer than a QR code can hold.
    """
    import segno
    from segno.encoder import DataOverflowError

    if not text:
        raise PictureError("qr-empty")
    size = len(text.encode())
    if size > _MOST_BYTES:
        raise PictureError("qr-long", {"size": size, "most": _MOST_BYTES})
    try:
        code = segno.make_qr(text, error="m", encoding="utf-8", boost_error=False)
    except DataOverflowError as fault:
        raise PictureError("qr-long", {"size": size, "most": _MOST_BYTES}) from fault
    buffer = io.BytesIO()
    # Stored, not deflated: independent of the deflate library, and the document's package compresses it anyway.
    code.save(buffer, kind="png", scale=_PIXELS, border=_QUIET, compresslevel=0)
    return buffer.getvalue()

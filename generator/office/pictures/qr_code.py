"""QR codes (ISO/IEC 18004) of a text."""

from __future__ import annotations

import io

from generator.office.pictures.error import PictureError

_QUIET = 4  # modules of white around, as the standard asks
_PIXELS = 10  # for each module: sharp on paper at any usual size
_MOST_BYTES = 2_331  # what error correction of level M leaves of the largest code


def qr_code(text: str) -> bytes:
    """``text`` in UTF-8 as a PNG with the white that belongs around it, a sixth of it recoverable.

    Raises PictureError where there is no text, or more than a QR code holds.
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
    # Stored, not deflated: the bytes depend on no library, and the document's package deflates them anyway.
    code.save(buffer, kind="png", scale=_PIXELS, border=_QUIET, compresslevel=0)
    return buffer.getvalue()

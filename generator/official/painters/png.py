"""The pages of a PDF as PNG pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

_POINTS = 72  # to the inch


def painted_png(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Each page of ``pdf`` as a PNG of ``dpi`` dots to the inch, which records that; its size is rounded up."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = io.BytesIO()
            page.render(scale=dpi / _POINTS).to_pil().save(picture, "PNG", dpi=(dpi, dpi))
            page.close()
            yield picture.getvalue()
    finally:
        document.close()

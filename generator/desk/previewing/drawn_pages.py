"""The pages of a PDF as PNG pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator

_POINTS = 72  # to the inch


def drawn_pages(pdf: bytes, dpi: int) -> Iterator[bytes]:
    """Each page as a PNG that records its size, at ``dpi`` dots to the inch; sizes are rounded up to whole dots."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            picture = io.BytesIO()
            page.render(scale=dpi / _POINTS).to_pil().save(picture, "PNG", dpi=(dpi, dpi))
            yield picture.getvalue()
    finally:
        document.close()

"""Small pictures for tests."""

import io

from PIL import Image


def picture_bytes(
    kind: str = "PNG", size: tuple[int, int] = (300, 200), color: str = "red", dpi: int | None = None
) -> bytes:
    buffer = io.BytesIO()
    options = {} if dpi is None else {"dpi": (dpi, dpi)}
    Image.new("RGB", size, color).save(buffer, kind, **options)
    return buffer.getvalue()

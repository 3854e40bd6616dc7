"""Small pictures for tests."""

from PIL import Image

from tests.word_documents import saved


def picture_bytes(
    kind: str = "PNG", size: tuple[int, int] = (300, 200), color: str = "red", dpi: int | None = None
) -> bytes:
    options = {} if dpi is None else {"dpi": (dpi, dpi)}
    return saved(Image.new("RGB", size, color), kind, **options)

"""The pages of a PDF as PNG pictures."""

import io

import pytest
from PIL import Image

from generator.official.painters.png import painted_png
from tests.pages import empty_pdf

A4, C5 = (595.28, 841.89), (649.13, 459.21)  # in points


@pytest.mark.parametrize(
    ("dpi", "sizes"),
    [(36, [(298, 421), (325, 230)]), (72, [(596, 842), (650, 460)]), (150, [(1241, 1754), (1353, 957)])],
)
def test_a_picture_for_each_page_as_large_as_it_says(dpi: int, sizes: list[tuple[int, int]]) -> None:
    pictures = [Image.open(io.BytesIO(data)) for data in painted_png(empty_pdf(A4, C5), dpi)]
    assert [picture.size for picture in pictures] == sizes
    assert {picture.format for picture in pictures} == {"PNG"}
    assert all(round(side) == dpi for picture in pictures for side in picture.info["dpi"])

from __future__ import annotations

import zlib

import pikepdf
import pytest

from generator.official.painters.pdf.streams import flate_stream, zlib_stream


@pytest.mark.parametrize("data", [b"", b"q Q", bytes(range(256)) * 400], ids=["empty", "short", "long"])
def test_what_was_compressed_comes_back(data: bytes) -> None:
    assert zlib.decompress(zlib_stream(data)) == data
    pdf = pikepdf.new()
    for kept in (False, True):
        stream = flate_stream(pdf, data, kept=kept, N=3)
        assert (stream.read_bytes(), int(stream.N)) == (data, 3)

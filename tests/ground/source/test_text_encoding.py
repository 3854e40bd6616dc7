"""The encodings of text files of others."""

import pytest

from generator.ground.source.text_encoding import DecodedText, decode_any

TEXT = "关于开展示例活动的通知\n各乡镇：\n"


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("gb18030", "GB18030"), ("gbk", "GB18030")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_certain(encoding: str, guessed: str | None, end: str) -> None:
    assert decode_any(TEXT.replace("\n", end).encode(encoding)) == DecodedText(TEXT, guessed)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-16-le"),
        TEXT.encode()[:-6] + b"\xff\n",
        "龍門鎮\n廟宇鎮".encode("big5"),
        "東京都\n大阪府".encode("shift_jis"),
        "жи".encode(),
        b"a\0b",
    ],
    ids=["no mark", "damaged", "Big5", "Shift JIS", "in either", "zeros"],
)
def test_what_is_not(data: bytes) -> None:
    assert decode_any(data) is None


def test_ascii_and_nothing_are_text() -> None:
    assert decode_any(b"a\r\n") == DecodedText("a\n")
    assert decode_any(b"") == DecodedText("")

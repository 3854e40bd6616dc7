"""发送登记.csv: a row a dispatch, and whatever else somebody wrote there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.desk.sent_papers import SENT, SentPapers, record_sent, sent_papers, take_back_sent
from generator.ground.errors import OutputError

FIRST = SentPapers("2026-12-02", "示民发〔2026〕1号", "邮寄", "26", "通知")
SECOND = SentPapers("2026-12-03", "", "当面交", "", "函,又名“函”")


def test_a_row_a_dispatch(tmp_path: Path) -> None:
    file = tmp_path / SENT
    assert sent_papers(file) == {}
    for each in (FIRST, SECOND, FIRST):
        record_sent(file, each)
    assert sent_papers(file) == {"通知": FIRST, SECOND.notice: SECOND}
    text = file.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "发出日期,发文字号,方式,发往单位数,公文"
    take_back_sent(file, SECOND.notice)
    assert sent_papers(file) == {"通知": FIRST}


def test_rows_of_other_shapes_stay(tmp_path: Path) -> None:
    file = tmp_path / SENT
    record_sent(file, FIRST)
    with file.open("a", encoding="utf-8") as stream:
        stream.write("手写的一行\r\n,,,\r\n")
    record_sent(file, SECOND)
    take_back_sent(file, "通知")
    assert file.read_text(encoding="utf-8-sig").splitlines()[1:3] == ["手写的一行", ",,,"]


def test_no_two_write_at_once(tmp_path: Path) -> None:
    file = tmp_path / SENT
    notices = [replace(FIRST, notice=f"通知{number}") for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(partial(record_sent, file), notices))
    assert set(sent_papers(file).values()) == set(notices)


@pytest.mark.parametrize("data", ["发出日期".encode("gb18030"), None])
def test_what_cannot_be_read_is_not_replaced(data: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / SENT
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    assert sent_papers(file) == {}
    with pytest.raises(OutputError):
        record_sent(file, FIRST)
    assert data is None or file.read_bytes() == data

from __future__ import annotations

from fontTools.misc import eexec
from hypothesis import given
from hypothesis import strategies as st

from generator.office.pdf.eexec import deciphered, enciphered

KEY = 55665  # Adobe Type 1 Font Format, 7.2


@given(st.binary(max_size=300))
def test_both_ways_are_those_of_font_tools(data: bytes) -> None:
    assert enciphered(data) == eexec.encrypt(data, KEY)[0]
    assert deciphered(data) == eexec.decrypt(data, KEY)[0]
    assert deciphered(enciphered(data)) == data


def test_keys_and_bytes_may_be_as_large_as_can_be() -> None:
    data = bytes(range(256)) * 300
    assert enciphered(data) == eexec.encrypt(data, KEY)[0]

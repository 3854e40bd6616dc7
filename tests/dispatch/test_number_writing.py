"""A number put into a notice: one line is another, and no byte of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.dispatch.registering import numbered
from generator.ground.errors import InputError, UsageError
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.yaml_edits import front_matter_in_keys
from generator.templates.text.front_matter.key_table import NAMES

NUMBER = "示档发〔2026〕8号"
REST = "---\n请办理。\n\n---\nnumber: 不是文号\n"
FRONTS = {
    "behind the issuer": ("issuer: 甲\ntitle: 乙\n", "issuer: 甲\nnumber: @\ntitle: 乙\n"),
    "behind the mark": ("issuer: 甲\nmark: 丙\ntitle: 乙\n", "issuer: 甲\nmark: 丙\nnumber: @\ntitle: 乙\n"),
    "behind the first key": ("title: 乙\ndate: 2026-03-05\n", "title: 乙\nnumber: @\ndate: 2026-03-05\n"),
    "behind a list": (
        "issuer:\n  - 甲  # 主办\n  - 丙\ntitle: 乙\n",
        "issuer:\n  - 甲  # 主办\n  - 丙\nnumber: @\ntitle: 乙\n",
    ),
    "behind a comment": (
        "issuer: 甲  # 主办\n# 标题\ntitle: 乙\n",
        "issuer: 甲  # 主办\nnumber: @\n# 标题\ntitle: 乙\n",
    ),
    "an empty value": ("number:\ntitle: 乙\n", "number: @\ntitle: 乙\n"),
    "an empty value with a comment": ("number:   # 待编\ntitle: 乙\n", "number: @   # 待编\ntitle: 乙\n"),
    "an empty last value": ("title: 乙\nnumber:\n", "title: 乙\nnumber: @\n"),
    "another value": ("title: 乙\nnumber: 示档发〔2026〕7号  # 原号\n", "title: 乙\nnumber: @  # 原号\n"),
    "a value in quotes": ('number: "〔2026〕7号"\ntitle: 乙\n', 'number: "@"\ntitle: 乙\n'),
    "in braces": ("{title: 乙, extra: {a: '1'}}\n", "{title: 乙, number: @, extra: {a: '1'}}\n"),
    "below a block": ("issuer: |\n  甲\n\ntitle: 乙\n", "issuer: |\n  甲\nnumber: @\n\ntitle: 乙\n"),
    "aside": ("title: 乙\nextra:\n  number: '1'\n", "title: 乙\nnumber: @\nextra:\n  number: '1'\n"),
}
"""Front matters before and after; ``@`` is the number."""


def written(folder: Path, data: bytes) -> Path:
    path = folder / "notice.md"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", ["en", "zh"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("case", FRONTS)
def test_all_else_stays_byte_for_byte(tmp_path: Path, case: str, mark: bytes, end: str, kind: KeyKind) -> None:
    texts = (f"---\n{front}{REST}".replace("@", NUMBER) for front in FRONTS[case])
    before, after = (mark + front_matter_in_keys(text, NAMES, kind).replace("\n", end).encode() for text in texts)
    path = written(tmp_path, before)
    assert numbered(path, NUMBER) == after
    assert path.read_bytes() == before


def test_the_last_line_need_not_end(tmp_path: Path) -> None:
    path = written(tmp_path, "---\ntitle: 乙\n---\n请办理。".encode())
    assert numbered(path, NUMBER) == f"---\ntitle: 乙\nnumber: {NUMBER}\n---\n请办理。".encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("title: 乙\n", "source-no-front-matter"),
        ("---\ntitle: 乙\n", "source-front-matter-open"),
        ("---\nnumber: [1, 2]\n---\n", "register-notice-form"),
    ],
)
def test_what_cannot_have_a_number(tmp_path: Path, data: str, code: str) -> None:
    with pytest.raises(InputError) as raised:
        numbered(written(tmp_path, data.encode()), NUMBER)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_no_notice(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        numbered(tmp_path / "notice.md", NUMBER)

"""A sample front matter with every key: used ones filled in, the others commented out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ground.source import MappingNode
from generator.templates.text.front_matter.keys import FRONT_MATTER, KEYS

_HEAD = """\
# yaml-language-server: $schema={schema}
# 公文的要素：# 后面是说明，不会印出来。标着“示例”的都是编造的，请换成真实的。
"""
_OTHERS = """\
# 下面的要素用到时把行首的 # 去掉，改成真实的内容；用不到的可以整行删掉。
"""
_IN_HOUSE = "（house.yaml 里已经写了，这里不用再写）"


def commented(values: Mapping[str, str], house: MappingNode | None, schema: str) -> str:
    """The lines of a front matter with ``values``; keys that ``house`` has are left out, the ``schema`` is named."""
    return "".join(_lines(values, house, schema))


def _lines(values: Mapping[str, str], house: MappingNode | None, schema: str) -> Iterator[str]:
    yield _HEAD.format(schema=schema)
    said = {} if house is None else house.entries
    for key in (key for key in KEYS if key in values):
        is_elsewhere = key in said and key == "issuer"
        yield _explained(key, _IN_HOUSE if is_elsewhere else "")
        yield f"{'# ' if is_elsewhere else ''}{key}: {values[key]}\n"
    yield _OTHERS
    for key in (key for key in KEYS if key not in values):
        yield _explained(key, _IN_HOUSE if key in said else "")
        yield f"# {FRONT_MATTER[key].example}\n"


def _explained(key: str, further: str) -> str:
    return f"# {FRONT_MATTER[key].title}：{FRONT_MATTER[key].zh.rstrip('。')}{further}\n"

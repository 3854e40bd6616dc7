"""The table of the keys of fawen.yaml; readers and editors' schemas are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.ground.source import FLAG_VALUES, KeyNames

MOST_JOBS = 64
"""How many processes a file may ask for; more have to be typed."""

Kind = Literal["path", "flag", "count", "text", "texts", "choice"]


@dataclass(frozen=True, slots=True)
class StandingKey:
    """A key: how its value is read, its Chinese title, and the values of a ``choice`` with their Chinese words."""

    kind: Kind
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)


KEYS: Mapping[str, StandingKey] = {
    "units": StandingKey("path", "单位名单"),
    "notice": StandingKey("path", "公文文件夹"),
    "templates": StandingKey("path", "模板文件夹"),
    "output": StandingKey("path", "结果文件夹"),
    "pdf": StandingKey("flag", "做PDF"),
    "pdf_engine": StandingKey("choice", "PDF由谁做", {"own": "本程序", "office": "LibreOffice"}),
    "duplex": StandingKey("flag", "双面"),
    "jobs": StandingKey("count", "进程数"),
    "lang": StandingKey("choice", "语言", {"zh": "中文", "en": "英文"}),
    "register": StandingKey("path", "发文登记簿"),
    "only": StandingKey("texts", "只做"),
    "where": StandingKey("text", "条件"),
    "everybody": StandingKey("flag", "全部都发"),
    "sort": StandingKey("texts", "排序"),
}
"""Every key, in the order in which problems list them."""

NAMES = KeyNames(
    {name: (key.title,) for name, key in KEYS.items()},
    {
        **{name: FLAG_VALUES for name, key in KEYS.items() if key.kind == "flag"},
        **{name: key.choices for name, key in KEYS.items() if key.choices},
    },
)
"""The Chinese names of the keys and of their fixed values."""

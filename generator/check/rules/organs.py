"""What an organ's name says about its place: the region, and the level of that."""

from __future__ import annotations

import re
from dataclasses import dataclass

STATE, PROVINCE, CITY, COUNTY, TOWN = range(1, 6)
"""Levels, the highest first."""

_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_STATE = re.compile(
    r"^(?:中共中央|中央|国务院|国家|全国|最高人民|中华人民共和国)|^[^省市县区州旗镇乡]{2,7}部$|^(?:中国证券|中国人民银行)"
)
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_REGION = re.compile(
    r"(?P<province>[^省市县区州旗镇乡]{2,3}省|[^省市县州旗镇乡]{2,6}自治区)?"
    r"(?P<city>[^省市县区州旗镇乡]{1,6}(?:市|自治州|州|盟))?"
    r"(?P<county>[^省市县区州旗镇乡]{1,6}(?:自治县|县|区|旗))?"
    r"(?P<town>[^省市县区州旗镇乡]{1,6}(?:镇|乡|街道))?"
)


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ: its ``name``, the ``region`` that it begins with ("" where there is none), the level of that.

    ``level`` is STATE for the state's own organs, None where the name does not show it.
    """

    name: str
    region: str
    level: int | None

    @classmethod
    def named(cls, name: str) -> Organ:
        """The organ of this name."""
        if _STATE.search(name):
            return cls(name, "", STATE)
        match = _REGION.match(_PARTY.sub("", name))
        region = "" if match is None else match[0]
        levels = (("town", TOWN), ("county", COUNTY), ("city", CITY), ("province", PROVINCE))
        level = next((level for part, level in levels if match is not None and match[part]), None)
        if level == CITY and region in _MUNICIPALITIES:
            level = PROVINCE
        return cls(name, region, level)

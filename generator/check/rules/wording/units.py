"""Words that count or measure, as a number is followed by them."""

from __future__ import annotations

_COUNTED = "人次|人(?![民大社口])|名|位|户|家|件|台|辆|套|份|册|种|项|处|所|间|张|批|场|起|组|支|只|头|株|倍|次|个"
_TIME = "年(?=以[上下]|期限?|有期徒刑|内)|个月|周岁|岁|天|小时|分钟|秒"
_MONEY = "元|美元|欧元|万|亿"
_NAMED = (
    "平方米|平方公里|平方千米|立方米|公里|千米|厘米|毫米|米|公顷|亩|千克|公斤|毫克|克|吨|毫升|升|千瓦时|千瓦|兆瓦|瓦|伏"
    "|摄氏度|度(?!假)|层(?!次)|级"
)
_SYMBOLS = "[%％‰]|℃|°C|km²|m²|㎡|m³|km|cm|mm|kg|mg|mL|kW·h|kWh|kW|kV|MB|GB|TB|Hz|dB|[gmL](?![A-Za-z])"

UNITS = "|".join((_SYMBOLS, _NAMED, _MONEY, _COUNTED, _TIME))
"""The alternatives of a pattern: what follows a number that counts or measures."""

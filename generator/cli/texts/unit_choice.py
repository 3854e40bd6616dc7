"""Texts of the options that choose units, and of the messages about the choice."""

TEXTS: dict[str, tuple[str, str]] = {
    "only": (
        "只做这个单位的文件，写名称、收文单位或代码；可以写多次",
        "make only this unit's papers: its name, addressee or code; may be repeated",
    ),
    "only-missing": (
        "缺的文件只补这个单位的，已有的照常更新；写名称、收文单位或代码；可以写多次",
        "make missing papers of this unit only: its name, addressee or code; the others stay up to date; repeatable",
    ),
    "except-missing": (
        "不补这个单位缺的文件；可以写多次",
        "make no missing papers of this unit; may be repeated",
    ),
    "except": ("不做这个单位的文件；可以写多次", "skip this unit's papers; may be repeated"),
    "where": (
        "只做合条件的单位，例如 \"kind == '镇' and copies > 1\"；可以用名单的字段和它们的中文名称",
        'make papers only of units that match, such as "copies > 1 and beds"; over the roster\'s fields',
    ),
    "sort": (
        "单位按这个字段排序，再编号；可以写多次。加减号从大到小；文字按拼音（GB 2312 的顺序），没填的在最后",
        "number the units in order of this field, minus for descending; repeatable; text sorts by pinyin (GB 2312)",
    ),
    "chosen": ("选定 {count} 个单位（共 {total} 个）：{names}", "units chosen: {count} of {total}: {names}"),
    "in-order": ("{total} 个单位的顺序：{names}", "{total} units in this order: {names}"),
    "who-is-meant": ("名单里没有“{names}”。发给哪一组？", "'{names}' is not on the roster. Which group is meant?"),
    "nobody-meant": ("都不是，不做", "none of them: make nothing"),
    "group-meant": (
        "“{group}”，{count} 个单位；记在它的主送称呼里",
        "'{group}', {count} units; its class will have these words",
    ),
    "and-others": ("等", " and others"),
}

"""Twenty-five awkward files, each with what must come of it."""

from __future__ import annotations

# what the file is → the units' names, or the code and the place of the refusal; what is told beside
EXPECTED: dict[str, tuple[object, str]] = {
    "a title and an empty row above the headers": (["东镇", "西镇"], ""),
    "headers full-width, with blanks, line breaks, colon and star": (["东镇"], ""),
    "a header with one slip": ("sheet-column-near", "Sheet1!B1"),
    "two columns for one field": ("sheet-column-twice", "Sheet1!C1"),
    "a column that is not known": (["东镇"], "sheet-column-unknown"),
    "a group's cell merged over its rows": (["东镇", "西镇", "南镇"], ""),
    "names merged": ("sheet-merged", "Sheet1!A2"),
    "filtered rows": ("sheet-hidden-rows", "Sheet1!A3"),
    "a hidden column": ("sheet-hidden-column", "Sheet1!B1"),
    "two sheets with data": ("sheet-several", ""),
    "an empty sheet and a hidden one beside": (["东镇"], "sheet-hidden-left"),
    "protected, with macros": (["东镇"], ""),
    "encrypted": ("sheet-encrypted", ""),
    "strict, dates from 1904": (["东镇"], ""),
    "no addresses, no styles, absolute targets, a wrong dimension": (["东镇"], ""),
    "a row without a name": ("sheet-no-name", "Sheet1!A3"),
    "a total below": (["东镇"], "sheet-total"),
    "xls with number formats": (["东镇"], ""),
    "xls that is a web page": ("sheet-not-xls", ""),
    "xlsx that is CSV": ("sheet-not-xlsx", ""),
    "WPS's own format": ("sheet-suffix", ""),
    "CSV in GB18030, text kept by Excel's trick": (["东镇"], "sheet-encoding"),
    "Unicode text with tabs, line breaks in quotes": (["东镇"], "sheet-odd-text"),
    "CSV with a ragged row": ("sheet-ragged", "3"),
    "CSV with a number that Excel has destroyed": ("sheet-scientific", "2"),
}

"""Legitimate half-width text (code, URLs, numbers) masked for the punctuation rules: each character becomes MASK.

Hiding keeps the length, so that a place in the hidden text is the place in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KEPT = 512
"""As many texts as the paragraphs of a document of thirty pages, of which each rule asks for all."""

MASK = "\ufffc"
"""What stands for a hidden character; no rule looks for it."""

HANZI = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""The inside of a character class: Chinese characters."""

_ENDINGS = (
    "docx?|xlsx?|pptx?|pdf|ofd|wps|et|dps|txt|csv|zip|rar|7z|jpe?g|png|gif|bmp|tiff?|mp[34]|avi|wav|exe|apk|iso|xml"
    "|json|ya?ml|md|html?"
)
_BODIES = (
    r"GBZ?|GJB|DB\d{2,4}|JGJ|JTG|CJJ|CJ|HJ|YY|WS|MZ|GA|JR|SB|NY|LY|YD|HG|SL|ISO|IEC|IEEE|RFC|ITU|T/[A-Z]+|Q/[A-Z]+"
)
_URL = r"(?:[!-'*-~]|\([!-'*-~]*\))*(?:[A-Za-z0-9/=&#_-]|\([!-'*-~]*\))"
_DOMAIN = r"(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|gov|edu|info|top|io)(?:/[!-~]*[A-Za-z0-9/=_-])?"

_ADDRESSES = re.compile(
    "|".join(
        (
            r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|«[^«»]*»",  # what was not filled in has a rule of its own
            rf"(?:(?:https?|ftp)://|www\.){_URL}",
            r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
            rf"(?:[^\s，。、；：！？“”‘’《》〈〉（）【】,;:\"'<>|/\\()]|\([^()]*\)){{1,80}}\.(?:{_ENDINGS})(?![A-Za-z0-9])",
            rf"(?<![A-Za-z0-9-])(?<![A-Za-z0-9-]\.){_DOMAIN}(?![A-Za-z])",
            r"(?<![A-Za-z])[A-Za-z]:\\[^\s，。；]*",
            rf"(?<![A-Za-z])(?:{_BODIES})(?:/[A-Z]{{1,4}})?\s?[A-Z]?\d+(?:\.\d+)*(?:[-—–:]\d{{2,4}})?",
            r"`[^`]*`|</?[A-Za-z][^<>]*>",
            rf"(?<![A-Za-z0-9_])[0-9]*[A-Za-z_][A-Za-z0-9_]*\([^(){HANZI}]*\)",  # a call in code, a formula
            r"(?:[A-Za-z]\.){2,}|(?<![A-Za-z])(?:Co|Ltd|Inc|No|Mr|Mrs|Dr|St|vs|Vol|pp|etc|Fig|al)\.",
            # An English sentence.
            r"(?<![A-Za-z0-9'’-])(?:[A-Za-z][A-Za-z0-9'’-]*[ ,;:]+){1,60}[A-Za-z][A-Za-z0-9'’-]*[.!?](?=[”’）》])",
            r"(?<![A-Za-z])[A-Za-z]+\d*(?:[-./_+&'’][A-Za-z0-9]+)+",  # COVID-19, TCP/IP, don't
            r"(?<!\d)\d+[A-Za-z]+(?:[-./][A-Za-z0-9]+)+|(?<![\d.])\d+-[A-Z](?![A-Za-z])",  # 5G-A, 12-A
        )
    )
)
_FIGURES = re.compile(
    "|".join(
        (
            r"\(0\d{2,3}\)\s?\d{3,4}[ -]?\d{4}|(?<!\d)0\d{2,3}[-—]\d{7,8}(?:[-—]\d{1,6})?",  # telephones
            r"(?<!\d)[48]00-\d{3,4}-?\d{3,4}|(?<!\d)1\d{2}[- ]\d{4}[- ]\d{4}(?!\d)",
            r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)",
            r"(?<!\d)\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+",  # times and ratios
            r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)",
            r"(?<!\d)\d+(?:\.\d+)+",
            rf"(?:(?<![^：:；。，（、\s{MASK}])|(?<=[件表图]))\d{{1,2}}\.(?=\s*[^\d\s])",  # a serial: 1.
            r"(?<![^：；。，（、\s])[A-Z]\.(?![A-Za-z])",
        )
    )
)


@lru_cache(maxsize=_KEPT)
def masked_addresses(text: str) -> str:
    """``text`` without addresses, file names, code, standard and model numbers, English with its own marks."""
    return _ADDRESSES.sub(_hidden, text)


@lru_cache(maxsize=_KEPT)
def masked_figures(text: str) -> str:
    """``text`` without those and without telephones, times, ratios, decimals, thousands and serials."""
    return _FIGURES.sub(_hidden, masked_addresses(text))


def _hidden(match: re.Match[str]) -> str:
    return MASK * len(match[0])

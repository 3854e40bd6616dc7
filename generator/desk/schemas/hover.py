"""Hover texts of editors: title, meaning and example of a key or value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hover:
    """A key or a value in words: ``zh`` what it means, ``en`` the same in English, ``example`` how it is written.

    ``title`` is its Chinese name.
    """

    zh: str
    en: str
    example: str = ""
    title: str = ""

    def said(self) -> dict[str, object]:
        """The keywords of JSON Schema, and those that editors know besides."""
        example = f"\n\n```yaml\n{self.example}\n```" if self.example else ""
        return {
            "title": self.title,
            "description": f"{self.zh}\n{self.en}" + (f"\n{self.example}" if self.example else ""),
            "markdownDescription": f"{self.zh}\n\n*{self.en}*{example}",
        }


def described(
    shapes: Mapping[str, Mapping[str, object]], keys: Sequence[str], shown: Mapping[str, Hover]
) -> dict[str, dict[str, object]]:
    """The shape of each of ``keys`` with what editors show of it."""
    return {key: {**shapes[key], **shown[key].said()} for key in keys}


def remarks(choices: Iterable[Hover]) -> dict[str, object]:
    """What an editor shows beside each value of an enumeration."""
    told = list(choices)
    return {
        "enumDescriptions": [each.zh for each in told],
        "markdownEnumDescriptions": [f"{each.zh} *{each.en}*" for each in told],
    }

"""Hover texts of editors: title, meaning and example of a key or value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hover:
    """The words for a key or a value: ``zh`` its meaning, ``en`` the same in English, ``example`` how it is written.

    ``title`` is its Chinese name.
    """

    zh: str
    en: str
    example: str = ""
    title: str = ""

    def said(self) -> dict[str, object]:
        """The keywords of JSON Schema for it, with those that editors add."""
        example = f"\n\n```yaml\n{self.example}\n```" if self.example else ""
        return {
            "title": self.title,
            "description": f"{self.zh}\n{self.en}" + (f"\n{self.example}" if self.example else ""),
            "markdownDescription": f"{self.zh}\n\n*{self.en}*{example}",
        }


def described(
    shapes: Mapping[str, Mapping[str, object]], keys: Sequence[str], shown: Mapping[str, Hover]
) -> dict[str, dict[str, object]]:
    """The shape of each of ``keys`` with its hover text."""
    return {key: {**shapes[key], **shown[key].said()} for key in keys}


def remarks(choices: Iterable[Hover]) -> dict[str, object]:
    """The texts that an editor shows beside the values of an enumeration."""
    told = list(choices)
    return {
        "enumDescriptions": [each.zh for each in told],
        "markdownEnumDescriptions": [f"{each.zh} *{each.en}*" for each in told],
    }

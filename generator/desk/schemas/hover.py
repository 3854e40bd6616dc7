"""Hover texts of editors: title, meaning and example of a key or value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.ground.source import NO_NAMES, KeyNames, in_keys


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
    shapes: Mapping[str, Mapping[str, object]],
    keys: Sequence[str],
    shown: Mapping[str, Hover],
    names: KeyNames = NO_NAMES,
) -> dict[str, dict[str, object]]:
    """The shape of each of ``keys``, and of its Chinese ``names``, with its hover text."""
    found: dict[str, dict[str, object]] = {}
    for key in keys:
        found[key] = {**shapes[key], **shown[key].said()}
        found.update(_named(key, shapes[key], shown[key], names))
    return found


def _named(
    key: str, shape: Mapping[str, object], hover: Hover, names: KeyNames
) -> Iterator[tuple[str, dict[str, object]]]:
    """The shape of ``key`` under each of its Chinese names, with example and entries to insert in Chinese keys."""
    for name in chinese_names(names, key):
        example = in_keys(hover.example, names, "zh").replace(f"{names.word(key, 'zh')}:", f"{name}:", 1)
        snippets = _in_chinese(shape.get("defaultSnippets"), names.below.get(key, NO_NAMES))
        further = {"defaultSnippets": snippets} if snippets else {}
        yield name, {**shape, **further, **replace(hover, example=example).said()}


def _in_chinese(snippet: object, names: KeyNames) -> object:
    """An entry that an editor inserts, with Chinese keys; its label stays."""
    if isinstance(snippet, list):
        return [_in_chinese(each, names) for each in snippet]
    if not isinstance(snippet, dict):
        return snippet
    return {names.word(key, "zh"): _in_chinese(each, names.below.get(key, names)) for key, each in snippet.items()}


def chinese_names(names: KeyNames, key: str) -> list[str]:
    """The Chinese names of ``key``."""
    return [name for name in names.names.get(key, ()) if name != key]


def remarks(choices: Iterable[Hover]) -> dict[str, object]:
    """The texts that an editor shows beside the values of an enumeration."""
    hovers = list(choices)
    return {
        "enumDescriptions": [each.zh for each in hovers],
        "markdownEnumDescriptions": [f"{each.zh} *{each.en}*" for each in hovers],
    }

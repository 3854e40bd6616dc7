"""The Chinese names of keys and of their fixed values: nodes with Chinese keys become nodes with English ones.

The readers know the English keys only. A node keeps the words of its file for messages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from generator.ground.errors import Problem, closest
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode

KeyKind = Literal["zh", "en"]
"""The kind of keys of a file: Chinese or English."""


@dataclass(frozen=True)
class KeyNames:
    """The Chinese names of the keys of one mapping.

    ``names`` are those of each key, the one that editors show first. ``values`` are the Chinese words of fixed values,
    by key and value. ``below`` are the names in a mapping that is a key's value, or in the list that is. ``similar``
    are other words, in small letters, each with the key that it is probably meant for.
    """

    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    below: Mapping[str, KeyNames] = field(default_factory=dict)
    similar: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The key of each word that may be typed for it: its Chinese names and itself."""
        chinese = {name: key for key, names in self.names.items() for name in names}
        return {**chinese, **{key: key for key in self.names}}

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The Chinese word of each key, of ``key=value`` for a fixed value, and of ``key/…`` for what is below it."""
        return dict(self._words())

    def _words(self) -> Iterator[tuple[str, str]]:
        for key, names in self.names.items():
            yield key, names[0]
        for key, values in self.values.items():
            yield from ((f"{key}={value}", word) for value, word in values.items())
        for key, below in self.below.items():
            yield from ((f"{key}/{path}", word) for path, word in below.words.items())

    def word(self, path: str, kind: KeyKind) -> str:
        """The word for a key, or the value of ``key=value``, in a file whose keys are of that ``kind``."""
        return self.words.get(path, path.split("=")[-1]) if kind == "zh" else path.split("=")[-1]

    def key(self, word: str) -> str:
        """The key that ``word`` is typed for; an unknown word is returned as it is."""
        return self.keys.get(word, word)

    def value(self, key: str, word: str) -> str:
        """The fixed value of ``key`` that ``word`` is typed for; any other word is returned as it is."""
        values = self.values.get(key)
        if values is None:
            return word
        return next((value for value, shown in values.items() if shown == word.strip()), word)

    def meant(self, word: str, known: Collection[str]) -> tuple[str, str] | None:
        """The suggestion for the unknown ``word``, in its kind of keys, and the key of ``known`` that it stands for."""
        key = self.similar.get(word.casefold())
        if key is not None and key in known:
            return (key if word.isascii() else self.names[key][0]), key
        words = {each: key for each, key in self.keys.items() if key in known} or {each: each for each in known}
        found = closest(word, words)
        return None if found is None else (found, words[found])

    def kind(self, words: Iterable[str], around: KeyKind = "en") -> KeyKind:
        """The kind of most of ``words``; where they have none, or as many of either, that of the mapping ``around``."""
        balance = sum(map(self._vote, words))
        return ("zh" if balance > 0 else "en") if balance else around

    def _vote(self, word: str) -> int:
        """1 for a Chinese word, also an unknown one, -1 for an English key, 0 for other words and keys of one name."""
        known = self.keys.get(word)
        if known is None:
            return not word.isascii()
        return 1 if word != known else -1 if word not in self.names[known] else 0


class AnyKeys(Mapping[str, KeyNames]):
    """The same names below any key: of a mapping whose keys are anybody's own, and whose values are mappings alike."""

    def __init__(self, names: KeyNames) -> None:
        self._names = names

    def __getitem__(self, key: str) -> KeyNames:
        return self._names

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


NO_NAMES = KeyNames()
"""Of keys that have no Chinese names."""

FLAG_VALUES: Mapping[str, str] = {"true": "是", "false": "否"}
"""The Chinese words of ``true`` and ``false``."""


def in_english(node: MappingNode, names: KeyNames, problems: list[Problem], around: KeyKind = "en") -> MappingNode:
    """``node`` with English keys and fixed values, in the order typed; a mapping that is empty has the kind ``around``.

    A key beside another name of it is a problem at its place. Unknown keys, and what is below them, stay as typed.
    """
    kind = names.kind(node.entries, around)
    typed: dict[str, str] = {}
    entries: dict[str, Node] = {}
    for word, value in node.entries.items():
        key = names.key(word)
        if key in typed:
            facts = {"key": f"{word}（{typed[key]}）", "line": node.key_spans[typed[key]].line}
            problems.append(Problem("source-duplicate-key", node.key_spans[word], facts, key))
            continue
        typed[key] = word
        entries[key] = _value_in_english(value, names, key, problems, kind)
    spans = {key: node.key_spans[word] for key, word in typed.items()}
    return MappingNode(entries, spans, node.span, _spoken(names, typed, kind))


def values_in_english(node: MappingNode, names: KeyNames) -> MappingNode:
    """``node``, whose keys are English, with English fixed values: for values that tags have filled in."""
    return replace(node, entries={key: _filled(value, names, key) for key, value in node.entries.items()})


def in_words(problems: list[Problem], noted: int, node: MappingNode) -> None:
    """Puts the problems after the first ``noted`` into the words that the file of ``node`` uses for keys."""
    problems[noted:] = [problem.in_words(node.words) for problem in problems[noted:]]


def node_of(entries: Mapping[str, Node], names: KeyNames, key: str) -> Node | None:
    """The value of ``key`` in ``entries`` as typed, under whatever name it has; None where it is absent."""
    return next((node for word, node in entries.items() if names.key(word) == key), None)


def _filled(node: Node, names: KeyNames, key: str) -> Node:
    if isinstance(node, ScalarNode):
        return _scalar_in_english(node, names, key)
    below = names.below.get(key, NO_NAMES)
    if isinstance(node, MappingNode):
        return values_in_english(node, below)
    return replace(node, items=tuple(_filled(item, names, key) for item in node.items))


def _value_in_english(node: Node, names: KeyNames, key: str, problems: list[Problem], kind: KeyKind) -> Node:
    if isinstance(node, ScalarNode):
        return _scalar_in_english(node, names, key)
    if isinstance(node, SequenceNode):
        return replace(node, items=tuple(_value_in_english(item, names, key, problems, kind) for item in node.items))
    below = names.below.get(key)
    return node if below is None else in_english(node, below, problems, kind)


def _scalar_in_english(node: ScalarNode, names: KeyNames, key: str) -> ScalarNode:
    value = names.value(key, node.value)
    return node if value is node.value else replace(node, value=value)


def _spoken(names: KeyNames, typed: Mapping[str, str], kind: KeyKind) -> Mapping[str, str]:
    """The words that a file uses for keys: those typed, and for others the Chinese ones if its kind is Chinese."""
    chinese = {key: word for key, word in typed.items() if word != key}
    if kind == "en":
        return chinese
    english = {key for key, word in typed.items() if word == key}
    return {**{path: word for path, word in names.words.items() if path not in english}, **chinese}

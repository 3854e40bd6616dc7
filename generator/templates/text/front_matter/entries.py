"""The entries of a front matter over the house's defaults (house.yaml), read with all their problems noted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from generator.ground.errors import Problem, Span, closest, joined
from generator.ground.source import key_translation, yaml_values
from generator.ground.source.date import OfficialDate
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.templates.text.front_matter.key_table import MERGED, NAMES, REQUIRED, SHARED

_MARKS = "：:"
FIRST_YEAR, _LAST_YEAR = 1949, 2099
"""The years that a document may be of."""


class Entries:
    """The entries of a paper's own front matter over the defaults ``behind`` it.

    Problems are noted in ``problems``. The text of an absent element is ``""``. A paper that ``is_draft`` may lack
    elements that it must have when it is issued.
    """

    def __init__(
        self,
        own: MappingNode,
        behind: MappingNode | None,
        problems: list[Problem],
        *,
        is_draft: bool = False,
    ) -> None:
        self.is_draft = is_draft
        self._own = own
        self._behind = behind
        self.node = _over_house(behind, own)
        self.problems = problems

    def get(self, key: str) -> Node | None:
        """The node of ``key``; None where it is absent."""
        return self.node.entries.get(key)

    def word(self, path: str) -> str:
        """The word that the file uses for a key, or for ``key=value``; ``path`` itself where it has none."""
        return self.node.word(path)

    def own(self, key: str) -> bool:
        """Whether the paper itself has ``key``, not only the defaults behind it."""
        return key in self._own.entries

    def at(self, *keys: str) -> Span:
        """The place of the first of ``keys`` that is there, else that of the whole front matter."""
        nodes = (self.get(key) for key in keys)
        return next((node.span for node in nodes if node is not None), self.node.span)

    def report(
        self,
        code: str,
        key: str,
        facts: Mapping[str, object] | None = None,
        *,
        suggestion: str | None = None,
        span: Span | None = None,
    ) -> None:
        """Notes a problem of ``key``, at its own place or at ``span``."""
        self.problems.append(Problem(code, span or self.at(key), facts or {}, key, suggestion))

    def require(self, keys: Iterable[str]) -> None:
        """Notes each of ``keys`` that is absent or empty, unless an unknown key was probably meant for it."""
        unknown = (problem.suggestion for problem in self.problems if problem.code == "source-unknown-key")
        meant = {NAMES.key(word) for word in unknown if word is not None}
        for key in keys:
            entry = self.get(key)
            if is_empty(entry) if entry is not None else key not in meant:
                self.report("source-missing-key", key, {"key": key}, span=self.node.key_spans.get(key))

    def text(self, key: str, node: MappingNode | None = None) -> str:
        """The text of ``key`` in ``node`` (default: the front matter), without blanks around it."""
        entry = (node or self.node).entries.get(key)
        if entry is None:
            return ""
        noted = len(self.problems)
        self.refuse_empty(entry, key)
        text = (yaml_values.read_text(entry, key, self.problems) or "").strip()
        key_translation.in_words(self.problems, noted, node or self.node)
        return text

    def refuse_empty(self, entry: Node, key: str) -> None:
        """Notes an element that is empty, unless it is required: then it is reported as missing."""
        required = key in REQUIRED and entry is self.get(key)
        if is_empty(entry) and not required:
            self.report("notice-empty-value", key, {"field": key}, span=entry.span)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or a single text, without blanks around them; none where the key is absent."""
        entry = self.get(key)
        if entry is None:
            return ()
        self.refuse_empty(entry, key)
        found = []
        for item in entry.items if isinstance(entry, SequenceNode) else (entry,):
            text = (yaml_values.read_text(item, key, self.problems) or "").strip()
            if isinstance(item, ScalarNode) and not text and isinstance(entry, SequenceNode) and not is_empty(entry):
                self.report("notice-empty-value", key, {"field": key}, span=item.span)
            found.append(text)
        return tuple(text for text in found if text)

    def date(self, key: str, node: MappingNode) -> OfficialDate | None:
        """The date of ``key`` in ``node``; None where it is absent or wrong."""
        entry = node.entries.get(key)
        if entry is None:
            return None
        noted = len(self.problems)
        self.refuse_empty(entry, key)
        date = None if is_empty(entry) else yaml_values.read_date(entry, key, self.problems)
        if date is not None and not FIRST_YEAR <= date.year <= _LAST_YEAR:
            facts = {"field": key, "year": f"{date.year:04}", "first": FIRST_YEAR, "last": _LAST_YEAR}
            self.report("notice-date-year", key, facts, span=entry.span)
            date = None
        key_translation.in_words(self.problems, noted, node)
        return date

    def choice(self, key: str, choices: Collection[str], default: str = "") -> str:
        """The value of ``key``, which must be one of ``choices``; ``default`` where it is absent or wrong."""
        value = self.text(key)
        if value in choices or not value:
            return value or default
        words = {self.word(f"{key}={each}").removeprefix(f"{key}="): each for each in choices}
        facts = {"field": key, "value": value, "choices": joined(words)}
        self.report("notice-choice", key, facts, suggestion=closest(value, {*words, *choices}))
        return default

    def mapping(self, key: str, known: Collection[str]) -> MappingNode | None:
        """The mapping at ``key`` after checking its keys against ``known``; None where it is absent or wrong."""
        entry = self.get(key)
        return None if entry is None else self.mapping_at(entry, key, known)

    def mapping_at(self, entry: Node, key: str, known: Collection[str]) -> MappingNode | None:
        """The mapping ``entry`` below ``key`` after checking its keys; None where it is no mapping."""
        node = yaml_values.read_mapping(entry, key, self.problems)
        if node is not None:
            noted = len(self.problems)
            yaml_values.check_keys(node, known, self.problems, names=NAMES.below.get(key, key_translation.NO_NAMES))
            key_translation.in_words(self.problems, noted, node)
        return node


def is_empty(node: Node) -> bool:
    """Whether ``node`` is an empty text, a text of blanks and colons only, or a list of nothing else."""
    if isinstance(node, ScalarNode):
        return all(character.isspace() or character in _MARKS for character in node.value)
    return isinstance(node, SequenceNode) and all(map(is_empty, node.items))


# The keys of a notice over the defaults of house.yaml.


_KEY_OF = re.compile("[/=]")
"""Behind the key in a path of :attr:`KeyNames.words <generator.ground.source.key_translation.KeyNames.words>`."""


def _over_house(house: MappingNode | None, notice: MappingNode) -> MappingNode:
    """The entries of ``notice`` over those of ``house``; mappings such as contact are merged entry by entry."""
    if house is None:
        return notice
    entries = {**house.entries, **notice.entries}
    for key in MERGED:
        below, above = house.entries.get(key), notice.entries.get(key)
        if isinstance(below, MappingNode) and isinstance(above, MappingNode):
            entries[key] = _over_house(below, above)
    return MappingNode(entries, {**house.key_spans, **notice.key_spans}, notice.span, _words(house, notice))


def _words(house: MappingNode, notice: MappingNode) -> dict[str, str]:
    """The words for keys: those of the notice, and of the house for keys that only the house has."""
    of_house = house.entries.keys() - notice.entries.keys()
    own = {path: word for path, word in notice.words.items() if _KEY_OF.split(path)[0] not in of_house}
    return own | {path: word for path, word in house.words.items() if _KEY_OF.split(path)[0] in of_house}


def behind_papers(notice: MappingNode, house: MappingNode | None) -> MappingNode:
    """The defaults of the dispatch's other papers: the house's entries over those that the notice shares."""
    shared = {key: node for key, node in notice.entries.items() if key in SHARED}
    below = MappingNode(shared, {key: notice.key_spans[key] for key in shared}, notice.span, notice.words)
    return below if house is None else _over_house(below, house)

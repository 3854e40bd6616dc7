"""The events of YAML's parser, which can be put back to be read once more.

Events are used rather than composed nodes: they show aliases, anchors and tags, and a nest too deep is
refused before it is followed. The C parser is taken where PyYAML has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

import yaml


class Events:
    """The events of ``text`` one after another; ``last`` is the one that came last, None before the first."""

    def __init__(self, text: str) -> None:
        self.last: yaml.Event | None = None
        self._parser = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
        self._again: list[yaml.Event] = []
        self._fault: yaml.MarkedYAMLError | None = None

    @property
    def parse(self) -> Callable[[], yaml.Event]:
        """The parser's own next event, past ``last`` and whatever was put back: to read much without detours.

        For the inside of mappings and lists, where there is a next one. Whoever calls it puts back what it raises.
        """
        return cast("Callable[[], yaml.Event]", self._parser.get_event)

    def next(self) -> yaml.Event:
        """The next event; behind the last the stream's end. Raises MarkedYAMLError where the parser stops."""
        if self._again:
            event = self._again.pop()
        elif self._fault is not None:
            raise self._fault
        else:
            event = self._parser.get_event() or yaml.StreamEndEvent()
        self.last = event
        return event

    def put_back(self, events: Iterable[yaml.Event], fault: yaml.MarkedYAMLError | None = None) -> None:
        """Have ``events`` come next, in their order, and after them ``fault``."""
        self._again += reversed(list(events))
        self._fault = fault

    def dispose(self) -> None:
        """Lets the parser free what it holds."""
        self._parser.dispose()

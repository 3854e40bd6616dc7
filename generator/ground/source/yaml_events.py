"""The events of PyYAML's parser, which can be put back to be read again.

Events are used rather than composed nodes: they show aliases, anchors and tags, and nesting that is too deep is
refused before it is parsed. The C parser is used where PyYAML has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import cast

import yaml


class Events:
    """The events of ``text`` in order; ``last`` is the latest one, None before the first."""

    def __init__(self, text: str) -> None:
        self.last: yaml.Event | None = None
        self._parser = yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)
        self._again: list[yaml.Event] = []
        self._fault: yaml.MarkedYAMLError | None = None

    @property
    def parse(self) -> Callable[[], yaml.Event]:
        """The parser's own method for the next event, which ignores ``last`` and events put back: for speed.

        For use inside mappings and lists, where there is a next event. The caller puts back what it raises.
        """
        return cast("Callable[[], yaml.Event]", self._parser.get_event)

    def next(self) -> yaml.Event:
        """The next event; after the last, the end of the stream. Raises MarkedYAMLError where the parser stops."""
        if self._again:
            event = self._again.pop()
        elif self._fault is not None:
            raise self._fault
        else:
            event = self._parser.get_event() or yaml.StreamEndEvent()
        self.last = event
        return event

    def put_back(self, events: Iterable[yaml.Event], fault: yaml.MarkedYAMLError | None = None) -> None:
        """Return ``events`` next, in this order, and then raise ``fault``."""
        self._again += reversed(list(events))
        self._fault = fault

    def dispose(self) -> None:
        """Free the parser's memory."""
        self._parser.dispose()

"""A text template of the e-mails with the units' papers: the heads in its front matter, then the plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.ground.errors import Problem, Span, TemplateError
from generator.ground.source import key_translation, source_file, yaml_values
from generator.ground.source.nodes import Node, SequenceNode
from generator.templates.expressions.bare_names import with_titles
from generator.templates.text.front_matter.front_matter_reading import BAR
from generator.templates.text.front_matter.values_with_tags import FrontTemplate, compiled_text, split_with_tags
from generator.templates.text.official_document import in_order

KINDS: Mapping[str, str] = {"notice": "公文", "unit": "单位文件", "dispatch": "清单"}
"""What ``attach`` may name beside templates: kinds of papers, each with its Chinese word."""

NAMES = key_translation.KeyNames(
    {
        "subject": ("主题", "邮件主题"),
        "to": ("收件人",),
        "copy_to": ("抄送",),
        "reply_to": ("回复到",),
        "attach": ("附件",),
    },
    {"attach": KINDS},
)
"""The keys of the front matter with their Chinese names."""

BUILT_IN = "（内置）.md"
"""What problems call the text that is taken where an office has none of its own."""
_TEXT = """\
---
subject: "{{ notice.number }} {{ notice.title }}"
---
{{ unit.addressee }}：

现发去{{ notice.title }}{% if notice.number %}（{{ notice.number }}）{% endif %}，见附件。请查收，收到后请回复。

{{ notice.issuer }}
{{ notice.date }}
"""
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class FilledMail:
    """The heads and the text of one message. ``attach`` are kinds or names of templates, None for the usual ones.

    ``to`` is empty where the tags of the template left nothing, None where it has no such key. ``spans`` are the places
    of the heads that the template has.
    """

    subject: str
    to: tuple[str, ...] | None
    copy_to: tuple[str, ...]
    reply_to: tuple[str, ...]
    attach: tuple[str, ...] | None
    text: str
    spans: Mapping[str, Span]


class MailTemplate:
    """The text of all messages, opened once, filled for each unit. ``name`` is the file as problems call it."""

    def __init__(self, file: source_file.SourceFile) -> None:
        """Compiles the template in ``file``. Raises TemplateError with all problems."""
        self.name = file.name
        front = split_with_tags(file, error=TemplateError, names=NAMES)
        problems: list[Problem] = []
        yaml_values.check_keys(front.node, tuple(NAMES.names), problems, names=NAMES)
        key_translation.in_words(problems, 0, front.node)
        self._node = front.node
        self._front = FrontTemplate(file, front.node)
        self._text = compiled_text(file, front.body, front.body_first_line)
        problems += [*self._front.problems, *self._text.problems]
        if not front.body.strip():
            problems.append(Problem("notice-no-text", file.span(front.body_first_line, 1), {"name": file.path.name}))
        if problems:
            raise TemplateError(in_order(problems))

    @classmethod
    def open(cls, path: Path) -> MailTemplate:
        """Opens the template at ``path``. Raises UsageError where there is none, TemplateError."""
        return cls(source_file.read_source(path, error=TemplateError))

    @classmethod
    def built_in(cls) -> MailTemplate:
        """The text for an office that has none of its own."""
        return cls(source_file.source_of(_TEXT.encode(), Path(BUILT_IN), name=BUILT_IN))

    def fill(self, context: Mapping[str, object], titles: Mapping[str, str]) -> FilledMail:
        """The message for ``context``; bare names may be ``titles`` of the unit's fields. Raises TemplateError."""
        problems: list[Problem] = []
        context = with_titles(context, titles)
        front = key_translation.values_in_english(self._front.fill(context, problems), NAMES)
        text = (self._text.run(context, problems) or "").replace(BAR, "|")
        texts = {key: tuple(_texts(node, key, problems)) for key, node in front.entries.items()}
        key_translation.in_words(problems, 0, front)
        if problems:
            raise TemplateError(in_order(problems))
        has = self._node.entries
        return FilledMail(
            " ".join(" ".join(texts.get("subject", ())).split()),
            texts.get("to", ()) if "to" in has else None,
            texts.get("copy_to", ()),
            texts.get("reply_to", ()),
            texts.get("attach", ()) if "attach" in has else None,
            _BLANK_LINES.sub("\n\n", text).strip() + "\n",
            {key: node.span for key, node in has.items()},
        )


def _texts(node: Node, key: str, problems: list[Problem]) -> Iterator[str]:
    """The texts of a value that is one text or a list of texts."""
    for item in node.items if isinstance(node, SequenceNode) else (node,):
        text = yaml_values.read_text(item, key, problems)
        if text and text.strip():
            yield text.strip()

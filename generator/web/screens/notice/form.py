"""The form of a notice: its texts with their keys in groups, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.ground.errors import NoticeError
from generator.ground.source.nodes import MappingNode
from generator.notices.editing.form_keys import KeyNeeds, key_needs
from generator.notices.editing.form_values import FormText, house_values
from generator.notices.editing.open_texts import OpenText, listed_attachments
from generator.notices.editing.text_grids import TextGrid, text_grids
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.web.forms import KeyShowing, ShownKey, body_name, shown_text, text_id, whole_name
from generator.web.opaque_ids import opaque_id

GROUPS = ("basic", "attachments", "signature", "head", "imprint", "contact", "more")
"""The folds of the form, in their order."""

_BASIC = ("title", "recipients", "issuer", "number", "date", "attendance")
_FIRST = {name: number for number, name in enumerate(_BASIC)}
_GROUP_OF = {
    **dict.fromkeys(_BASIC, "basic"),
    "attachments": "attachments",
    **dict.fromkeys(("signature", "stamp", "seal_diameter"), "signature"),
    **dict.fromkeys(("copy_number", "secrecy", "urgency", "signers", "mark"), "head"),
    **dict.fromkeys(("copy_to", "imprint", "printing"), "imprint"),
    **dict.fromkeys(("contact", "note", "period"), "contact"),
}
_NO_NEEDS = KeyNeeds(frozenset(), frozenset())


@dataclass(frozen=True)
class FormPart:
    """The part of the form for one text.

    ``house`` are the defaults of the office, ``typed`` texts of fields that are not in the text yet. ``is_whole``: the
    whole text is edited, though it could be in a form.
    """

    text: OpenText
    house: MappingNode | None
    typed: Mapping[str, str]
    is_whole: bool = False

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.text.name

    @property
    def is_notice(self) -> bool:
        """Whether it is the notice itself."""
        return self.name == NOTICE_FILE

    @property
    def id(self) -> str:
        """The id of the text in the names of buttons."""
        return opaque_id(self.name)

    @property
    def text_id(self) -> str:
        """The id of the field of its body, or of the whole of it."""
        return text_id(self.name)

    @property
    def body_name(self) -> str:
        """The name of the field of its body."""
        return body_name(self.name)

    @property
    def whole_name(self) -> str:
        """The name of the field of the whole of it."""
        return whole_name(self.name)

    @cached_property
    def form(self) -> FormText | None:
        """The text as a form has it; None where it can be edited as a whole only."""
        try:
            return self.text.form()
        except NoticeError:
            return None

    @property
    def whole(self) -> str | None:
        """The whole text, where it can only be edited as a whole; None for a file that is not text."""
        try:
            return shown_text(self.text.data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return None

    @cached_property
    def keys(self) -> list[ShownKey]:
        """The keys of its front matter."""
        if self.form is None:
            return []
        needs = key_needs(self.form.values, self.house) if self.is_notice else _NO_NEEDS
        house = house_values(self.house) if self.is_notice else {}
        return KeyShowing(self.form, house, needs, self.typed).keys()

    @property
    def groups(self) -> dict[str, list[ShownKey]]:
        """The keys in their groups; those that do not suit the notice, and that it has not, are at the end."""
        found: dict[str, list[ShownKey]] = {group: [] for group in GROUPS}
        aside = [key for key in self.keys if key.is_unsuited and not key.is_given]
        for key in sorted(self.keys, key=lambda each: _FIRST.get(each.name, len(_FIRST))):
            if key not in aside:
                found[_GROUP_OF.get(key.name, "more")].append(key)
        found["more"] += aside
        return {group: keys for group, keys in found.items() if keys}

    @property
    def title(self) -> str:
        """Its title in one line, ``""`` where it has none."""
        value = "" if self.form is None else self.form.values.get("title", "")
        return value.replace("|", "") if isinstance(value, str) else ""

    @property
    def grids(self) -> tuple[TextGrid, ...]:
        """The tables of its body."""
        return () if self.form is None else text_grids(self.form.body)

    @property
    def attachments(self) -> list[str]:
        """The files of the attachments that it lists."""
        return [] if self.form is None else [each.file for each in listed_attachments(self.form.values)]


def attachment_titles(parts: Iterable[FormPart]) -> dict[str, str]:
    """The titles of the attachments that are texts or have one in the list, by the names of their files."""
    titles: dict[str, str] = {}
    for part in parts:
        if not part.is_notice:
            titles[part.name] = part.title
        elif part.form is not None:
            titles |= {each.file: each.said("title") for each in listed_attachments(part.form.values)}
    return titles

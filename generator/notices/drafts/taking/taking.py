"""A recognised draft → the files of a notice's folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.check.documents import ElementPlaces
from generator.ground.errors import InputError, Problem, Span
from generator.ground.source.nodes import MappingNode
from generator.ground.source.yaml_layout import quoted
from generator.notices.drafts.draft import Draft, DraftKind, Omission
from generator.notices.drafts.taking.attachment_files import attachment_files
from generator.notices.drafts.taking.corrections import NO_ROLES, Roles, corrected
from generator.notices.drafts.taking.draft_conversion import Alteration, CommentedKey, DraftConversion
from generator.notices.drafts.taking.front_values import Values, chosen, front_values, missing, yaml_of
from generator.notices.drafts.taking.source_text import taken_pictures
from generator.notices.drafts.taking.text_sections import TextSections
from generator.official.document import SignatureKind
from generator.official.recognition import recognise
from generator.official.recognition.elements import RecognisedDocument
from generator.standard import Format
from generator.standard.kinds import KINDS
from generator.templates.text.attachment_templates import TO_BE_ADDED
from generator.templates.text.front_matter.key_table import KEYS

NOTICE = "notice.md"
_SCHEMA = "# yaml-language-server: $schema={schema}\n"
_OPEN = "# 草稿里还没有填好的，填好以后去掉行首的 #：\n"
_WRONG = "# 草稿里这样写，但是不合要求，改好以后去掉行首的 #：\n"
_READ_AS_THEY_ARE: tuple[DraftKind, ...] = ("docx", "txt")
_HAS_TO_BE = ("title", "issuer")
_OF_ANY_TEXT = ("body", "table")


def take(draft: Draft, house: MappingNode | None, schema: str, roles: Roles = NO_ROLES) -> DraftConversion:
    """The notice that ``draft`` becomes over the defaults of ``house``; ``schema`` is the path of its schema.

    ``roles`` has what a person says that paragraphs are.

    The same draft gives the same bytes. Nothing in it is evaluated: what a template would read as a tag is written so
    that it prints as it is. Raises InputError where nothing in it is of a notice, and no ``roles`` are given.
    """
    found = corrected(recognise(draft.document), roles)
    if not roles and not _is_of_notice(found):
        raise InputError(Problem("draft-no-notice", Span(draft.document.file)))
    pictures, unprinted = taken_pictures(draft.pictures)
    texts = TextSections.of(draft, found, pictures)
    attached = attachment_files(texts)
    is_converted = draft.source not in _READ_AS_THEY_ARE
    front = _front(found, house, attached.entries, is_converted=is_converted)
    own, written = texts.sections[0], [each for each in texts.sections if each not in attached.cut]
    lines = [*own.lines(), *attached.remarks, *([] if own.prints else [TO_BE_ADDED])]
    shown = {picture.name: picture.data for each in written for picture in each.pictures}
    return DraftConversion(
        draft=draft,
        found=found,
        files={NOTICE: "".join(_notice(front, schema, lines)).encode(), **attached.files, **shown},
        missing=front.missing,
        unwritten=front.unwritten,
        altered=(*front.altered, *attached.altered, *(altered for each in written for altered in each.altered)),
        unplaced=tuple(texts.unplaced),
        left=(*draft.left, *texts.left, *unprinted, *_seals(found)),
        listed_only=tuple(attached.listed_only),
        unread=tuple(heading for each in written for heading in each.unread),
        has_text=own.prints,
        is_unsealed=front.values.get("signature") == str(SignatureKind.UNSEALED),
    )


def _is_of_notice(found: RecognisedDocument) -> bool:
    """Whether there is any element of a notice but text, or a 文种 is named in that."""
    if any(each["element"] not in _OF_ANY_TEXT for each in ElementPlaces(found).placed()):
        return True
    names = [name for name in KINDS if len(name) > 1]
    return any(name in paragraph.text for paragraph in found.document.paragraphs for name in names)


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter: the ``values`` that are written, and what is missing, not written, or written otherwise."""

    values: Values
    missing: tuple[str, ...]
    unwritten: tuple[CommentedKey, ...]
    altered: tuple[Alteration, ...]


def _front(
    found: RecognisedDocument,
    house: MappingNode | None,
    attachments: Sequence[str | Mapping[str, str]],
    *,
    is_converted: bool,
) -> _Front:
    front = front_values(found, is_converted=is_converted)
    values, refused = chosen(front.values, house)
    absent = _missing(found, values, house)
    if attachments:
        values["attachments"] = attachments
    return _Front(values, absent, (*front.unwritten, *refused), tuple(front.altered))


def _seals(found: RecognisedDocument) -> Iterator[Omission]:
    """Words that hold the place of a seal."""
    for each in found.signature.seal_places:
        yield Omission("seal", each.paragraph.place.paragraph, each.text)


def _missing(found: RecognisedDocument, values: Values, house: MappingNode | None) -> tuple[str, ...]:
    """The missing keys of a notice to be issued: those that a build requires, and the number, but for 纪要."""
    absent = missing(values, house)
    unnumbered = "number" not in values and found.format is not Format.MINUTES
    return tuple(key for key in KEYS if key in absent or (unnumbered and key == "number"))


def _notice(front: _Front, schema: str, lines: Iterable[str]) -> Iterator[str]:
    """notice.md, its keys in the order in which a new notice has them."""
    yield f"---\n{_SCHEMA.format(schema=schema)}"
    for key in KEYS:
        if key in front.values:
            yield f"{key}: {yaml_of(front.values[key])}\n"
        elif key in front.missing and key in _HAS_TO_BE:
            yield f"{key}:\n"
    yield from _commented(_OPEN, [each for each in front.unwritten if each.problem is None])
    yield from _commented(_WRONG, [each for each in front.unwritten if each.problem is not None])
    yield "---\n"
    yield from (f"{line}\n" for line in lines)


def _commented(why: str, unwritten: Sequence[CommentedKey]) -> Iterator[str]:
    if unwritten:
        yield why
    for each in unwritten:
        yield f"# {each.key}: {quoted(' '.join(each.text.split()))}\n"

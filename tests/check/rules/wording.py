"""Documents made of sentences alone, for rules that read words, and what those rules say of them."""

from collections.abc import Iterable

from generator.check.departure import Departure
from generator.check.rules import FILE_RULES
from generator.ground.errors import Span, TranslatedText
from generator.ground.length import Pt
from generator.office.reading.document import Paragraph, ReadDocument, Run
from generator.official.document import Level
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import BodyParagraph, Element, RecognisedDocument
from generator.standard import Format

READ_WORDS = tuple(f"PU-{number:02}" for number in range(1, 24)) + tuple(f"NU-{number:02}" for number in range(1, 16))
"""The rules that read words, whatever element they stand in."""


def paragraph(
    text: str, number: int = 1, *, font: str = "仿宋", numbering: str = "", cell: int | None = None
) -> Paragraph:
    """A paragraph of one look; with ``cell`` it stands in a table."""
    place = Span("示例.docx", part="word/document.xml", paragraph=number, cell=cell)
    run = Run(text=text, font=font, latin=font, size=Pt(16))
    return Paragraph(place=place, section=0, runs=(run,), numbering=numbering)


def element(text: str, number: int = 1) -> Element:
    return Element((paragraph(text, number),), text)


def document(paragraphs: Iterable[Paragraph], **facts: object) -> ReadDocument:
    return ReadDocument(file="示例.docx", blocks=tuple(paragraphs), sections=(), body_size=Pt(16), **facts)  # type: ignore[arg-type]


def text_of(*texts: str) -> RecognisedDocument:
    """A document that is nothing but text, a paragraph for each of ``texts``."""
    paragraphs = [paragraph(text, number) for number, text in enumerate(texts, start=1)]
    body = []
    for each in paragraphs:
        level, _ = marker_of(each.text)
        heading = each.text if level in (Level.FIRST, Level.SECOND) and "，" not in each.text[:-1] else ""
        body.append(BodyParagraph(each, level if heading else Level.TEXT, heading, "" if heading else each.text))
    return RecognisedDocument(document=document(paragraphs), format=Format.GENERAL, profile=None, body=tuple(body))


def departures(rule: str, found: RecognisedDocument) -> list[Departure]:
    return list(FILE_RULES[rule](found))


def told(found: RecognisedDocument, rules: Iterable[str] = READ_WORDS) -> list[tuple[str, str]]:
    """Every departure from the ``rules``, as the rule and what was measured."""
    return [(rule, str(each.measured)) for rule in rules for each in departures(rule, found)]


def mended(rule: str, *texts: str) -> list[str]:
    """The departures of a text from ``rule``: each as the text with what is wanted in the place of what was measured.

    Where the wanted is no text to stand there, that alone.
    """
    whole = "\n".join(texts)
    return [
        str(each.wanted)
        if isinstance(each.wanted, TranslatedText)
        else whole.replace(str(each.measured).replace("␤", "\n"), each.wanted, 1)
        for each in departures(rule, text_of(*texts))
    ]

"""What departs from a rule of an official document: a table for each part of a document, by the rule's id."""

from generator.ground.errors.sentences.rules import (
    attachments,
    body,
    dispatch,
    formats,
    header,
    imprint,
    language,
    page,
    signature,
    title,
)
from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    code: sentence
    for table in (page, header, title, body, signature, attachments, imprint, formats, language, dispatch)
    for code, sentence in table.SENTENCES.items()
}

"""The drafts of the corpus, as they are and changed at random: no character is lost, and none invented."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from generator.ground.errors import InputError
from generator.notices.drafts import Choice, draft_in
from tests.chosen import examples
from tests.drafts.corpus import cases
from tests.drafts.drafting import draft_of
from tests.drafts.mutated import characters, mutated
from tests.drafts.pages import Document
from tests.notices.drafts.made import NAME

CHOICES: tuple[Choice, ...] = ("accept", "reject")
MUTATED = examples(200)


def _solid(*texts: str) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


def _check(data: bytes, document: Document, choice: Choice, name: str) -> None:
    """Page numbers are not reported: headers and footers are left out here."""
    own = characters(replace(document, header=(), footer=()))
    if not own.pages(choice):
        assert _refused(data, choice) == ["draft-empty"], name
        return
    draft = draft_in(data, NAME, changes=choice)
    assert _solid(*(each.text for each in draft.document.paragraphs)) == own.pages(choice), (name, choice)
    beside = _solid(*(each.text for each in draft.left), *(each.text for each in draft.comments))
    assert own.beside - beside == Counter(), (name, choice)


def _refused(data: bytes, choice: Choice) -> list[str]:
    with pytest.raises(InputError) as caught:
        draft_in(data, NAME, changes=choice)
    return [each.code for each in caught.value.problems]


@pytest.mark.parametrize("choice", CHOICES)
def test_of_the_corpus(choice: Choice) -> None:
    for each in cases():
        _check(draft_of(each), each.document, choice, each.name)


@pytest.mark.parametrize("choice", CHOICES)
def test_of_drafts_changed_at_random(choice: Choice) -> None:
    for seed in range(MUTATED):
        draft = mutated(seed)
        _check(draft.data, draft.document, choice, f"{seed} {draft.name}")

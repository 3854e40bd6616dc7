"""Every template of these tests is rendered by both kinds of code, which must agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pytest

from generator.templates.word.part_compiling import CompiledPart
from generator.templates.word.rendering_state import PartContext, PartRendering
from generator.templates.word.running.value_escaping import PLAIN


def _outcome(part: CompiledPart, names: Mapping[str, object], rendering: PartRendering, *, direct: bool) -> object:
    """The text that one kind of code gives, or the kind of error it raises."""
    context = PartContext(part.environment, names, PartRendering(rendering.deadline, rendering.pictures))
    try:
        if direct and part.direct is not None:
            writers: dict[str, Callable[[object], str]] = {
                name: partial(writer, context) for name, writer in part.environment.writers.items()
            }
            return part.direct.run(context, PLAIN, writers)
        return part.reference.rendered(context)
    except Exception as error:
        return type(error)


@pytest.fixture(autouse=True, scope="module")  # tests of other folders render once
def _both_kinds_of_code_agree() -> Iterator[None]:
    rendered = CompiledPart.rendered

    def checked(part: CompiledPart, names: Mapping[str, object], rendering: PartRendering) -> str:
        if part.direct is not None:
            direct, reference = (_outcome(part, names, rendering, direct=each) for each in (True, False))
            assert direct == reference
        return rendered(part, names, rendering)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CompiledPart, "rendered", checked)
        yield

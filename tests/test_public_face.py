from __future__ import annotations

import inspect

import pytest

import generator


def test_the_public_names() -> None:
    assert generator.__all__ == [
        "DocxTemplate", "GeneratorError", "Hyperlink", "InlineImage", "Listing", "RichParagraphs",
        "RichText", "SubDocument", "build", "paint",
    ]  # fmt: skip
    for content in ("Hyperlink", "InlineImage", "Listing", "RichParagraphs", "RichText", "SubDocument"):
        assert getattr(generator, content).__module__.startswith("generator.templates.word.")
    assert generator.DocxTemplate.__module__.startswith("generator.templates.word")
    assert issubclass(generator.GeneratorError, Exception)
    assert {"templates", "notice", "units", "output", "only", "exclude", "pdf", "jobs", "dry_run"} <= set(
        inspect.signature(generator.build).parameters
    )


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        generator.nothing  # noqa: B018  asking for it is the test

"""A rendering ends in time, and the problem names the tag that was running."""

import pytest

from generator.ground.errors import TemplateError
from generator.templates.word import DocxTemplate
from tests.patience import Clock
from tests.word_documents import make_docx

LOOPS = [
    "{% for a in many %}{% for b in many %}{{ (a * b) | string | upper | title }}{% endfor %}{% endfor %}",
    "{% for a in many recursive %}{{ a }}{% if loop.depth < 3 %}{{ loop(many) }}{% endif %}{% endfor %}",
    "{% for a in many %}{{ many | sort | map('string') | join | length }}{% endfor %}",
]


@pytest.mark.parametrize("loop", LOOPS)
def test_a_template_that_takes_too_long(loop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(0.001)
    for each in ("monotonic", "thread_time"):
        monkeypatch.setattr(f"generator.templates.expressions.rendering_limits.{each}", clock)
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.MAX_SECONDS", 0.2)
    template = DocxTemplate.open(make_docx(["一", loop]), name="slow.docx")
    with pytest.raises(TemplateError) as caught:
        template.render({"many": list(range(700))})
    assert clock.now < 3  # both kinds of code, several times each
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["most"]) == ("template-time", 0.2)
    assert problem.span is not None
    assert (problem.span.part, problem.span.paragraph) == ("word/document.xml", 2)


def test_a_loop_that_calls_itself_without_end() -> None:
    template = DocxTemplate.open(make_docx(["一", "{% for a in many recursive %}{{ loop(many) }}{% endfor %}"]))
    with pytest.raises(TemplateError) as caught:
        template.render({"many": [1, 2]})
    (problem,) = caught.value.problems
    assert problem.code == "template-deep"
    assert problem.span is not None
    assert problem.span.paragraph == 2


def test_a_template_in_time_is_rendered_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(0.001)
    for each in ("monotonic", "thread_time"):
        monkeypatch.setattr(f"generator.templates.expressions.rendering_limits.{each}", clock)
    monkeypatch.setattr("generator.templates.expressions.rendering_limits.MAX_SECONDS", 1)
    template = DocxTemplate.open(make_docx(["{% for a in many %}{{ a }}{% endfor %}"]))
    while clock.now < 2:
        assert template.render({"many": range(200)})

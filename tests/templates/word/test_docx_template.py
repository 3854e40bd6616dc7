"""Rendering of a template's tags."""

import concurrent.futures
import hashlib
import multiprocessing
import random

import pytest

from generator.ground.errors import Span, TemplateError
from generator.office.package import Package, read_package
from generator.office.package.part_names import WORD_MAIN
from generator.templates.expressions.bare_names import Variable
from generator.templates.word.content.inline_image import InlineImage
from generator.templates.word.content.rich_text import RichText
from generator.templates.word.docx_template import DocxTemplate
from tests.patience import Clock
from tests.refused import refused, refused_for
from tests.templates.word.content.pictures import picture_bytes
from tests.word_documents import make_docx, packed, paragraphs, parts

CONTEXT: dict[str, object] = {
    "unit": {"name": "高唐街道", "group": "乡镇街道", "copies": 2},
    "items": [{"title": "一"}, {"title": "二"}],
    "empty": [],
    "yes": True,
    "no": False,
}


def built(*lines: str) -> list[str]:
    return paragraphs(DocxTemplate.open(make_docx(lines)).render(CONTEXT))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["{{ unit.name }}：{{unit.copies}}份"], ["高唐街道：2份"]),
        (["{% if yes %}甲{% else %}乙{% endif %}丙"], ["甲丙"]),
        (["{% if no %}甲{% elif yes %}乙{% endif %}丙"], ["乙丙"]),
        (["{% for i in items %}{{ loop.index }}.{{ i.title }}；{% endfor %}"], ["1.一；2.二；"]),
        (["{% for i in empty %}{{ i }}{% else %}无{% endfor %}"], ["无"]),
        (["甲", "{%p if yes %}", "乙", "{%p endif %}", "丙"], ["甲", "乙", "丙"]),
        (["甲", "{%p if no %}", "乙", "{%p else %}", "丁", "{%p endif %}", "丙"], ["甲", "丁", "丙"]),
        (["{%p for i in items %}", "{{ i.title }}", "{%p endfor %}"], ["一", "二"]),
        (["甲{# 给同事看的 {{ 话 }} #}乙", "{#p 一整段 #}"], ["甲乙"]),
        (["{% set x = unit.copies + 1 %}{{ x }}"], ["3"]),
        (["{% with x = unit.name %}{{ x }}{% endwith %}"], ["高唐街道"]),
        (["{{ “{{ }}” }}{{ '}}' }}{{ {'a': {'b': 1}}['a']['b'] }}"], ["{{ }}}}1"]),
        (["{% if unit.group == “乡镇街道” %}是{% endif %}"], ["是"]),
        (["甲{% if yes %}乙", "丙{% endif %}丁"], ["甲乙", "丙丁"]),
        (["甲{% if no %}乙", "丙{% endif %}丁"], ["甲丁"]),
        (["| 号 | 名 |", "| {%tr for i in items %} |", "| {{ loop.index }} | {{ i.title }} |", "| {%tr endfor %} |"],
         ["号", "名", "1", "一", "2", "二"]),
        (["| {%tc for i in items %} | {{ i.title }} | {%tc endfor %} |"], ["一", "二"]),
        (["普通 { 括号 } 和 50% } 不是标签"], ["普通 { 括号 } 和 50% } 不是标签"]),
    ],
)  # fmt: skip
def test_tags(lines: list[str], expected: list[str]) -> None:
    assert built(*lines) == expected


def test_a_condition_over_several_runs_keeps_each_runs_looks() -> None:
    contents = parts(make_docx(["X"]))
    xml = contents["word/document.xml"].decode()
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{0}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>{1}</w:t></w:r>"
    contents["word/document.xml"] = xml.replace(
        "<w:r><w:t>X</w:t></w:r>", run.format("粗{% if no %}删", "除{% endif %}斜")
    ).encode()
    output = parts(DocxTemplate.open(packed(contents)).render(CONTEXT))["word/document.xml"].decode()
    assert '<w:b/></w:rPr><w:t xml:space="preserve">粗</w:t></w:r>' in output
    assert '<w:i/></w:rPr><w:t xml:space="preserve">斜</w:t></w:r>' in output
    assert "删" not in output
    assert "除" not in output


def test_a_cell_emptied_by_a_condition_keeps_a_paragraph() -> None:
    contents = parts(make_docx(["| 甲 | X |"]))
    three = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("{%p if no %}", "乙", "{%p endif %}"))
    xml = contents["word/document.xml"].decode().replace("<w:p><w:r><w:t>X</w:t></w:r></w:p>", three)
    contents["word/document.xml"] = xml.encode()
    output = parts(DocxTemplate.open(packed(contents)).render(CONTEXT))["word/document.xml"].decode()
    assert output.count("<w:p/></w:tc>") == 1


def test_another_prefix_for_words_namespace() -> None:
    contents = parts(make_docx(["甲{{ unit.name }}", "一{% if yes %}{{ unit.name }}", "乙{% endif %}丙"]))
    xml = contents["word/document.xml"].decode()
    xml = xml.replace("xmlns:w=", "xmlns:x=").replace("<w:", "<x:").replace("</w:", "</x:").replace(" w:", " x:")
    contents["word/document.xml"] = xml.encode()
    template = DocxTemplate.open(packed(contents))
    data = template.render({"unit": {"name": "一\n二"}, "yes": True})
    assert paragraphs(data) == ["甲一\n二", "一一\n二", "乙丙"]


def test_tracked_deletions_are_no_tags() -> None:
    contents = parts(make_docx(["X"]))
    deletion = (
        '<w:del w:id="1" w:author="样例"><w:r><w:delText>{{ gone }}</w:delText></w:r></w:del><w:r><w:t>甲</w:t></w:r>'
    )
    xml = contents["word/document.xml"].decode().replace("<w:r><w:t>X</w:t></w:r>", deletion)
    contents["word/document.xml"] = xml.encode()
    template = DocxTemplate.open(packed(contents))
    assert template.variables() == ()
    assert paragraphs(template.render({})) == ["甲"]


def test_what_a_template_reads() -> None:
    template = DocxTemplate.open(
        make_docx(
            ["{{ unit.name }}", "| {%tr for e in notice.attachments %} |", "| {{ e.title }} |", "| {%tr endfor %} |",
             "{% if x.y is defined %}{{ x.y }}{% endif %}"],
            footer="{{ serial }}",
        ),
        name="a.docx",
    )  # fmt: skip
    assert [(each.name, each.optional, each.conditional) for each in template.variables()] == [
        ("unit.name", False, False),
        ("notice.attachments", False, False),
        ("notice.attachments[].title", False, True),
        ("x.y", True, False),
        ("x.y", True, True),
        ("serial", False, False),
    ]
    assert template.variables()[0] == Variable(
        "unit.name", Span("a.docx", part="word/document.xml", paragraph=1, source="{{ unit.name }}")
    )
    place = template.variables()[2].span
    assert (place.table, place.row, place.cell, place.paragraph) == (1, 2, 1, 1)
    assert template.variables()[5].span.part == "word/footer1.xml"


def test_what_a_context_lacks() -> None:
    template = DocxTemplate.open(make_docx(["{{ unit.nmae }}{{ unit.name }}{{ unit.a | default('') }}{{ untis }}"]))
    found = template.missing({"unit": {"name": ""}, "units": []})
    assert [(problem.field, problem.suggestion) for problem in found] == [("unit.nmae", "name"), ("untis", "units")]


def test_the_same_bytes_each_time_and_nothing_of_the_last_record() -> None:
    source = make_docx(["{{ unit.name }}{% if unit.copies > 1 %}多{% endif %}"])
    template = DocxTemplate.open(source)
    assert template.sha256 == hashlib.sha256(source).hexdigest()
    records = [{"unit": {"name": f"第{number}个", "copies": number % 3}} for number in range(20)]
    fresh = [DocxTemplate.open(source).render(record) for record in records]
    order = list(range(20)) * 2
    random.Random(7).shuffle(order)
    assert all(template.render(records[number]) == fresh[number] for number in order)


def test_threads_may_share_a_template() -> None:
    template = DocxTemplate.open(make_docx(["{% set x = unit.name %}{% for i in range(50) %}{{ x }}{% endfor %}"]))
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        names = [f"名{number}" for number in range(200)]
        results = list(pool.map(lambda name: paragraphs(template.render({"unit": {"name": name}})), names))
    assert results == [[name * 50] for name in names]


@pytest.mark.in_turn(3)
def test_another_process_may_be_handed_a_template() -> None:
    template = DocxTemplate.open(make_docx(["{{ unit.name }}"]), name="信.docx")
    names = [f"名{number}<&>" for number in range(6)]
    contexts = [{"unit": {"name": name}} for name in names]
    spawned = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=spawned) as pool:
        elsewhere = list(pool.map(template.render, contexts))
        fault = pool.submit(template.render, {"unit": {}}).exception()
    assert elsewhere == [template.render(context) for context in contexts]
    assert [paragraphs(data) for data in elsewhere] == [[name] for name in names]
    assert isinstance(fault, TemplateError)
    assert fault.text("zh").startswith("信.docx:word/document.xml: 第1段:")


def test_parts_without_tags_stay_as_they_are() -> None:
    source = make_docx(["{{ unit.name }}"])
    before, after = parts(source), parts(DocxTemplate.open(source).render(CONTEXT))
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert before.keys() == after.keys()


def test_what_is_no_fault_of_the_template_is_raised_as_it_is() -> None:
    template = DocxTemplate.open(make_docx(["{{ unit.name }}"]))
    with pytest.raises(TypeError):
        template.render(7)  # type: ignore[arg-type]  # the mistake is the test


# Templates as other programs package them: the same text, and the main part keeps its name.

TYPES = "[Content_Types].xml"
LINES = ["{{ name }}：", "{{ picture }}"]


def moved(data: bytes, main: str) -> bytes:
    """``data`` with its main part called ``main``."""
    contents = parts(data)
    folder, _, file = main.rpartition("/")
    names = {"word/document.xml": main, "word/_rels/document.xml.rels": f"{folder}/_rels/{file}.rels"}
    for listing in (TYPES, "_rels/.rels"):
        contents[listing] = contents[listing].replace(b"word/document.xml", main.encode())
    return packed({names.get(name, name): content for name, content in contents.items()})


@pytest.mark.parametrize("main", ["word/document2.xml", "word/Main.XML", "word/document%32.xml"])
def test_the_main_part_keeps_its_name(main: str) -> None:
    rendered = DocxTemplate.open(moved(make_docx(["{{ name }}："]), main)).render({"name": "甲"})
    package = Package(read_package(rendered, name="a.docx"))
    assert package.main == main
    assert "甲：" in package.bytes_of(main).decode()
    assert "word/document.xml" not in package


def test_contents_come_into_a_main_part_of_another_name() -> None:
    template = DocxTemplate.open(moved(make_docx(LINES), "word/document2.xml"))
    rendered = template.render({"name": RichText("甲", bold=True), "picture": InlineImage(picture_bytes(), 10)})
    package = Package(read_package(rendered, name="a.docx"))
    assert package.main == "word/document2.xml"
    [picture] = package.all_related(package.main, "image")
    assert package.bytes_of(picture) == picture_bytes()
    assert package.content_type(picture) == "image/png"


def test_one_of_word_s_templates_makes_documents() -> None:
    contents = parts(make_docx(["{{ name }}："]))
    contents[TYPES] = contents[TYPES].replace(b".document.main+xml", b".template.main+xml")
    package = Package(read_package(DocxTemplate.open(packed(contents)).render({"name": "甲"}), name="a.docx"))
    assert package.content_type(package.main) == WORD_MAIN


@pytest.mark.parametrize("kind", ["document", "template"])
def test_macros_are_not_filled_in(kind: str) -> None:
    contents = parts(make_docx(["{{ name }}："]))
    wanted = {"document": b"document.macroEnabled", "template": b"template.macroEnabledTemplate"}[kind]
    usual = b"vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    contents[TYPES] = contents[TYPES].replace(usual, b"vnd.ms-word." + wanted + b".main")
    assert refused_for(TemplateError, DocxTemplate.open, packed(contents)) == ["template-not-word"]


def test_blanks_behind_the_end_are_noted() -> None:
    template = DocxTemplate.open(make_docx(["甲"]) + b"\r\n", name="a.docx")
    [note] = template.notes
    assert (note.code, note.span and note.span.file) == ("template-package-behind", "a.docx")


# A rendering ends in time, and the problem names the tag that was running.

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
    (problem,) = refused(TemplateError, template.render, {"many": [1, 2]}).problems
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

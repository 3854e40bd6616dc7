"""Any text in any place is printed exactly or refused, with field and code point; none changes silently."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from generator.ground.errors import TemplateError
from generator.templates.word.docx_template import DocxTemplate
from tests.chosen import examples
from tests.refused import refused, refused_for
from tests.templates.word.every_place import IN_RUNS, PARTS, PLACES, document, texts_of
from tests.word_documents import make_docx, paragraphs, parts

FIELDS = {place: place.replace(" ", "_") for place in PLACES}
TEMPLATE = DocxTemplate.open(
    document({place: f"前{{{{ unit.{field} }}}}后" for place, field in FIELDS.items()}), name="letter.docx"
)
# XML 1.0, production 2; in a run BEL begins a paragraph and FF a page.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNWRITABLE_IN_RUNS = re.compile("[^\a\f\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

PIECES = [
    *"\r\n\t \a\f&<>\"'{}%#_\\/?=;\u3000\u00a0\u200b\u200d\u200e\u202e\u2028\u2029\u0085\ufeff\ufffd",
    *"\u0301\u0308\u1100\u1161\u11a8\u0915\u094d\ufe0f\U0001f468\U0001f3ff\U000e0001\U000e0100",
    *"ｅ０（\uf900㳇𡐓\U00030000\ue000\U0010fffd\ufb01\u212b\u2126\u0130ſß",
    *"\x00\x01\x08\x0b\x0e\x1b\x1f\x7f\x80\x9f\ud800\udfff\ufffe\uffff\U0001ffff\U0010ffff\ufdd0",
    *(
        *("\r\n", "]]>", "<!--", "&amp;", "&#10;", "<?fawen 0?>"),
        *("<?fawen-content 0?>", "</w:t>", "{{ x }}", "{%p if x %}"),
    ),
    *("e\u0301", "\u0627\u0644", "\u05d0\u05d1", "  ", "\n\n", "\a\a", "\f\f", "مرحبا", "{%p if x %}"),
]
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=[])),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"])),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(st.characters(min_codepoint=0x10000, exclude_categories=[])),
)
ASKED = examples(10_000)


def _values(texts: dict[str, str]) -> dict[str, object]:
    return {"unit": {FIELDS[place]: texts.get(place, "") for place in PLACES}}


def _wrong(place: str, text: str) -> str | None:
    """The first character of ``text`` that cannot be in ``place``."""
    match = (UNWRITABLE_IN_RUNS if place in IN_RUNS else UNWRITABLE).search(text)
    return match[0] if match else None


def _check(texts: dict[str, str]) -> None:
    wrong = {place: each for place, text in texts.items() if (each := _wrong(place, text)) is not None}
    right = {place: text for place, text in texts.items() if place not in wrong}
    came = texts_of(TEMPLATE.render(_values(right)))
    assert came == {place: f"前{right.get(place, '')}后" for place in PLACES}
    for place, character in wrong.items():
        _check_refused(place, character, texts[place])
    if wrong:
        refusal = refused(TemplateError, TEMPLATE.render, _values(texts))
        reported = {problem.span.part for problem in refusal.problems if problem.span}
        assert reported == {PARTS[place] for place in wrong}


def _check_refused(place: str, character: str, text: str) -> None:
    (problem,) = refused(TemplateError, TEMPLATE.render, _values({place: text})).problems
    assert problem.code == "template-character"
    assert problem.field == f"unit.{FIELDS[place]}"
    assert problem.facts["character"] == f"U+{ord(character):04X}"
    assert problem.facts["position"] == text.index(character) + 1
    assert problem.span is not None
    assert (problem.span.file, problem.span.part) == ("letter.docx", PARTS[place])


def test_any_text_in_any_place() -> None:
    tried = 0

    @given(st.lists(TEXTS, min_size=len(PLACES), max_size=len(PLACES)), st.permutations(PLACES))
    @settings(
        max_examples=ASKED // len(PLACES) + 1,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    def property_holds(texts: list[str], places: list[str]) -> None:
        nonlocal tried
        tried += len(texts)
        _check(dict(zip(places, texts, strict=True)))

    property_holds()
    assert tried >= ASKED


def _each_once() -> Iterator[dict[str, str]]:
    """Every piece in every place."""
    for index in range(len(PIECES)):
        yield {place: PIECES[(index + shift) % len(PIECES)] for shift, place in enumerate(PLACES)}


def test_each_tricky_piece_in_each_place() -> None:
    for texts in _each_once():
        _check(texts)


@pytest.mark.parametrize("place", PLACES)
def test_every_character_of_the_basic_plane(place: str) -> None:
    writable = "".join(each for each in map(chr, range(0x20, 0x10000)) if not UNWRITABLE.match(each))
    came = texts_of(TEMPLATE.render(_values({place: writable})))[place]
    assert came == f"前{writable}后"
    for code in (*range(0x20), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF):
        if _wrong(place, chr(code)):
            _check_refused(place, chr(code), f"甲{chr(code)}乙")


# Texts are printed as they are, or refused with their place.

LETTER = DocxTemplate.open(
    make_docx(
        ["前{{ unit.name }}后", "| {{ unit.name }} | {% for x in tags %}[{{ x }}]{% endfor %} |", "尾"],
        header="页眉{{ unit.name }}",
        title="题{{ unit.name }}",
    ),
    name="letter.docx",
)
# XML 1.0, production 2
WRITABLE = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
TRICKY = [
    *("A&B养老院", "<试点>敬老院", "{{7*7}}", "{% if x %}", "]]>"),
    *("  二 空  格 ", "&amp;", "\r\n", "\t", "湖㳇镇𡐓\ue000"),
]


def context(text: str) -> dict[str, object]:
    return {"unit": {"name": text}, "tags": [text, ""]}


@given(st.text(st.characters(exclude_categories=[], exclude_characters="\a\f")))  # those two begin paragraphs and pages
@settings(max_examples=examples(300))
@example("\ud800")
@example("\x00")
@example("\ufffe")
def test_any_text_comes_out_or_is_refused(text: str) -> None:
    if WRITABLE.fullmatch(text):
        data = LETTER.render(context(text))
        assert paragraphs(data) == [f"前{text}后", text, f"[{text}][]", "尾"]
        assert paragraphs(data, "word/header1.xml") == [f"页眉{text}"]
    else:
        refusal = refused(TemplateError, LETTER.render, context(text))
        wrong = next(each for each in text if not WRITABLE.fullmatch(each))
        first = refusal.problems[0]
        assert first.code == "template-character"
        assert first.facts["character"] == f"U+{ord(wrong):04X}"
        assert first.field == "unit.name"
        assert first.span is not None
        assert (first.span.part, first.span.paragraph) == ("word/document.xml", 1)


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_values_come_out_as_typed(text: str) -> None:
    data = LETTER.render(context(text))
    assert paragraphs(data)[:2] == [f"前{text}后", text]


def test_breaks_and_tabs_are_words_own() -> None:
    xml = parts(LETTER.render(context("一\n二\t三")))["word/document.xml"].decode()
    assert '<w:t xml:space="preserve">前一</w:t><w:br/><w:t xml:space="preserve">二</w:t><w:tab/>' in xml


def test_properties_are_filled_in() -> None:
    core = parts(LETTER.render(context("A&B\n<一>")))["docProps/core.xml"].decode()
    assert "<dc:title>题A&amp;B\n&lt;一&gt;</dc:title>" in core


def test_numbers_dates_and_what_is_no_text() -> None:
    template = DocxTemplate.open(make_docx(["{{ a }}"]))
    assert paragraphs(template.render({"a": 7})) == ["7"]
    for value, code in (([1], "list"), ({"b": 1}, "group"), (None, "nothing"), (len, "object")):
        assert refused_for(TemplateError, template.render, {"a": value}) == [f"template-value-{code}"]

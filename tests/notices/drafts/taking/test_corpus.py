"""The corpus of drafts, taken: nothing is lost, and what is written is what a person reads in the draft."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.desk.starters.starter_notice import new_notice
from generator.notices.drafts.reading import draft_in
from generator.notices.drafts.taking.draft_conversion import DraftConversion
from generator.notices.drafts.taking.taking import take
from generator.official.document import Attachment, BodyPart, OfficialDocument, WrittenParagraph, WrittenPicture
from generator.official.layout.composition import lay_out
from generator.official.layout.placing import placed
from generator.official.placed_pages import PlacedPage
from generator.official.recognition.body import marker_of
from generator.official.writer import write_docx
from generator.standard import FORMS, LISTED, Format, meant_number
from generator.templates.text.front_matter.house import house_defaults
from generator.templates.text.notice import open_notice
from tests.check.matrix import documents, public_names
from tests.chosen import examples, one_in
from tests.drafts.corpus import Case, case, cases
from tests.drafts.drafting import draft_of as drawn
from tests.drafts.mutated import mutated
from tests.drafts.truth import Content, Text
from tests.notices.drafts.taking.drafts import draft_of, lost
from tests.private_values import contact
from tests.sample_office import NOTICE

CASES = one_in(4, ((each,) for each in cases()))
UNSIGNED = (35, 36)
"""The kinds of drafts that do not say their day, and often not their organ."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_draft_of_the_corpus(case: Case, tmp_path: Path) -> None:
    made = take(draft_of(drawn(case)), None, "schema.json")
    assert lost(made) == {}
    if not {"title", "issuer"} & set(made.missing):
        document = built(made, tmp_path)
        assert printed(document, made) == meant(case)
        if made.missing:
            assert lay_out(document)


@pytest.mark.parametrize("name", [each.name for each in cases() if each.kind in UNSIGNED])
def test_what_is_not_signed_is_built_for_the_organ_of_the_house(name: str, tmp_path: Path) -> None:
    (house := tmp_path / "house.yaml").write_text("issuer: 示例县民政局\ndate: 2024-12-02\n", "utf-8")
    made = take(draft_of(drawn(case(name))), house_defaults(house), "schema.json")
    assert (lost(made), made.missing, made.unwritten, made.altered) == ({}, (), (), ())
    assert {each.text for each in made.unplaced} <= {"2024年12月2日"}  # of the second party
    document = built_again(made, tmp_path / "made", house)
    assert printed(document, made) == meant(case(name))
    assert lay_out(document)


@pytest.mark.in_turn(3)
def test_mutated_drafts_are_taken_whole(tmp_path: Path) -> None:
    for seed in range(examples(40)):
        made = take(draft_in(mutated(seed).data, "草稿.docx", changes="accept"), None, "schema.json")
        assert lost(made) == {}, seed
        if not {"title", "issuer"} & set(made.missing):
            (tmp_path / str(seed)).mkdir()
            built(made, tmp_path / str(seed))


def built(made: DraftConversion, folder: Path) -> OfficialDocument:
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return open_notice(folder, is_draft=made.is_draft).render()


def printed(document: OfficialDocument, made: DraftConversion) -> dict[str, object]:
    return {
        "title": _plain(document.title.text) if made.found.title is not None else "",
        "note": _plain(document.title_note or ""),
        "recipients": _plain(document.recipients),
        "number": "" if document.number is None or "\u3000" in document.number else document.number,
        "body": _body(document.body, made),
        "attachments": [
            (_plain(each.title.text), [] if each.package else _body(each.body, made))
            for each in (*document.pieces, *document.attachments)
        ],
        "foot": [value for key in LISTED if (value := _plain(getattr(document, key) or ""))] + [document.run],
    }


def meant(case: Case) -> dict[str, object]:
    truth = case.truth
    return {
        "title": "" if truth.title is None else _plain(truth.title.printed).replace("|", ""),
        "note": _arabic(_plain(truth.title_note).strip("（()）")),
        "recipients": "" if truth.recipients is None else _plain(truth.recipients.printed).rstrip("：:"),
        "number": _number("" if truth.number is None or not truth.number.filled else _plain(truth.number.printed)),
        "body": _content(truth.body),
        "attachments": [
            (_plain(each.title).replace("|", ""), _content(each.content))
            for each in (*truth.pieces, *truth.attachments)
        ],
        "foot": [*_foot(truth.foot)],
    }


def _foot(lines: tuple[str, ...]) -> Iterator[str | int | None]:
    """What the lines of a foot say, without labels, and how many copies there are, None where they do not say it."""
    for line in lines:
        label, mark, said = line.partition("：")
        yield from [said.rstrip("。")] if mark and label in ("报", "报送", "呈报", "送", "发", "本期增发") else []
    copies = [int("".join(filter(str.isdigit, line))) for line in lines if "共印" in line]
    yield copies[0] if copies else None


def _body(body: tuple[object, ...], made: DraftConversion) -> list[tuple[bool, str]]:
    """Which paragraphs are headings, or reported as such that cannot be ones; their texts without numbers."""
    texts = [part for part in body if isinstance(part, WrittenParagraph) and part.text != "（内容待补）"]
    return [(bool(part.heading) or part.text in made.unread, _unnumbered(part.heading + part.text)) for part in texts]


def _content(content: tuple[Content, ...]) -> list[tuple[bool, str]]:
    return [(each.level > 0, _unnumbered(each.text)) for each in content if isinstance(each, Text)]


def _unnumbered(text: str) -> str:
    return _plain(text[marker_of(text)[1] :])


def _number(text: str) -> str:
    return meant_number(text.translate(str.maketrans("﹝﹞", "〔〕"))) or text.strip("（）").replace("第0", "第")


def _arabic(text: str) -> str:
    """``text`` with the day of the one case that has it in hanzi."""
    return text.replace("二〇二四年十一月二十八日", "2024年11月28日")


def _plain(text: str) -> str:
    return "".join(text.split())


# Notices built by fawen, handed in as drafts and built again: the same text, the same elements.


REPOSITORY = Path(__file__).parents[4]
SAMPLES = {"name": "示例甲", "phone": "023-00000000"}


def _small(folder: Path) -> None:
    (folder / "notice.md").write_text(NOTICE, "utf-8")


def _ours(folder: Path) -> None:
    """The notice of the repository, without whom to ask."""
    shutil.copytree(REPOSITORY / "templates" / "notice", folder, dirs_exist_ok=True)
    replaced = {contact()[key]: sample for key, sample in SAMPLES.items()}
    for path in folder.glob("*.md"):
        text = path.read_text("utf-8")
        for value, stand_in in replaced.items():
            text = text.replace(value, stand_in)
        path.write_text(text, "utf-8")


def _second(folder: Path) -> None:
    shutil.copytree(REPOSITORY / "tests" / "second_office" / "notice", folder, dirs_exist_ok=True)


def _sample(format_: Format, folder: Path) -> None:
    """What a new notice of that format is, of no desk."""
    new_notice(folder, format_)


SAMPLE_OF = {
    f"{format_.name.lower()} sample": partial(_sample, format_)
    for format_ in (Format.ANNOUNCEMENT, Format.RESOLUTION, Format.COMMUNIQUE)
}
HOUSES = {_small: None, _ours: "templates/house.yaml", _second: "tests/second_office/house.yaml"}


TAKEN_BACK = [*HOUSES.items(), *((sample, None) for sample in SAMPLE_OF.values())]


@pytest.mark.parametrize(("notice", "house"), TAKEN_BACK, ids=["small", "ours", "second office", *SAMPLE_OF])
def test_what_was_built_is_taken_back(notice: Callable[[Path], None], house: str | None, tmp_path: Path) -> None:
    folder, office = tmp_path / "first", None if house is None else REPOSITORY / house
    folder.mkdir()
    notice(folder)
    first = open_notice(folder, office).render()
    made = take(draft_in(write_docx(lay_out(first)), "公文.docx"), house_defaults(office), "schema.json")
    assert (made.missing, made.unwritten, made.altered, made.unplaced) == ((), (), (), ())
    second = built_again(made, tmp_path / "second", office)
    assert compared(second) == compared(first)


PUBLIC = {
    name: each
    for name, each in documents().items()
    if (name in public_names() or each.format is Format.BULLETIN or (each.form.cells and each.number))
    and each.edition is None
}


@pytest.mark.parametrize("name", PUBLIC)
def test_what_is_public_or_a_bulletin_is_taken_back(name: str, tmp_path: Path) -> None:
    data = write_docx(lay_out(PUBLIC[name]))
    made = take(draft_in(data, "公文.docx"), None, "schema.json")
    assert (made.missing, made.unwritten, made.altered, made.unplaced) == ((), (), (), ())
    second = built_again(made, tmp_path / "second", None)
    assert compared(second) == compared(PUBLIC[name])
    assert write_docx(lay_out(second)) == data


def built_again(made: DraftConversion, folder: Path, house: Path | None) -> OfficialDocument:
    folder.mkdir()
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return open_notice(folder, house).render()


def compared(document: OfficialDocument) -> OfficialDocument:
    """The document without the places that it was read from; titles are broken where the layout broke them."""
    return replace(
        document,
        title=replace(document.title, lines=(), span=None),
        body=tuple(map(_part, document.body)),
        attachments=tuple(map(_attachment, document.attachments)),
        pieces=tuple(map(_attachment, document.pieces)),
        sources={},
    )


def _attachment(attachment: Attachment) -> Attachment:
    title = replace(attachment.title, lines=(), span=None)
    return replace(attachment, title=title, body=tuple(map(_part, attachment.body)), span=None)


def _part(part: BodyPart) -> BodyPart:
    return (
        replace(part, span=None, data=b"", width=0.0, height=0.0)
        if isinstance(part, WrittenPicture)
        else replace(part, span=None)
    )


# The samples of the forms without a red head, and of telegrams: built, taken back, built again, and on the same pages.

WHITE = [each for each in Format if FORMS[each].declared or FORMS[each].cells]


@pytest.mark.parametrize(
    "form", [*WHITE, "mark: none", "signature: unsealed"], ids=lambda form: getattr(form, "name", form)
)
def test_a_sample_is_taken_back_with_its_pages(form: Format | str, tmp_path: Path) -> None:
    folder = tmp_path / "first"
    new_notice(folder, form if isinstance(form, Format) else Format.PLAIN_LETTER)
    if not isinstance(form, Format):
        text = (folder / "notice.md").read_text("utf-8")
        (folder / "notice.md").write_text(text.replace("---\n", f"---\n{form}\n", 1), "utf-8")
    first = open_notice(folder).render()
    office = None
    if first.form.signature in ("none", "parties"):  # neither its day nor, of 议程, its organ is on its pages
        office = tmp_path / "house.yaml"
        office.write_text(f"issuer: {first.issuer[0]}\ndate: {first.date.iso}\n", "utf-8")
    made = take(draft_in(write_docx(lay_out(first)), "公文.docx"), house_defaults(office), "schema.json")
    assert (made.missing, made.unwritten, made.altered, made.unplaced) == ((), (), (), ())
    second = built_again(made, tmp_path / "second", office)
    assert compared(second) == compared(first)
    before, after = (placed(lay_out(each)) for each in (first, second))
    assert [_drawn(page) for page in after.pages] == [_drawn(page) for page in before.pages]


def _drawn(page: PlacedPage) -> list[object]:
    """What is on the page, without the places that it was read from."""
    return [replace(item, source=None) for item in page.items]

"""The table of forms: each format has a row, and the row is whole."""

import pytest

from generator.check.rules import RULES
from generator.ground.words.messages import SENTENCES
from generator.official.document import SignatureKind
from generator.standard import FORMS, KINDS, ROWS, URGENCIES, Form, Format

EACH = pytest.mark.parametrize("form", FORMS.values(), ids=map(str, FORMS))


def test_every_format_has_a_row() -> None:
    assert list(FORMS) == list(Format)


@EACH
def test_a_row_names_what_is_there(form: Form) -> None:
    assert all(form.meaning)
    assert {*(form.kinds or ()), *form.inferred_by} <= set(KINDS)
    assert form.number_problem in SENTENCES
    assert not form.signature or SignatureKind(form.signature)
    assert all(any(rule.startswith(part) for rule in RULES) for part in (*form.on, *form.off))
    assert not form.numbers or any(row.startswith(f"{form.numbers}.") for row in ROWS)


@EACH
def test_a_row_is_whole(form: Form) -> None:
    assert form.number_forms or form.number_can_lack
    assert bool(form.counted) == bool(form.counter)
    has_own_words = bool(form.kinds or form.cells) and form.head == "mark" and not form.mark_in_lines
    assert (form.mark_problem in SENTENCES) == has_own_words
    assert (form.urgency == "must") == (set(form.urgencies) > set(URGENCIES)) == (not form.secrecy) == bool(form.cells)
    assert all(map(form.takes, form.inferred_by))
    assert form.inferred_by or not form.only_form
    assert form.head == "mark" or not (form.mark_words or form.mark_can_lack)
    assert not form.declared or form.number_can_lack
    assert form.title_note != "must" or form.signature == "none"


def test_a_kind_is_set_in_one_form() -> None:
    kinds = [kind for form in FORMS.values() for kind in form.inferred_by]
    assert len(kinds) == len(set(kinds))
    assert {str(KINDS[kind].format) for kind in kinds} == {"信函", "命令", "纪要"}


def test_forms_beside_the_standards_are_never_inferred() -> None:
    assert not any(FORMS[each].inferred_by for each in (Format.ANNOUNCEMENT, Format.RESOLUTION, Format.COMMUNIQUE))
    assert {str(KINDS[kind].format) for kind in ("公告", "通告", "决议", "公报")} == {"公文"}


def test_its_own_numbers_are_those_of_its_prefix() -> None:
    own = {str(each): FORMS[each].own_row("issuer_mark.top") for each in Format}
    assert own == {
        "公文": "issuer_mark.top",
        "信函": "letter.mark_top",
        "命令": "order.mark_top",
        "纪要": "minutes.mark_top",
        **dict.fromkeys(("公告", "决议", "公报"), "issuer_mark.top"),
        **dict.fromkeys(("张贴公告", "公示", "签报", "议程", "责任书"), "issuer_mark.top"),
        "便函": "letter.mark_top",
        "简报": "bulletin.mark_top",
        "电报": "telegram.mark_top",
    }
    assert FORMS[Format.MINUTES].own_row("title.gap") == "title.gap"


def test_rules_hold_where_the_rows_say() -> None:
    holding = {rule: [str(each) for each in Format if FORMS[each].holds(rule)] for rule in ("LT-02", "HD-18", "PG-01")}
    all_but_orders = [str(each) for each in Format if each is not Format.ORDER]
    assert holding == {"LT-02": ["信函", "便函"], "HD-18": all_but_orders, "PG-01": list(map(str, Format))}


def test_no_form_of_practice_is_inferred() -> None:
    expected = ["张贴公告", "公示", "签报", "便函", "议程", "责任书"]
    assert [str(each) for each in Format if FORMS[each].declared] == expected
    assert not any(form.inferred_by for form in FORMS.values() if form.declared)

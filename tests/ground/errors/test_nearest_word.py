import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.ground.errors.nearest_word import MOST_EDITS, closest, edits_between

WORDS = st.text("ab电话名", max_size=6)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("tilte", ("title", "date"), "title"),
        ("titel", ("title", "date"), "title"),
        ("recipent", ("recipients", "issuer"), "recipients"),
        ("nmae", ("name", "date"), "name"),
        ("高塘街道", ("高唐街道", "龙门街道"), "高唐街道"),
        ("total", ("title", "date"), None),
        ("json", ("sort", "jobs", "only"), None),
        ("verbose", ("rendered", "level"), None),
        ("phone", ("profile", "date"), None),
        ("xyz", ("name", "date"), None),
        ("name", (), None),
        ("", ("name",), None),
        ("namenamename", ("name", "date"), None),
        ("name" * 1_000_000, ("name", "date"), None),
    ],
)
def test_the_nearest_word(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert closest(word, known) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("分管", "分馆"), ("电活", "电话"), ("脱密", "脱敏"), ("学校", None), ("管", None),
        ("电话号", "电话"), ("话电", None),
    ],
)  # fmt: skip
def test_words_of_two_characters_may_differ_in_one(word: str, meant: str | None) -> None:
    assert closest(word, ("分馆", "电话", "脱敏", "份数")) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("ＴＩＴＬＥ", "title"),
        ("Title", "title"),
        (" title ", "title"),
        ("ｔｉｔｌｅ", "title"),
        ("联系电话（手机）", "联系电话(手机)"),
    ],
)
def test_what_is_only_typed_another_way_comes_first(word: str, meant: str) -> None:
    assert closest(word, ("title", "tile", "titles", "联系电话(手机)")) == meant


@pytest.mark.parametrize(
    ("word", "known"), [("北馆", ("东馆", "西馆")), ("附件3.md", ("附件1.md", "附件2.md")), ("cat", ("bat", "rat"))]
)
def test_of_several_that_are_as_near_none_is_named(word: str, known: tuple[str, ...]) -> None:
    assert closest(word, known) is None


@given(WORDS, st.lists(WORDS, max_size=6))
def test_a_suggestion_is_within_two_edits_and_half_of_what_was_typed(word: str, known: list[str]) -> None:
    meant = closest(word, known)
    near = sorted(each for each in (_edits(word, other) for other in set(known) - {word}) if _allowed(word, each))
    if meant is None:
        assert not near or near.count(near[0]) > 1
    else:
        assert _edits(word, meant) == near[0]
        assert meant in known


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=6, unique=True))
def test_a_suggestion_does_not_depend_on_the_order(known: list[str]) -> None:
    assert closest("abca", known) == closest("abca", reversed(known)) == closest("abca", set(known))


@given(WORDS, WORDS, st.integers(0, 4))
def test_edits_are_those_of_levenshtein(one: str, other: str, most: int) -> None:
    edits = _edits(one, other)
    assert edits_between(one, other, most) == (edits if edits <= most else None)


def _allowed(word: str, edits: int) -> bool:
    return edits <= MOST_EDITS and 2 * edits <= len(word)


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance by its definition."""
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return _edits(one[1:], other[1:])
    return 1 + min(_edits(one[1:], other), _edits(one, other[1:]), _edits(one[1:], other[1:]))

from __future__ import annotations

import re

import pytest

from generator.web.screens.papers import paper_pages
from generator.web.screens.papers.kept_state import kept_state
from tests.dispatch.test_text_papers import LETTER
from tests.sample_office import tree
from tests.web.desk_pages import OfficePages, words
from tests.word_documents import make_docx


@pytest.fixture(autouse=True)
def no_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_pages, "has_suite", lambda: False)


def templates(served: OfficePages) -> set[str]:
    return {path for path in tree(served.office.folder / "templates") if not path.startswith("notice/")}


def press(served: OfficePages, name: str) -> str:
    """Presses the button beside the template of that name."""
    shown = served.get(f"{served.address}/papers")
    found = re.search(
        rf'<span class="name">{re.escape(name)}</span>\s{{0,10}}<form method="post" action="([^"]{{1,200}})">', shown
    )
    assert found is not None
    return served.post(found[1])


def held(served: OfficePages) -> str:
    """The id of the file that was handed over last."""
    incoming = kept_state(served.desk).incoming
    assert incoming is not None
    return incoming[0]


def handed(served: OfficePages, name: str, data: bytes, kind: str = "unit", status: int = 200) -> str:
    return served.post(f"{served.address}/papers/incoming", {"kind": kind}, status, files={"file": (name, data)})


def decide(served: OfficePages, button: str, status: int = 200) -> str:
    """Presses a button of the page of the file that was handed over last."""
    return served.post(f"{served.address}/papers/incoming/{held(served)}", {button: "1"}, status)


def test_a_template_is_set_aside_and_used_again(served: OfficePages) -> None:
    assert "停用中" in press(served, "函.docx")
    assert templates(served) == {"unit/停用/函.docx", "dispatch/分发表.docx"}
    assert "停用中" not in press(served, "函.docx")
    assert templates(served) == {"unit/函.docx", "dispatch/分发表.docx"}


def test_a_file_is_checked_with_what_it_would_print_and_then_taken(served: OfficePages) -> None:
    shown = handed(served, "信封.docx", make_docx(["{{ unit.addressee }} 收"]))
    said = words(shown)
    assert "没有发现问题。" in said
    assert "现在给“东馆”会印： 名字 印出来 unit.addressee 东馆办公室" in said
    assert "unit/信封.docx" not in templates(served)
    decide(served, "take")
    assert "unit/信封.docx" in templates(served)


def test_a_template_with_mistakes_is_handed_over_again_where_they_are_said(served: OfficePages) -> None:
    bad = handed(served, "名册.docx", make_docx(["{{ unit.adressee }} 收"]), kind="dispatch")
    assert "改好、存好，再拖到这里" in words(bad)
    assert f'action="{served.address}/papers/incoming" enctype="multipart/form-data" class="drop" data-drop' in bad
    assert '<input type="hidden" name="kind" value="dispatch">' in bad
    assert "data-drop" not in handed(served, "信封.docx", make_docx(["{{ unit.addressee }} 收"]))


def test_it_can_be_given_up(served: OfficePages) -> None:
    before = templates(served)
    handed(served, "信封.docx", make_docx(["{{ unit.addressee }} 收"]))
    address = f"{served.address}/papers/incoming/{held(served)}"
    decide(served, "give-up")
    assert templates(served) == before
    assert served.client.get(address).status_code == 404


def test_one_with_an_error_cannot_be_taken(served: OfficePages) -> None:
    before = templates(served)
    shown = handed(served, "信封.docx", make_docx(["{{ unit.nmae }}"]))
    assert "是不是" in shown
    assert 'name="take"' not in shown
    decide(served, "take", 422)
    assert templates(served) == before


def test_another_of_its_name_is_replaced_only_when_that_was_asked(served: OfficePages) -> None:
    old = (served.office.folder / "templates/unit/函.docx").read_bytes()
    handed(served, "函.docx", make_docx(["新的{{ unit.name }}"]))
    shown = decide(served, "take", 422)
    assert "desk-template-there" in shown
    assert 'name="replace"' in shown
    assert (served.office.folder / "templates/unit/函.docx").read_bytes() == old
    decide(served, "replace")
    assert (served.office.folder / "templates/unit/停用/函.docx").read_bytes() == old
    assert (served.office.folder / "templates/unit/函.docx").read_bytes() != old


def test_for_the_dispatch(served: OfficePages) -> None:
    shown = handed(served, "回执.md", LETTER.replace("unit.", "notice.").encode(), "dispatch")
    assert "整件一份" in shown
    assert "现在会印：" in shown


@pytest.mark.parametrize(
    ("name", "kind", "status", "code"),
    [
        ("图.png", "unit", 422, "desk-template-kind"),
        ("信封.doc", "unit", 422, "output-other-format"),
        ("函.docx", "../notice", 404, ""),
    ],
)
def test_what_is_refused_at_once(served: OfficePages, name: str, kind: str, status: int, code: str) -> None:
    before = templates(served)
    assert code in handed(served, name, b"", kind, status)
    assert templates(served) == before


def test_without_a_file(served: OfficePages) -> None:
    assert "desk-template-none" in served.post(f"{served.address}/papers/incoming", {"kind": "unit"}, 422)


def test_a_name_with_markup_is_text(served: OfficePages) -> None:
    shown = handed(served, "<img src=x onerror=alert(1)>.docx", make_docx(["示例"]))
    assert "<img src=x" not in shown


def test_what_is_not_a_unit_is_no_part_of_an_address(served: OfficePages) -> None:
    data = {"kind": "unit", "unit": "东馆\r\nSet-Cookie: a=b"}
    file = {"file": ("信封.docx", make_docx(["{{ unit.addressee }}"]))}
    answer = served.client.post(f"{served.address}/papers/incoming", data=data, files=file, follow_redirects=False)
    assert answer.headers["location"].endswith("%0ASet-Cookie%3A+a%3Db")
    assert "set-cookie" not in answer.headers

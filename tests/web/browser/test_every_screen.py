"""Every screen in its states as everybody meets it: axe, the keyboard alone, a small window, both languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.desk.desk_templates import desk_templates, set_aside
from generator.notices.editing.kept_drafts import KeptDraft, digest_of, keep_drafts
from generator.web.opaque_ids import opaque_id
from tests.chosen import number_drawn, one_or_all, step
from tests.dispatch.test_text_papers import LETTER
from tests.patience import BROWSER_PATIENCE, wait_until
from tests.web.browser.served_desk import Seen, ServedDesk
from tests.web.browser.test_whole_dispatch import DRAFT, UNITS, WRONG, sheet
from tests.web.served import served_folder

USUAL: ViewportSize = {"width": 1366, "height": 768}
TWICE: ViewportSize = {"width": 683, "height": 384}
"""The same window at 200 %."""
WINDOWS = {"zh": USUAL, "en": TWICE}
AXE = Axe()
FAULTS_ONLY = {"resultTypes": ["violations"]}
OFFICE = ("issuer", "number_prefix")

pytestmark = [
    pytest.mark.xdist_group("every screen"),
    pytest.mark.modules_in_turn(2),
]  # the walks are long, and all tests look at the same two
TABLE = "\n| 序号 | 名称 |\n| --- | --- |\n| 1 | 示例 |\n"


@dataclass
class Shown:
    """A page as it was shown: what axe found, how much wider it is than a window, its headings, and its keyboard.

    ``focused`` are the controls that Tab reached, of ``controls``; ``unseen`` those of them whose focus cannot be seen.
    ``quiet`` are words about what was done that nobody hears, ``lost`` the ids that something on the page names and
    nothing has. ``begins_at_problem``: the focus is where it is wrong. ``codes`` are those of sentences that are read
    without asking why, ``mains`` the words on the main buttons.
    """

    state: str
    violations: list[str]
    wider: dict[int, int]
    headings: list[int]
    quiet: list[str]
    lost: list[str]
    begins_at_problem: bool
    codes: list[str]
    mains: list[str]
    controls: list[str]
    focused: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)


CONTROLS = """() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const isFolded = (each) => {
    const fold = each.tagName === "SUMMARY" ? each.parentElement : each;
    return fold.parentElement.closest("details:not([open])") !== null;
  };
  const reached = (each) => !each.disabled && each.tabIndex >= 0 && each.getClientRects().length && !isFolded(each);
  const radios = new Set();
  const first = (each) => {
    if (each.type !== "radio") return true;
    const checked = document.querySelector(`input[name="${each.name}"]:checked`);
    if (checked ? each !== checked : radios.has(each.name)) return false;
    radios.add(each.name);
    return true;
  };
  window.controls = Array.from(document.querySelectorAll(wanted)).filter(reached).filter(first);
  document.activeElement.blur();
  return window.controls.map((each, number) => `${number} ${each.outerHTML.slice(0, 120)}`);
}"""
FOCUSED = """() => {
  const focused = document.activeElement, looks = getComputedStyle(focused), box = focused.getBoundingClientRect();
  const across = box.left + Math.min(box.width, innerWidth) / 2;
  const top = document.elementFromPoint(across, box.top + Math.min(box.height, 40) / 2);
  const isCovered = top && !focused.contains(top) && !top.contains(focused) && top.control !== focused;
  const isSeen = looks.outlineStyle !== "none" && parseFloat(looks.outlineWidth) >= 2 && !isCovered;
  return [window.controls.indexOf(focused), isSeen];
}"""
HEADINGS = "() => Array.from(document.querySelectorAll('h1, h2, h3, h4')).map((each) => Number(each.tagName[1]))"
AT_PROBLEM = """() => {
  const focused = document.activeElement;
  return focused.matches("[aria-invalid=true]") || focused.closest("[role=alert]") !== null;
}"""
QUIET = """() => Array.from(document.querySelectorAll(".done-note, .kept-state, .pages-state, .notice-refused"))
  .filter((each) => !each.closest("[role=status], [role=alert], [aria-live]")
    && !each.querySelector("[role=status], [role=alert], [aria-live]"))
  .map((each) => each.textContent.trim())"""

LOST = """() => {
  const naming = ["aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "for"];
  const named = naming.flatMap((name) => Array.from(document.querySelectorAll(`[${name}]`))
    .flatMap((each) => each.getAttribute(name).split(/\\s+/)));
  const links = Array.from(document.querySelectorAll("a[href^='#']")).map((each) => each.hash.slice(1));
  return Array.from(new Set([...named, ...links])).filter((id) => !document.getElementById(decodeURIComponent(id)));
}"""
CODES = """() => {
  document.querySelectorAll(".why").forEach((each) => { each.open = false; });
  return document.body.innerText.match(/\\[[a-z]+(-[a-z]+)+\\]/g) || [];
}"""

MAINS = """() => Array.from(document.querySelectorAll(".main"))
  .filter((each) => each.getClientRects().length).map((each) => each.textContent.trim())"""


def looked_at(page: Page, state: str, *, by_axe: bool, by_keyboard: bool) -> Shown:
    page.wait_for_load_state()
    found = AXE.run(page, options=FAULTS_ONLY).response["violations"] if by_axe else []
    shown = Shown(
        state,
        [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]],
        wider(page),
        page.evaluate(HEADINGS),
        page.evaluate(QUIET),
        page.evaluate(LOST),
        page.evaluate(AT_PROBLEM),
        page.evaluate(CODES),
        page.evaluate(MAINS),
        page.evaluate(CONTROLS),
    )
    if by_keyboard:
        for _ in range(len(shown.controls) + 8):
            page.keyboard.press("Tab")
            number, is_seen = page.evaluate(FOCUSED)
            if number >= 0:
                shown.focused.append(shown.controls[number])
                shown.unseen += [] if is_seen else [shown.controls[number]]
    return shown


def wider(page: Page) -> dict[int, int]:
    """By how much the page is wider than windows of both widths; the window stays as it was."""
    before, found = page.viewport_size, {}
    assert before is not None
    for window in sorted((TWICE, USUAL), key=lambda each: each != before):
        page.set_viewport_size(window)
        found[window["width"]] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.set_viewport_size(before)
    return found


class Walk:
    """A way through all screens of a desk that begins as an empty folder."""

    def __init__(self, desk: ServedDesk, page: Page) -> None:
        self.desk, self.page = desk, page

    @property
    def templates(self) -> Path:
        return self.desk.folder / "templates"

    def go(self, path: str) -> None:
        self.page.goto(self.desk.address + path)

    def hand_over(self, form: str, name: str, data: bytes) -> None:
        """Chooses the file ``name`` in the form that is sent to the address that ends with ``form``, which sends it."""
        found = self.page.locator(f"form[action$='{form}']").first
        self.unfold()
        with self.page.expect_navigation():
            found.locator("input[type=file]").set_input_files(
                {"name": name, "mimeType": "application/octet-stream", "buffer": data}
            )

    def unfold(self) -> None:
        self.page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")

    def send(self, button: str) -> None:
        """Presses a button or link that leads to another page."""
        with self.page.expect_navigation():
            self.page.click(button)

    def states(self) -> Iterator[str]:
        """The names of the states, each while the page shows it."""
        yield from self._first()
        yield from self._office()
        yield from self._roster()
        self._fill()
        yield from self._notice()
        yield from self._like()
        yield from self._papers()
        yield from self._make()
        yield from self._register()
        yield from self._broken()

    def _first(self) -> Iterator[str]:
        self.go("/")
        yield "an empty folder"
        self.hand_over("/files", "草稿.docx", DRAFT)
        self.page.fill("#prefix", "示例民发〔2026〕")
        self.send("main button.main")
        yield "the office refused"
        self.page.fill("#prefix", "示例民发")
        self.send("main button.main")
        self.page.wait_for_selector("#notice-form")
        yield "a draft taken"
        self.send("a[href$='/recognised']")
        yield "a draft recognised"
        self.go(f"{address_of('notice')}/recipients")
        yield "no roster"
        self.go("/")
        yield "the dispatches"
        self.send(".tools form[action$='/delete'] button")
        yield "a dispatch deleted"
        self.go("/bin")
        yield "the bin"
        self.send("form[action$='/back'] button")

    def _office(self) -> Iterator[str]:
        house = self.templates / "house.yaml"
        text = house.read_text(encoding="utf-8")
        self.send(".desk a[href='/office']")
        yield "the office"
        self.unfold()
        issuer, prefix = (self.page.locator(f"[data-key={key}]").locator("input, textarea") for key in OFFICE)
        prefix.fill("示民发〔2026〕")
        self.send("main button.main")
        yield "what the office says refused"
        prefix.fill("示民发")
        issuer.fill("示例县民政局\n示例县财政局")
        house.write_text(text.replace("示例县民政局", "示例县民政厅"), encoding="utf-8")
        self.send("main button.main")
        yield "the office changed elsewhere"
        issuer.fill("示例县民政局")
        self.send("main button.main")
        expect(self.page.locator("main .done-note")).to_be_visible()
        yield "the office saved"
        house.write_text("issuer: [", encoding="utf-8")
        self.go("/office")
        yield "an office that cannot be read"
        house.write_text(text, encoding="utf-8")

    def _roster(self) -> Iterator[str]:
        self.go("/roster")
        yield "a sample roster"
        for name, rows in (("a wrong sheet", WRONG), ("a good sheet", UNITS)):
            self.go("/roster")
            self.hand_over("/roster/import", "名单.xlsx", sheet(rows))
            yield name
        self.send("button[name=take]")
        self.page.wait_for_selector("table.roster")
        self.go("/roster/new")
        self.send("main button.main")
        yield "a new unit refused"
        self.go("/roster")
        self.send("td.do a >> nth=0")
        yield "a unit"
        self.go("/templates")
        yield "the templates"
        self.go(f"{address_of('notice')}/recipients")
        yield "the recipients"

    def _fill(self) -> None:
        """Notices of all kinds, and papers that are made at once."""
        for each in desk_templates(self.templates):
            set_aside(each)
        (self.templates / "unit" / "便函.md").write_text(LETTER, encoding="utf-8")
        whole = (self.templates / "notice" / "notice.md").read_text(encoding="utf-8") + TABLE
        for name, text in {
            "notice": whole.replace("---\n", "---\n附件: [附件.md]\n", 1),
            "dated": whole.replace("日期: 2026-11-05", "日期: 2026-13-05"),
            "broken": "---\n: [x\n---\n文\n",
            "other": whole,
        }.items():
            folder = self.templates / name
            folder.mkdir(exist_ok=True)
            (folder / "notice.md").write_text(text, encoding="utf-8")
        (self.templates / "notice" / "附件.md").write_text(f"---\n标题: 名册\n---\n一、示例\n{TABLE}", encoding="utf-8")
        mine = whole.replace("冬季", "春季").encode()
        keep_drafts(self.templates / "other", {"notice.md": KeptDraft(mine, digest_of(b"before"))})

    def _notice(self) -> Iterator[str]:
        address = address_of("notice")
        self.go(address)
        self.unfold()
        yield "a notice with all its folds open"
        self.page.click(".grids button >> nth=0")
        self.page.wait_for_selector(".grid")
        yield "a table"
        for what in (f"{address}?as=text", address_of("dated"), address_of("broken"), address_of("other")):
            self.go(what)
            yield what.replace(address, "notice")
        self.go(f"{address_of('other')}/changed")
        yield "a notice changed elsewhere"

    def _like(self) -> Iterator[str]:
        self.go("/")
        yield "dispatches of all kinds"
        self.send(f"form[action='/dispatches/{opaque_id('templates/broken')}/copy'] button")
        self.page.wait_for_selector("#why-not")
        yield "a notice like a broken one refused"

    def _papers(self) -> Iterator[str]:
        address = f"{address_of('notice')}/papers"
        for what in ("unit", "dispatch", "notice"):
            self.go(f"{address}?what={what}")
            yield f"papers: {what}"
        self.go(f"{address_of('dated')}/papers")
        yield "no papers"
        for name, text in (("a wrong template", f"{LETTER}{{{{ unit.nmae }}}}"), ("a good template", LETTER)):
            self.go(address)
            self.hand_over("/templates/new", "便函二.md", text.encode())
            yield name
        self.send("button[name=take]")
        expect(self.page.locator(".done-note")).to_be_visible()
        yield "a template taken in"
        self.unfold()
        self.page.click("form[action$='/join'] button >> nth=0")
        expect(self.page.locator("form[action$='/part']").first).to_be_attached()
        yield "papers: joined into a print file"

    def _make(self) -> Iterator[str]:
        self.go(f"{address_of('dated')}/make")
        yield "nothing can be made"
        self.go(f"{address_of('notice')}/make?edition=draft&chosen=1")
        expect(self.page.locator("#planned")).to_be_visible()
        yield "what would be made"
        self.page.click("#plan button.main")
        expect(self.page.locator(".set")).to_be_visible()
        yield "what was made"
        self.go(f"{address_of('notice')}/sent")
        yield "nothing sent"
        self.go(f"{address_of('notice')}/make?chosen=1")
        self.page.click("#plan button.main")
        sent = f"{address_of('notice')}/sent"
        wait_until(lambda: (self.page.goto(self.desk.address + sent), self.page.locator("#public").is_visible())[1])
        yield from self._public(sent)

    def _public(self, address: str) -> Iterator[str]:
        """What looks private, then settled, then the public version made; the notice afterwards as it was."""
        file = self.templates / "notice" / "notice.md"
        before = file.read_text(encoding="utf-8")
        text = f"{before.rstrip()}\n示例丙的手机是13900000000，邮箱是shili@example.cn。\n"
        file.write_text(text.replace("---\n", "---\n公开属性: 主动公开\n", 1), encoding="utf-8")
        self.go(address)
        yield "what looks private"
        for button in ("replace", "keep"):
            self.send(f"form[action$='/words'] button[name={button}] >> nth=0")
        yield "what is replaced and kept in public"
        self.send("form[action$='/sent/public'] button")
        yield "a public version made"
        file.write_text(before, encoding="utf-8")

    def _register(self) -> Iterator[str]:
        self.go(f"{address_of('notice')}/number")
        yield "the next number"
        self.send("form button:not(.main):has-text('只登记'), form button:not(.main):has-text('Only')")
        yield "a number taken"
        self.go("/register")
        yield "the register"
        self.send("td.doing a")
        self.send("main button.danger")
        yield "a void refused"
        self.page.fill("#reason", "重号")
        self.send("main button.danger")
        expect(self.page.locator(".voided")).to_be_visible()
        yield "a void number"

    def _broken(self) -> Iterator[str]:
        (self.desk.folder / "units.yaml").write_text("groups: [", encoding="utf-8")
        self.go("/roster")
        yield "a roster that cannot be read"
        (self.desk.folder / "output" / "发文登记簿.csv").write_bytes(b"x")
        self.go("/register")
        yield "a register that cannot be read"
        shutil.rmtree(self.templates / "unit")
        (self.templates / "unit").write_bytes(b"")
        self.go("/templates")
        yield "a desk that cannot be read"
        self.go("/nowhere")
        yield "no such page"
        self.go("/")
        self.send("form[action='/close'] button")
        yield "closed"


def address_of(folder: str) -> str:
    return f"/notices/{opaque_id(f'templates/{folder}')}"


@pytest.fixture(scope="module")
def seen_pages(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory, programs: Path
) -> list[Shown]:
    """All states as they were shown: in Chinese in the usual window, or in English in one of half its size.

    Axe looks at every eighth and the keyboard goes over another eighth, by the draw; in `make test-long` both go over
    all, in both.
    """
    found: list[Shown] = []
    for lang in one_or_all(request, list(WINDOWS)):
        folder, seen = tmp_path_factory.mktemp("every") / "新 桌", Seen()
        folder.mkdir()
        context = browser.new_context(locale="zh-CN", viewport=WINDOWS[lang])
        context.set_default_timeout(BROWSER_PATIENCE)
        page = context.new_page()
        seen.follow(page)
        with served_folder(folder, programs=programs) as (server, process):
            desk = ServedDesk(folder, server, process)
            desk.let_in(context)
            context.add_cookies([{"name": "fawen_lang", "value": lang, "url": desk.address}])
            every, first = step(8), number_drawn(request.config.option.draw)
            found += [
                looked_at(page, each, by_axe=number % every == 0, by_keyboard=number % every == every // 2)
                for number, each in enumerate(Walk(desk, page).states(), first)
            ]
        context.close()
        assert (seen.elsewhere, seen.breaches, seen.failures) == ([], [], [])
    return found


def test_axe_finds_nothing(seen_pages: list[Shown]) -> None:
    assert len(seen_pages) > 30
    assert {each.state: each.violations for each in seen_pages if each.violations} == {}


def test_no_page_is_wider_than_its_window(seen_pages: list[Shown]) -> None:
    assert {each.state: each.wider for each in seen_pages if max(each.wider.values()) > 0} == {}


def test_headings_are_in_order(seen_pages: list[Shown]) -> None:
    for each in seen_pages:
        assert [number for number, level in enumerate(each.headings) if level == 1] == [0], each.state
        steps = zip(each.headings, each.headings[1:], strict=False)
        assert all(after - before <= 1 for before, after in steps), (each.state, each.headings)


def test_what_was_done_is_heard(seen_pages: list[Shown]) -> None:
    assert {each.state: each.quiet for each in seen_pages if each.quiet} == {}


def test_no_code_is_read(seen_pages: list[Shown]) -> None:
    assert {each.state: each.codes for each in seen_pages if each.codes} == {}


def test_a_screen_has_one_main_button(seen_pages: list[Shown]) -> None:
    """Only the last page, which nothing answers any more, has none."""
    assert {each.state: each.mains for each in seen_pages if len(each.mains) != 1} == {"closed": []}


def test_everything_that_is_named_is_there(seen_pages: list[Shown]) -> None:
    assert {each.state: each.lost for each in seen_pages if each.lost} == {}


def test_tab_reaches_every_control_and_shows_where_it_is(seen_pages: list[Shown]) -> None:
    for each in seen_pages:
        if each.focused:
            assert set(each.controls) - set(each.focused) == set(), each.state
            assert each.unseen == [], each.state


def test_a_refused_form_begins_at_the_problem(seen_pages: list[Shown]) -> None:
    refused = [each for each in seen_pages if each.state.endswith("refused")]
    assert len({each.state for each in refused}) == 5
    assert [each.state for each in refused if not each.begins_at_problem] == []

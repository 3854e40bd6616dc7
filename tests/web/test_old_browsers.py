"""Nothing in scripts, styles and templates that Chromium 86, the browser of many offices, lacks.

Syntax is what esbuild has to lower for it; the rest, which nothing lowers, is a list.
"""

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest

from generator.desk.dispatch_steps import StepState
from generator.ground.errors import Severity
from generator.web.assets import HTMX_SHA256, ICONS_SHA256, NAMES, STYLES, UNSCRIPTED

WEB = Path(__file__).parents[2] / "generator" / "web"
ASSETS = WEB / "assets"
ESBUILD = Path(sys.prefix) / "share" / "fawen" / "node-tools" / "node_modules" / ".bin" / "esbuild"
HTMX = "htmx.min.js"
OWN = [name for name in NAMES if name != HTMX]
LOWERED = [name for name in NAMES if name.endswith((".js", ".css"))]

MISSING_IN_SCRIPTS = {
    r"\.at\(": 92,
    r"\.(findLast|findLastIndex)\(": 97,
    r"\.(toSorted|toReversed|toSpliced)\(": 110,
    r"\bstructuredClone\b": 98,
    r"\bObject\.(hasOwn|groupBy)\b": 93,
    r"\brandomUUID\b": 92,
    r"\bAbortSignal\.(timeout|any|abort)\b": 93,
    r"\badoptedStyleSheets\.push\b": 99,
    r"\.(showPopover|hidePopover|togglePopover)\(": 114,
    r"\.moveBefore\(": 133,
    r"\bstartViewTransition\b": 111,
    r"\.checkVisibility\(": 105,
    r"\bCSS\.highlights\b": 105,
    r"\bnavigation\.": 102,
    r"\bURL\.canParse\b": 120,
    r"\bPromise\.withResolvers\b": 119,
    r"['\"]scrollend['\"]": 114,
    r"\.inert\b": 102,
    r"\b(setHTML|parseHTMLUnsafe)\b": 124,
    r"\bshow(Open|Save)FilePicker\b": 86,  # there, and behind a question that an office may have forbidden
}
MISSING_IN_STYLES = {
    r":has\(": 105,
    r":(is|where)\(": 88,
    r":not\([^)]*,": 88,
    r"(?m)^\s*inset(-[a-z-]+)?\s*:": 87,
    r"\b(margin|padding)-(inline|block)\s*:": 87,
    r"\baspect-ratio\s*:": 88,
    r"\baccent-color\s*:": 93,
    r"\bscrollbar-gutter\s*:": 94,
    r"\boverflow(-[xy])?\s*:\s*clip": 90,
    r"\b\d+(dvh|svh|lvh|dvw|cqw|cqi|lh)\b": 108,
    r"@(container|layer|scope|property|starting-style)\b": 99,
    r"\b(text-wrap|field-sizing|anchor-name|view-transition-name)\s*:": 111,
    r"\bcolor-mix\(|\boklch\(": 111,
    r"::(file-selector-button|backdrop-filter|highlight)\b": 89,
    r"\bsubgrid\b": 117,
}
MISSING_IN_TEMPLATES = {
    r"\b(popover|popovertarget|inert|closedby|commandfor)\b(=|>|\s[a-z-]+=)": 114,
    r"<(search|selectedcontent)\b": 118,
    r"\bname=\"[^\"]*\"[^>]*>\s*<summary": 120,
}


def test_esbuild_is_there() -> None:
    assert ESBUILD.is_file(), "run: make esbuild"


@pytest.mark.parametrize("name", LOWERED)
def test_nothing_has_to_be_lowered(name: str) -> None:
    assert lowered(name, "chrome86") == lowered(name, "esnext")


def lowered(name: str, target: str) -> str:
    """The asset as esbuild prints it for ``target``.

    Chromium 86 has ``?.``: esbuild lowers it all the same, for what its V8 did with spread arguments behind it.
    """
    command = [str(ESBUILD), f"--target={target}", "--supported:optional-chain=true", str(ASSETS / name)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_new_syntax_would_be_seen(tmp_path: Path) -> None:
    for suffix, text in ((".js", "class A { static { this.b = 1 } }"), (".css", "a { inset: 0; & b { color: red } }")):
        file = tmp_path / f"new{suffix}"
        file.write_text(text, encoding="utf-8")
        assert lowered(str(file), "chrome86") != lowered(str(file), "esnext")


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ([ASSETS / name for name in OWN if name.endswith(".js")], MISSING_IN_SCRIPTS),
        ([ASSETS / name for name in OWN if name.endswith(".css")], MISSING_IN_STYLES),
        (sorted((WEB / "pages").rglob("*.html")), MISSING_IN_TEMPLATES),
    ],
    ids=["scripts", "styles", "templates"],
)
def test_nothing_is_used_that_is_missing(files: list[Path], missing: dict[str, int]) -> None:
    found = [
        (file.name, pattern, match[0])
        for file in files
        for pattern in missing
        for match in re.finditer(pattern, file.read_text(encoding="utf-8"))
    ]
    assert found == []


HTMX_ASKS_FIRST = {
    r"\.moveBefore\(": "if(e.moveBefore)",
    r"\bstartViewTransition\b": "if(document.startViewTransition)",
    r"\bnavigation\.": "window.navigation&&",
    r"\b(setHTML|parseHTMLUnsafe)\b": "Document.parseHTMLUnsafe?.(",
    r"\badoptedStyleSheets\.push\b": "!1!==this.config.includeIndicatorCSS",
}
"""What htmx uses beyond Chromium 86, with the question that it asks before."""


def test_htmx_asks_for_what_it_uses_beyond() -> None:
    text = (ASSETS / HTMX).read_text(encoding="utf-8")
    assert {pattern for pattern in MISSING_IN_SCRIPTS if re.search(pattern, text)} == set(HTMX_ASKS_FIRST)
    assert [question for question in HTMX_ASKS_FIRST.values() if question not in text] == []
    assert '"includeIndicatorCSS": false' in (WEB / "pages" / "base.html").read_text(encoding="utf-8")


def test_htmx_is_as_its_authors_published_it() -> None:
    assert sha256((ASSETS / HTMX).read_bytes()).hexdigest() == HTMX_SHA256
    assert (ASSETS / "htmx.LICENSE.txt").read_text(encoding="utf-8").startswith("Zero-Clause BSD")


def test_every_file_is_in_the_table() -> None:
    there = {path.name for path in ASSETS.iterdir() if path.suffix in (".js", ".css", ".svg")}
    assert there == set(NAMES)


# Style sheets have rules for what is there: each class and id in one is on a page, or a script puts it there.


COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SELECTORS = re.compile(r"([^{}]+)\{")
NAME = re.compile(r"[.#]([a-z][\w-]*)")
MADE_OF_VALUES = {
    *get_args(Severity),
    *get_args(StepState),
    *(f"level-{level}" for level in range(1, 5)),
    *("numbered", "screen-register"),
}
"""Classes that a template makes of a value."""
PAINTED = {"fawen-page"}
"""Classes of painted pages, which no template has."""


def test_what_has_a_rule_is_on_a_page() -> None:
    sheets = "".join((WEB / "assets" / name).read_text(encoding="utf-8") for name in STYLES)
    styled = {name for each in SELECTORS.findall(COMMENT.sub("", sheets)) for name in NAME.findall(each)}
    files = [
        *(WEB / "pages").rglob("*.html"),
        *(path for path in (WEB / "assets").glob("*.js") if "htmx" not in path.name),
    ]
    there = set(re.findall(r"[\w-]+", "".join(path.read_text(encoding="utf-8") for path in files)))
    assert len(styled) > 100
    assert styled - there - MADE_OF_VALUES - PAINTED == set()


def test_colours_and_sizes_of_letters_are_tokens() -> None:
    """What no style sheet but that of the tokens says by itself; what it has there is used."""
    tokens = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    others = "".join(
        (ASSETS / name).read_text(encoding="utf-8") for name in (*STYLES, UNSCRIPTED) if name != "tokens.css"
    )
    assert (
        re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|\bfont-size:\s*[\d.]|font-weight:\s*(?!400)\d", COMMENT.sub("", others))
        == []
    )
    assert [name for name in re.findall(r"(--[a-z0-9-]+):", tokens) if f"var({name})" not in others] == []
    letters = set(re.findall(r"font-size: var\(--([a-z]+)\)", others))
    assert letters == {"small", "text", "head", "result"}


def test_icons_are_those_of_lucide_and_all_are_used() -> None:
    sprite = (WEB / "pages" / "icons.html").read_bytes()
    assert sha256(sprite).hexdigest() == ICONS_SHA256
    assert (ASSETS / "icons.LICENSE.txt").read_text(encoding="utf-8").startswith("ISC License")
    pages = "".join(path.read_text(encoding="utf-8") for path in (WEB / "pages").rglob("*.html"))
    used = set(re.findall(r'icon(?:_name=|\()"([a-z0-9-]+)"', pages)) | {"upload"}
    assert used == set(re.findall(r'id="i-([a-z0-9-]+)"', sprite.decode()))


def test_what_is_sent_is_light() -> None:
    """In bytes: style sheets, own scripts, icons."""
    size = {name: (ASSETS / name).stat().st_size for name in NAMES}
    assert sum(size[name] for name in NAMES if name.endswith(".css")) <= 32 * 1024
    assert sum(size[name] for name in NAMES if name.endswith(".js") and name != HTMX) <= 24_000
    assert (WEB / "pages" / "icons.html").stat().st_size <= 12 * 1024

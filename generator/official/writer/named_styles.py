"""The names of the styles, and what Word's style gallery and navigation pane show of them (ECMA-376 part 1, 17.7.4).

Headings and the title have Word's own names, by which its navigation pane, tables of contents and WPS know them; our
names are their aliases. Word shows both: 标题 1,一级标题.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.official.blocks import HEADINGS, OUTLINE, Role
from generator.official.writer.xml import element, on

SHOWN = (
    Role.BODY, *HEADINGS, Role.TABLE_TEXT, Role.TITLE, Role.RECIPIENTS, Role.ATTENDANCE, Role.ATTACHMENT_LIST,
    Role.SIGNATURE, Role.DATE, Role.NOTE, Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE,
    Role.PART, Role.CHAPTER, Role.SECTION,
)  # fmt: skip
"""The roles that the style gallery shows, in its order: those that a clerk adds text in."""

LATENT = element(
    "latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=1,
    defQFormat=0,
    count=376,  # the styles that Word 2016 and later have themselves
)
"""Word's own styles that the document does not have are not shown until they are used."""

_BUILT_IN = {
    Role.TITLE: "Title",
    **{heading: f"heading {number}" for number, heading in enumerate(HEADINGS, start=1)},
}
_LAST_PRIORITY = 99


def style_id(role: Role) -> str:
    """The identifier of a role's style."""
    return "".join(word.capitalize() for word in role.name.split("_"))


def run_style_id(heading: Role) -> str:
    """The identifier of the character style of a ``heading`` that begins a paragraph of text."""
    return f"{style_id(heading)}Char"


def style_begin(role: Role) -> str:
    """The start tag of the paragraph style of ``role``; styles that Word does not have itself are custom."""
    custom = "" if role in _BUILT_IN else 'w:customStyle="1" '
    return f'<w:style w:type="paragraph" {custom}w:styleId="{style_id(role)}">'


def style_head(role: Role, present: Iterable[Role]) -> str:
    """The names of the style of ``role``, its relations to styles ``present``, and whether it is shown."""
    shown = role in SHOWN
    followed = role in OUTLINE and role is not Role.TITLE and Role.BODY in present
    return "".join(
        (
            element("name", val=_BUILT_IN.get(role, role.value)),
            element("aliases", val=role.value) if role in _BUILT_IN else "",
            element("basedOn", val="Normal"),
            element("next", val=style_id(Role.BODY)) if followed else "",
            element("link", val=run_style_id(role)) if role in HEADINGS else "",
            element("uiPriority", val=SHOWN.index(role) + 1 if shown else _LAST_PRIORITY),
            on("qFormat") if shown else "",
        )
    )


def run_style(heading: Role, properties: str) -> str:
    """The character style of ``heading`` with these run ``properties``, linked to its paragraph style.

    Word hides a linked character style: whoever puts text in a part of a paragraph into 标题 2 gets it.
    """
    number = HEADINGS.index(heading) + 1
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{run_style_id(heading)}">'
        + element("name", val=f"标题 {number} 字符")
        + element("basedOn", val="DefaultParagraphFont")
        + element("link", val=style_id(heading))
        + element("uiPriority", val=SHOWN.index(heading) + 1)
        + f"<w:rPr>{properties}</w:rPr></w:style>"
    )


DEFAULT_RUN_STYLE = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    + element("name", val="Default Paragraph Font")
    + element("uiPriority", val=1)
    + on("semiHidden")
    + on("unhideWhenUsed")
    + "</w:style>"
)
"""The character style that the others are based on."""

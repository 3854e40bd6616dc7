"""Documents told in lines, as tests look at them."""

from __future__ import annotations

from generator.comparison.comparing_documents import differences
from generator.comparison.description import describe, lines
from generator.ground.errors import Lang, speaking
from tests.office.reading.made import package

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="表题"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
)


def told(data: bytes, lang: Lang = "zh") -> list[str]:
    """All lines of the document."""
    with speaking(lang):
        return list(lines(describe(data, "公文.docx")))


def text_lines(body: str, lang: Lang = "zh", **others: str) -> list[str]:
    """The lines of the text of a document made of ``body``, behind that of its section."""
    found = told(made(body, **others), lang)
    section = next(place for place, line in enumerate(found) if line.startswith(("== 节", "== section")))
    return found[section + 1 :]


def line(xml: str, lang: Lang = "zh", **others: str) -> str:
    """The line of the only paragraph, which holds ``xml``."""
    (only,) = text_lines(f"<w:p>{xml}</w:p>", lang, **others)
    return only


def made(body: str, **others: str) -> bytes:
    return package(body, **{"styles": STYLES, **others})


def sentences(old: bytes, new: bytes, lang: Lang = "zh") -> list[str]:
    """What differs between two documents."""
    with speaking(lang):
        return [each.text for each in differences(describe(old, "旧.docx"), describe(new, "新.docx"))]


def text(content: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{content}</w:t></w:r>'

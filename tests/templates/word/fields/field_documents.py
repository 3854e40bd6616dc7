"""Documents with fields as Word writes them; none of our own code is used."""

import re
from xml.sax.saxutils import escape, quoteattr

from tests.word_documents import make_docx, packed, parts

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def run(text: str, look: str = "", element: str = "t") -> str:
    """A run with ``text``; ``look`` is what its ``w:rPr`` holds."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:{element} xml:space="preserve">{escape(text)}</w:{element}></w:r>'


def character(kind: str) -> str:
    """A run with a field character."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str | None = "«旧»", *, look: str = "", code_look: str = "", width: int = 0) -> str:
    """A complex field.

    ``{ … }`` in ``code`` is a nested field, ``¶`` the end of a paragraph. ``width``: the instruction's runs are cut
    every so many characters. Without a ``result`` there is no separator.
    """
    return f"{character('begin')}{_code(code, code_look, width)}{_result(result, look)}{character('end')}"


def simple(code: str, result: str = "«旧»", look: str = "") -> str:
    """A ``w:fldSimple``."""
    return f"<w:fldSimple w:instr={quoteattr(code)}>{run(result, look)}</w:fldSimple>"


def document(*paragraphs: str, header: str = "", footer: str = "", section: str = "") -> bytes:
    """A document with these paragraphs; one that begins with ``<w:tbl`` is a table. ``section`` begins its last one."""
    contents = parts(make_docx(["正文占位"], header="页眉占位", footer="页脚占位"))
    body = "".join(each if each.startswith("<w:tbl") else f"<w:p>{each}</w:p>" for each in paragraphs)
    xml = contents["word/document.xml"].decode().replace("<w:p><w:r><w:t>正文占位</w:t></w:r></w:p>", body)
    contents["word/document.xml"] = re.sub(r"(<w:sectPr[^>]*>)", rf"\1{section}", xml).encode()
    for name in [each for each in contents if each.startswith(("word/header", "word/footer"))]:
        xml = contents[name].decode()
        for old, new in (("页眉占位", header), ("页脚占位", footer)):
            xml = xml.replace(f"<w:r><w:t>{old}</w:t></w:r>", new)
        contents[name] = xml.encode()
    return packed(contents)


def table(*rows: tuple[str, ...]) -> str:
    """A table whose cells hold one paragraph each."""
    grid = "<w:gridCol/>" * max(map(len, rows))
    lines = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def _code(code: str, look: str, width: int) -> str:
    out = place = 0
    pieces: list[str] = []
    while place < len(code):
        if code[place] == "{":
            out = _closing(code, place)
            pieces.append(field(code[place + 1 : out], code_look=look, width=width))
            place = out + 1
        elif code[place] == "¶":
            pieces.append("</w:p><w:p>")
            place += 1
        else:
            out = next((each for each in range(place, len(code)) if code[each] in "{¶"), len(code))
            step = width or len(code)
            texts = [code[start : min(start + step, out)] for start in range(place, out, step)]
            pieces += [run(text, look, "instrText") for text in texts]
            place = out
    return "".join(pieces)


def _closing(code: str, place: int) -> int:
    depth = 0
    for number in range(place, len(code)):
        depth += {"{": 1, "}": -1}.get(code[number], 0)
        if not depth:
            return number
    raise ValueError(code)


def _result(result: str | None, look: str) -> str:
    if result is None:
        return ""
    return character("separate") + (run(result, look) if result else "")

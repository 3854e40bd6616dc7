"""Names of the package and of Word's extensions, as lxml writes them."""

from __future__ import annotations

from generator.package.names import RELATIONS

RELATIONSHIP = f"{{{RELATIONS}}}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = f"{WORD_TYPE}document.main+xml"


def w14(name: str) -> str:
    """``w14:name``, of Word 2010 (MS-DOCX 2.5)."""
    return f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}"


def w15(name: str) -> str:
    """``w15:name``, of Word 2013 (MS-DOCX 2.5)."""
    return f"{{http://schemas.microsoft.com/office/word/2012/wordml}}{name}"


def mc(name: str) -> str:
    """``mc:name``, of alternatives for older programs (ECMA-376 part 3)."""
    return f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"

"""Small Word templates of our own XML, with settings and styles: what each test is about and nothing else."""

from tests.sample_docx import sample_docx
from tests.word_documents import packed, parts

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ONE_FONT = '<w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>'
NO_HANGING = '<w:overflowPunct w:val="0"/>'


def run(text: str, look: str = "") -> str:
    """A run; ``look`` is the content of its ``w:rPr``."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of ``runs``; plain text is a run without properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    content = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def style(name: str, properties: str, *, kind: str = "paragraph", base: str = "") -> str:
    """A style called ``name``, which is its id as well; ``properties`` are its ``w:pPr`` and ``w:rPr``."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


def template(
    *paragraphs: str,
    settings: str | None = "",
    fonts: str = _ONE_FONT,
    defaults: str = "",
    normal: str = NO_HANGING,
    look: str = "",
    styles: str = "",
    **stories: str,
) -> bytes:
    """A template in one font of size 3号 (32 half-points).

    ``settings`` is the content of its settings, None for no such part. ``fonts`` and ``defaults`` are properties of all
    text, ``normal`` and ``look`` those of paragraphs and of text in the style Normal, ``styles`` are more styles.
    ``stories`` are other parts by their kind (``header``), each with its content.
    """
    contents = {name: data.decode() for name, data in parts(sample_docx(*paragraphs)).items()}
    contents["word/styles.xml"] = (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{defaults}</w:rPr></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        f'<w:pPr>{normal}</w:pPr><w:rPr>{look}<w:sz w:val="32"/></w:rPr></w:style>{styles}</w:styles>'
    )
    if settings is not None:
        stories = {**stories, "settings": settings}
    for kind, content in stories.items():
        root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        contents[f"word/{kind}.xml"] = f"<w:{root} {_W}>{content}</w:{root}>"
        _relate(contents, kind)
    return packed({name: text.encode() for name, text in contents.items()})


def _relate(contents: dict[str, str], kind: str) -> None:
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}.{kind}+xml"/></Types>'
    relation = f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/></Relationships>'
    contents[types] = contents[types].replace("</Types>", override)
    contents[relations] = contents[relations].replace("</Relationships>", relation)

"""What makes a PDF a PDF/A-2u (ISO 19005-2): its metadata in XMP, and sRGB as the meaning of its colours."""

from __future__ import annotations

from functools import lru_cache

from generator.office.package.xml_escaping import escape
from generator.official.painters.pdf.pdf_file import Entries, PdfFile
from generator.official.painters.pdf.properties import LANGUAGE, PRODUCER
from generator.official.placed_pages import PlacedDocument

_CONDITION = "sRGB IEC61966-2.1"
_VERSION_IN_PROFILE = slice(8, 12)
_VERSION = bytes((4, 0x20, 0, 0))
"""4.2, the latest that PDF 32000-1 knows (8.6.5.5); the profile has nothing of later ones."""
_DATE_IN_PROFILE = slice(24, 36)
_NO_DATE = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""1 January 2000, at midnight (ICC.1:2010, 4.2)."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{author}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_AUTHOR = "\n<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"


def added_archival(pdf: PdfFile, document: PlacedDocument) -> Entries:
    """The entries of the catalogue that make ``pdf`` a PDF/A-2u; what they refer to is added to ``pdf``."""
    intent: Entries = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": f"({_CONDITION})",
        "Info": f"({_CONDITION})",
        "DestOutputProfile": pdf.add_compressed(_srgb(), {"N": 3}),
    }
    metadata = pdf.add_stream(_xmp(document), {"Type": "/Metadata", "Subtype": "/XML"})
    return {"Metadata": metadata, "OutputIntents": [intent]}


def _xmp(document: PlacedDocument) -> bytes:
    return _XMP.format(
        title=escape(document.title),
        author=_AUTHOR.format(author=escape(document.author)) if document.author else "",
        language=LANGUAGE,
        producer=PRODUCER,
        date=document.date.iso,
    ).encode()


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    """The ICC profile of sRGB, without the time at which it is made."""
    from PIL.ImageCms import ImageCmsProfile, createProfile

    profile = bytearray(ImageCmsProfile(createProfile("sRGB")).tobytes())
    profile[_VERSION_IN_PROFILE] = _VERSION
    profile[_DATE_IN_PROFILE] = _NO_DATE
    return bytes(profile)

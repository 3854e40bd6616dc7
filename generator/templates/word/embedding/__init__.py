"""A Word document set into another: the one engine of insets, subdocuments and print files.

:mod:`policy` says how each of them sets documents in, and lists what is refused. :mod:`source_document` reads a
document by its policy. :mod:`embedding` adapts its texts to the target: by :mod:`styles` its styles, by
:mod:`numbering` its lists, by :mod:`ids` its ids and names, by :mod:`parts` the parts that it refers to and its
footnotes. Sections, and where the text goes, are a matter of each use.
"""

from generator.templates.word.embedding.embedding import Embedding, Target
from generator.templates.word.embedding.policy import INSET, PAPER, SUBDOCUMENT, Policy, Refusal
from generator.templates.word.embedding.source_document import SourceDocument, text_in

__all__ = ["INSET", "PAPER", "SUBDOCUMENT", "Embedding", "Policy", "Refusal", "SourceDocument", "Target", "text_in"]

"""``check --annotate``: copies of documents with each finding as a comment of Word at its paragraph.

:mod:`annotated_files` is the whole; :mod:`annotated_document` adds the comments to one document. :mod:`finding_places`
says which paragraph can have the comment of a finding, :mod:`comment_words` what the comments say.
"""

from generator.check.annotating.annotated_files import Annotated, annotate

__all__ = ["Annotated", "annotate"]

"""``fawen preview``: pages of one unit's papers, or of the notice, as pictures or PDFs.

:mod:`previewed_papers` makes them as a build does, :mod:`drawn_papers` draws their pages, :mod:`page_folder` puts these
into a folder of their own beside the sets of papers; :mod:`previews` is the whole run.
"""

from generator.desk.previewing.previews import Preview, PreviewPage, preview

__all__ = ["Preview", "PreviewPage", "preview"]

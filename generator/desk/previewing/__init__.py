"""``fawen preview``: pages of one unit's papers, or of the notice, as pictures.

:mod:`previewed_papers` makes them as a build does, :mod:`page_folder` puts the pictures into a folder of their own
beside the sets of papers; :mod:`previews` is the whole run.
"""

from generator.desk.previewing.previews import Preview, PreviewPage, preview

__all__ = ["Preview", "PreviewPage", "preview"]

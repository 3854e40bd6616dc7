"""What the folder of a set of papers holds besides its papers."""

MANIFEST = "manifest.json"
"""The file that lists the papers; it tells that a folder holds the papers of one dispatch."""

EDITED_FOLDER = "改动过的文件"
"""The folder that papers are moved to which somebody changed by hand: listed in no manifest, read by no command."""

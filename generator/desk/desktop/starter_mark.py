"""The marks that identify a starter written by fawen, which may be replaced."""

MARK = 'Made by "fawen desktop"'
"""What every starter has, of any version."""

BUILDS = f"{MARK}: builds the papers of the folder that it lies in, and opens them."
SERVES = f"{MARK}: opens the folder that it lies in as a page in the browser."

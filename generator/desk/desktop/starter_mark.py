"""The mark that identifies a starter written by fawen, which may be replaced."""

MARK = 'Made by "fawen desktop": builds the papers of the folder that it lies in, and opens them.'

"""The words by which a starter is known as one of ours, and may be replaced."""

MARK = 'Made by "fawen desktop": builds the papers of the folder that it lies in, and opens them.'

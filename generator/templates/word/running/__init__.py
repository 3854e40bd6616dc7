"""The code of a compiled part: its segments, its environment, the writers of values, and Jinja's own code."""

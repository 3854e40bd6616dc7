"""What a compiled part runs in: its segments, the environment, what writes values, and Jinja's own code."""

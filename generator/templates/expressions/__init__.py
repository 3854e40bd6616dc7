"""The sandboxed Jinja environment of all templates: its filters, its limits, and what a template reads.

Takes the source of a template or an expression; returns text or an error with its place. Data are values,
never templates. An undefined name is an error, never an empty text. What a template may call, repeat and print is
bounded.
"""

"""The variables of the environment that the command line reads, by name."""

LANGUAGE = "FAWEN_LANG"
"""The language of the messages, where no ``--lang`` says it."""

COMPLETION = "_FAWEN_COMPLETE"
"""What a shell asks for when it wants completions (Click's protocol): ``bash_complete``, ``zsh_source`` …"""

"""The names of the environment variables that the command line reads."""

LANGUAGE = "FAWEN_LANG"
"""The language of the messages, where no ``--lang`` says it."""

PDF_ENGINE = "FAWEN_PDF_ENGINE"
"""What makes the PDFs of text papers, where no ``--pdf-engine`` says it."""

COMPLETION = "_FAWEN_COMPLETE"
"""What a shell asks for when it wants completions (Click's protocol): ``bash_complete``, ``zsh_source`` …"""

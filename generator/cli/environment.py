"""The environment variables that the command line reads."""

import os

LANGUAGE = "FAWEN_LANG"
"""The language of the messages, where no ``--lang`` says it."""

STANDING = {
    "units": "FAWEN_UNITS",
    "notice": "FAWEN_NOTICE",
    "templates": "FAWEN_TEMPLATES",
    "output": "FAWEN_OUTPUT",
    "pdf": "FAWEN_PDF",
    "pdf_engine": "FAWEN_PDF_ENGINE",
    "duplex": "FAWEN_DUPLEX",
    "jobs": "FAWEN_JOBS",
    "everybody": "FAWEN_EVERYBODY",
    "lang": LANGUAGE,
    "register": "FAWEN_REGISTER",
}
"""The variables that give options which are not typed, by their keys in fawen.yaml."""

COMPLETION = "_FAWEN_COMPLETE"
"""What a shell asks for when it wants completions (Click's protocol): ``bash_source``, ``zsh_complete`` …"""


def of_environment() -> dict[str, str]:
    """What these variables give, by the keys in fawen.yaml; an empty one counts as one that is not there."""
    return {key: value for key, name in STANDING.items() if (value := os.environ.get(name))}

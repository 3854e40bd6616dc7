"""Front matter: its keys, the house's defaults, and the values read from both."""

from generator.templates.text.front_matter.entries import (
    House,
    behind_papers,
    check_house,
    house_defaults,
    house_in,
    house_misnamed,
    issuer_names,
    number_prefix,
    read_house,
)
from generator.templates.text.front_matter.front_matter_reading import read_front_matter, read_title
from generator.templates.text.front_matter.front_matter_values import FrontMatterValues, in_edition, paper_in_edition

__all__ = [
    "FrontMatterValues",
    "House",
    "behind_papers",
    "check_house",
    "house_defaults",
    "house_in",
    "house_misnamed",
    "in_edition",
    "issuer_names",
    "number_prefix",
    "paper_in_edition",
    "read_front_matter",
    "read_house",
    "read_title",
]

"""The front matter of a notice: its keys, the house's defaults, and the values taken out of both."""

from generator.templates.text.front_matter.editions import in_edition, paper_in_edition
from generator.templates.text.front_matter.house import (
    House,
    behind_papers,
    house_defaults,
    house_misnamed,
    number_prefix,
    read_house,
)
from generator.templates.text.front_matter.reading import check_house, read_front_matter, read_title
from generator.templates.text.front_matter.values import FrontMatterValues

__all__ = [
    "FrontMatterValues",
    "House",
    "behind_papers",
    "check_house",
    "house_defaults",
    "house_misnamed",
    "in_edition",
    "number_prefix",
    "paper_in_edition",
    "read_front_matter",
    "read_house",
    "read_title",
]

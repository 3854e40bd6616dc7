"""The table of the keys of fawen.yaml; readers and editors' schemas are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.ground.source import FLAG_VALUES, KeyNames

MOST_JOBS = 64
"""How many processes a file may ask for; more have to be typed."""

Kind = Literal["path", "flag", "count", "text", "texts", "choice"]


@dataclass(frozen=True, slots=True)
class StandingKey:
    """A key: how its value is read, its Chinese title, what it is for in both languages, and a line as example.

    ``choices`` are the values that a ``choice`` may have, each with its Chinese word and what it means in English.
    """

    kind: Kind
    title: str
    zh: str
    en: str
    example: str
    choices: Mapping[str, tuple[str, str]] | None = None


KEYS: Mapping[str, StandingKey] = {
    "units": StandingKey("path", "单位名单", "单位名单的文件。", "The roster.", "units: 名单.xlsx"),
    "notice": StandingKey("path", "公文文件夹", "公文所在的文件夹。", "The notice's folder.", "notice: templates/函"),
    "templates": StandingKey("path", "模板文件夹", "模板的文件夹。", "The folder of templates.", "templates: 模板"),
    "output": StandingKey("path", "结果文件夹", "放结果的文件夹。", "The output folder.", "output: 结果"),
    "pdf": StandingKey("flag", "做PDF", "是不是同时做 PDF。", "Whether PDFs are made as well.", "pdf: true"),
    "pdf_engine": StandingKey(
        "choice",
        "PDF由谁做",
        "文本模板做的文件由谁转成 PDF。",
        "What makes PDFs of papers from text templates.",
        "pdf_engine: office",
        {"own": ("本程序", "fawen itself"), "office": ("LibreOffice", "LibreOffice")},
    ),
    "duplex": StandingKey(
        "flag", "双面", "打印文件是不是双面印。", "Whether print files are two-sided.", "duplex: true"
    ),
    "jobs": StandingKey(
        "count", "进程数", f"同时用几个进程，最多 {MOST_JOBS}。", f"How many processes, {MOST_JOBS} at most.", "jobs: 2"
    ),
    "lang": StandingKey(
        "choice",
        "语言",
        "消息的语言。",
        "The language of messages.",
        "lang: en",
        {"zh": ("中文", "Chinese"), "en": ("英文", "English")},
    ),
    "register": StandingKey(
        "path", "发文登记簿", "发文登记簿的文件。", "The register.", "register: 登记/发文登记簿.csv"
    ),
    "only": StandingKey(
        "texts",
        "只做",
        "只给这些单位做，写一个或者一列。",
        "Only these units: one or a list.",
        "only: [示例甲镇, 示例乙镇]",
    ),
    "where": StandingKey("text", "条件", "按条件挑单位。", "A condition that units fulfil.", 'where: "份数 > 1"'),
    "everybody": StandingKey(
        "flag",
        "全部都发",
        "名单是表格的：公文里的“各……”“有关……”在表里没有的，就是表里全部单位。",
        "For a roster that is a sheet: all its units are meant where it does not have what a notice calls them.",
        "everybody: true",
    ),
    "sort": StandingKey(
        "texts",
        "排序",
        "单位按哪个栏目排，前面加 - 是倒过来。",
        "The fields that units are in order of; - reverses one.",
        "sort: name",
    ),
}
"""Every key, in the order in which problems list them."""

NAMES = KeyNames(
    {name: (key.title,) for name, key in KEYS.items()},
    {
        **{name: FLAG_VALUES for name, key in KEYS.items() if key.kind == "flag"},
        **{
            name: {value: word for value, (word, _) in key.choices.items()}
            for name, key in KEYS.items()
            if key.choices is not None
        },
    },
)
"""The Chinese names of the keys and of their fixed values."""

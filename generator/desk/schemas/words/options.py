"""The hover texts of fawen.yaml; those of its keys and values are in :data:`generator.desk.standing.keys.KEYS`."""

from generator.desk.schemas.hover import Hover
from generator.desk.standing.keys import KEYS

OPTIONS = Hover(
    "常用的选项：命令里没有写的，从这里取。路径只写这个文件夹里的。",
    "Standing options: what a command does not say comes from here. Paths are those in this folder.",
    title="常用的选项",
)

TOP = {name: Hover(key.zh, key.en, key.example, key.title) for name, key in KEYS.items()}

VALUES = {
    name: {value: Hover(*said) for value, said in key.choices.items()}
    for name, key in KEYS.items()
    if key.choices is not None
}

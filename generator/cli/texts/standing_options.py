"""Texts of where options come from."""

TEXTS: dict[str, tuple[str, str]] = {
    "origins": ("各个选项是从哪里来的：", "where each option comes from:"),
    "option-unset": ("没有写", "not set"),
    "option-yes": ("是", "yes"),
    "option-no": ("否", "no"),
    "from-flag": ("命令", "command line"),
    "from-environment": ("环境变量 {name}", "environment, {name}"),
    "from-file": ("{file} 第 {line} 行", "{file}, line {line}"),
    "from-default": ("默认", "default"),
    "from-set": ("原有的一套，没有就是默认", "the set that is there, else default"),
}

"""Texts of ``fawen new notice --from``: what to do with the notice made of a draft."""

TEXTS: dict[str, tuple[str, str]] = {
    "taken-next": (
        "接下来：打开 {file} 核对一遍，再运行 {command}。",
        "next: look through {file}, then run {command}.",
    ),
    "taken-next-missing": (
        "接下来：在 {file} 里写上{names}，再运行 {command}。",
        "next: write {names} in {file}, then run {command}.",
    ),
}

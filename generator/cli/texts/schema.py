"""Texts of ``fawen schema``."""

TEXTS: dict[str, tuple[str, str]] = {
    "schema-units": (
        "单位名单，取其中 fields 声明的栏目（默认 {default}，没有就不取）",
        "the roster, for the fields that it declares (default: {default}, if it exists)",
    ),
    "schema-output": (
        "写到哪里：指明了一种就是文件名，否则是文件夹（默认 {default}）；指明了一种又没写这一项，就打印出来",
        "output: for one schema a file (default: printed), for all of them a folder (default: {default})",
    ),
    "schema-written": ("已写出：{file}", "written: {file}"),
}

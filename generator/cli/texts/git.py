"""Texts of ``fawen git``."""

TEXTS: dict[str, tuple[str, str]] = {
    "git-install": (
        "设置所在的 git 仓库：git diff 显示 .docx 的文字和格式，提交前检查模板和名单。可以重复运行。",
        "Set up this git repository: git diff shows the text of .docx files, commits are checked first. Repeatable.",
    ),
    "git-install-hook": (
        "装不装提交前的检查（默认装）",
        "whether to install the check before commits (default: yes)",
    ),
    "git-uninstall": (
        "去掉 fawen git install 所设的，别的一概不动。",
        "Remove what fawen git install set up, and nothing else.",
    ),
    "git-check-staged": (
        "检查已暂存（git add）的模板、名单和公文；提交前的检查就是它。",
        "Check the templates, rosters and notices that are staged: what the hook before commits does.",
    ),
    "git-top": ("仓库：{top}", "repository: {top}"),
    "git-line-new": (
        "  {file}：加了一行“{line}”，请和别的改动一起提交",
        "  {file}: added '{line}'; commit it with your other changes",
    ),
    "git-line-same": ("  {file}：已有“{line}”", "  {file}: has '{line}' already"),
    "git-setting": ("  git config --local {name} = {value}", "  git config --local {name} = {value}"),
    "git-hook-written": ("  {path}：写了提交前的检查", "  {path}: the check before commits was written"),
    "git-hook-renewed": ("  {path}：更新了提交前的检查", "  {path}: the check before commits was updated"),
    "git-hook-same": ("  {path}：提交前的检查已经是新的", "  {path}: the check before commits is up to date"),
    "git-hook-chained": (
        "  {path}：别的程序的，其中已经调用了本检查，没有改动",
        "  {path}: another program's hook, which already calls this check; not changed",
    ),
    "git-hook-foreign": (
        "  {path}：已有别的检查，没有改动。要一起用，请在里面加一行：\n      {line}",
        "  {path}: another program's hook, not changed. To use both, add this line to it:\n      {line}",
    ),
    "git-hook-shared": (
        "  {path}：几个仓库共用（core.hooksPath），没有写。要用，请在里面加一行：\n      {line}",
        "  {path}: shared by several repositories (core.hooksPath): not written. Add this line there:\n      {line}",
    ),
    "git-hook-off": ("  没有装提交前的检查（--no-hook）", "  no check before commits (--no-hook)"),
    "git-removed": ("  去掉了 {what}", "  removed: {what}"),
    "git-nothing-removed": (
        "这里没有 fawen git install 所设的。",
        "nothing set up by fawen git install was found here.",
    ),
    "staged-checked": (
        "检查了暂存的 {count} 个文件：错误 {errors} 处，提醒 {warnings} 处。",
        "staged files checked: {count}; errors: {errors}; warnings: {warnings}.",
    ),
    "staged-stopped": (
        "有错误，提交停下了。改好后 git add 再提交；这一次不检查的，用 git commit --no-verify。",
        "errors stop this commit. Fix them, git add and commit again; to commit unchecked: git commit --no-verify.",
    ),
}

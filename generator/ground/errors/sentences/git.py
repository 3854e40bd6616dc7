"""Sentences about git: ``fawen git``."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "git-missing": Sentence(
        zh="本机没有安装 git，或者找不到它。",
        en="git is not installed, or cannot be found.",
        zh_remedy="请先安装 git（Windows 上是 Git for Windows），再运行一次。",
        en_remedy="install git (on Windows: Git for Windows), then run again.",
    ),
    "git-no-repository": Sentence(
        zh="这个文件夹不在 git 仓库里。",
        en="this folder is not in a git repository.",
        zh_remedy="请到仓库的文件夹里运行；还没有仓库的，先运行 git init。",
        en_remedy="run this in a repository; if there is none yet, run git init first.",
    ),
    "git-no-work-tree": Sentence(
        zh="这里是只存历史的仓库（bare），没有文件可以设置或检查。",
        en="this is a bare repository: it has no files to set up or check.",
        zh_remedy="请用 git clone 取一份出来，到那里面运行。",
        en_remedy="clone it and run this in the clone.",
    ),
    "git-failed": Sentence(
        zh="{command} 没有成功：{why}",
        en="{command} failed: {why}",
        zh_remedy="请照上面 git 自己的话处理，再运行一次。",
        en_remedy="follow git's own message above, then run again.",
    ),
    "git-hooks-outside": Sentence(
        zh="这个仓库的设置 core.hooksPath 把钩子放在仓库外面，没有往那里写；什么都没有改动",
        en="this repository's setting core.hooksPath points outside the repository; nothing was written "
        "there, nothing has been changed",
        zh_remedy="这个设置如果不是您自己写的，请用 git config --local --unset core.hooksPath 删掉；"
        "不要钩子，请加 --no-hook。",
        en_remedy="if you did not set it yourself, remove it with 'git config --local --unset core.hooksPath'; to "
        "skip the hook, add --no-hook.",
    ),
    "git-not-staged": Sentence(
        zh="“{file}”不在暂存区里，没有可以检查的。",
        en="'{file}' is not staged, so there is nothing to check.",
        zh_remedy="请先用 git add 加进来；要检查没有暂存的文件，用 fawen check。",
        en_remedy="add it with git add first; files that are not staged are checked by fawen check.",
    ),
}

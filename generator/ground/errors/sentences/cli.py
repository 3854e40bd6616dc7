"""Sentences about the command line."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "cli-command-unknown": Sentence(
        zh="没有“{word}”这个命令",
        en="there is no command '{word}'",
        zh_remedy="可以用的命令：{known}。",
        en_remedy="the commands are: {known}.",
    ),
    "cli-option-unknown": Sentence(
        zh="没有“{option}”这个选项",
        en="there is no option '{option}'",
        zh_remedy="运行 {command} --help 看有哪些选项。",
        en_remedy="run {command} --help for the options.",
    ),
    "cli-option-needless": Sentence(
        zh="没有“{option}”这个选项：该说的 fawen 都会说",
        en="there is no option '{option}': fawen already reports everything",
        zh_remedy="去掉它再运行；要看版本号，用 fawen --version。",
        en_remedy="leave it out; the version is shown by fawen --version.",
    ),
    "cli-option-early": Sentence(
        zh="“{option}”写在了命令的前面",
        en="'{option}' comes before the command",
        zh_remedy="选项写在命令后面：{line}。",
        en_remedy="options come after the command: {line}.",
    ),
    "cli-option-elsewhere": Sentence(
        zh="{command} 没有“{option}”这个选项，有它的是 {known}",
        en="{command} has no option '{option}'; it belongs to {known}",
        zh_remedy="请去掉它，或者换成那个命令；运行 {command} --help 看有哪些选项。",
        en_remedy="leave it out, or use that command; run {command} --help for the options.",
    ),
    "cli-dash": Sentence(
        zh="“{word}”开头的横线不对，没有当作选项",
        en="'{word}' begins with the wrong dashes and was not read as an option",
        zh_remedy="选项前面是两个半角减号，写成 {option}。",
        en_remedy="an option begins with two plain hyphens: write {option}.",
    ),
    "cli-option-value": Sentence(
        zh="选项“{option}”后面缺少值",
        en="option '{option}' requires a value",
        zh_remedy="运行 {command} --help 看它的写法。",
        en_remedy="run {command} --help to see how it is written.",
    ),
    "cli-option-flag": Sentence(
        zh="选项“{option}”后面不带值",
        en="option '{option}' takes no value",
        zh_remedy="只写 {option} 就行。",
        en_remedy="write {option} alone.",
    ),
    "cli-argument-missing": Sentence(
        zh="命令里缺少{names}",
        en="missing {names}",
        zh_remedy="写成 {line}；运行 {command} --help 看每一项的说明。",
        en_remedy="write {line}; run {command} --help for their description.",
    ),
    "cli-command-missing": Sentence(
        zh="{command} 后面缺少命令",
        en="{command} requires a command",
        zh_remedy="可以用的命令：{known}。",
        en_remedy="the commands are: {known}.",
    ),
    "cli-value": Sentence(
        zh="“{name}”的值不对：{why}",
        en="the value of '{name}' is wrong: {why}",
        zh_remedy="运行 {command} --help 看可以写什么。",
        en_remedy="run {command} --help for the allowed values.",
    ),
    "cli-usage": Sentence(
        zh="不认识的参数“{words}”",
        en="unexpected argument '{words}'",
        zh_remedy="{hint}运行 {command} --help 看完整的写法。",
        en_remedy="{hint}run {command} --help for the full usage.",
    ),
    "cli-words": Sentence(
        zh="命令写得不对",
        en="invalid command line",
        zh_remedy="运行 {command} --help 看完整的写法。",
        en_remedy="run {command} --help for the full usage.",
    ),
    "cli-unit-unknown": Sentence(
        zh="名单 {file} 里没有“{word}”",
        en="the roster {file} has no unit '{word}'",
        zh_remedy="请写单位的名称、收文单位（addressee）或代码，要写完整。",
        en_remedy="give a unit's name, addressee or code, in full.",
    ),
    "cli-units-together": Sentence(
        zh="“{word}”里不止一个单位，一个 {option} 只写一个",
        en="'{word}' names several units; each needs its own {option}",
        zh_remedy="写成 {line}。",
        en_remedy="write {line}.",
    ),
    "cli-unit-not-addressed": Sentence(
        zh="“{word}”不在这份通知的主送机关里，没有它的文件",
        en="the notice is not addressed to '{word}', so there are no papers for it",
        zh_remedy="请去掉这个选项，或者在 notice.md 的 recipients 里写上它所在的一类。",
        en_remedy="remove the option, or name its class in 'recipients' of notice.md.",
    ),
    "cli-draft-issued": Sentence(
        zh="草稿还没有发出，谈不上更正重印或补发：--draft 不能和 --correction、--reissue 一起用",
        en="a draft has not been issued: --draft excludes --correction and --reissue",
        zh_remedy="只写其中一个。",
        en_remedy="use one of them.",
    ),
    "cli-reissue-alone": Sentence(
        zh="--reissue 已经指明了给哪些单位补发，不能和 --only、--except、--where、--correction 一起用",
        en="--reissue names the units itself and excludes --only, --except, --where and --correction",
        zh_remedy="补发哪些单位都用 --reissue 写；更正重印另外运行一次。",
        en_remedy="name all of them with --reissue; run a corrected reprint separately.",
    ),
    "cli-no-number": Sentence(
        zh="这件公文没有发文字号，还没有发出，谈不上更正重印或补发",
        en="this notice has no number: it has not been issued and cannot be reprinted or reissued",
        zh_remedy="请在 notice.md 里写上 number；还没有编号的用 --draft。",
        en_remedy="write its number in notice.md, or use --draft if it has none yet.",
    ),
    "cli-nobody-left": Sentence(
        zh="照 --only、--except、--where 挑选，一个单位也不剩",
        en="--only, --except and --where together leave no unit",
        zh_remedy="请检查这些选项：它们要同时满足；--where 里的字要和名单里写的一模一样。",
        en_remedy="check them: a unit must match all of them; text in --where must be exactly as in the roster.",
    ),
    "cli-where": Sentence(
        zh="--where 的条件写得不对：{why}",
        en="the condition of --where is wrong: {why}",
        zh_remedy="请写成 --where \"kind == '镇' and copies > 1\" 这样：符号用半角，等于写 ==，文字加单引号，"
        "几个条件用 and、or、not 连起来。",
        en_remedy="write it like --where \"kind == '镇' and copies > 1\": text in single quotes, == for equal, "
        "conditions joined by and, or, not.",
    ),
    "cli-where-field": Sentence(
        zh="--where 里的“{name}”不是名单的字段",
        en="'{name}' in --where is not a field of the roster",
        zh_remedy="可以写标准字段、名单 fields 里声明的字段，或者它们的中文名称；如果它是字段里的文字，请加单引号。",
        en_remedy="use a standard field, one that the roster declares, or its Chinese title; put text that a "
        "field holds in single quotes.",
    ),
    "cli-where-unit": Sentence(
        zh="--where 的条件算不出来：{why}",
        en="the condition of --where cannot be evaluated: {why}",
        zh_remedy="文字和文字比（加单引号），数字和数字比；文字要当数字比的写 字段|int。",
        en_remedy="compare text with text (in single quotes) and numbers with numbers; to read text as a number "
        "write field|int.",
    ),
    "cli-sort-field": Sentence(
        zh="不能按“{name}”排序：名单没有这个字段",
        en="units cannot be sorted by '{name}': the roster has no such field",
        zh_remedy="请写字段的名字或中文名称，例如 --sort code；从大到小在前面加减号，例如 --sort -copies。",
        en_remedy="give a field's name or Chinese title, such as --sort code; for descending order, put a minus before "
        "it: --sort -copies.",
    ),
    "cli-sort-other": Sentence(
        zh="这套文件当时是加了 {options} 排的顺序，只重做一部分单位会使编号对不上",
        en="this set was made in the order of {options}; other serials for some units would not match the rest",
        zh_remedy="请同样加上 {options}；要改顺序的，不要挑选单位，全部重做。",
        en_remedy="add {options} here, too; to change the order, rebuild all units.",
    ),
    "cli-sort-unsorted": Sentence(
        zh="这套文件是照名单的顺序做的，换了顺序只重做一部分单位会使编号对不上",
        en="this set was made in the order of the roster; other serials for some units would not match the rest",
        zh_remedy="请去掉 --sort；要改顺序的，不要挑选单位，全部重做。",
        en_remedy="remove --sort; to change the order, rebuild all units.",
    ),
    "cli-name-pattern": Sentence(
        zh="--name 的写法不对（{why}）",
        en="the pattern of --name is wrong ({why})",
        zh_remedy="请写成 {{{{ serial }}}}-{{{{ unit.name }}}}.docx 这样，外面加引号。",
        en_remedy="write it like {{{{ serial }}}}-{{{{ unit.name }}}}.docx, in quotes.",
    ),
    "cli-name-field": Sentence(
        zh="--name 里用了没有的字段“{name}”",
        en="the pattern of --name uses the unknown field '{name}'",
        zh_remedy="可以用 serial、total 和 unit 的各个字段，例如 unit.code。",
        en_remedy="it may use serial, total and the fields of unit, such as unit.code.",
    ),
    "cli-merge-notice": Sentence(
        zh="这个模板要用公文里的内容（{name} 等），命令里没有说是哪件公文",
        en="this template uses a notice ({name} …), but the command names none",
        zh_remedy="请加上 --notice 和公文所在的文件夹，例如 --notice templates/notice。",
        en_remedy="add --notice with the notice's folder, such as --notice templates/notice.",
    ),
    "cli-check-kind": Sentence(
        zh="check 只看 .docx 文件和 .docx、.xlsx、.md 模板，不看这一种",
        en="check reads .docx files and .docx, .xlsx and .md templates, not files of this kind",
        zh_remedy="公文请另存为 .docx 再查；确实是 Word 文件、只是扩展名不同的，加上 --as document。",
        en_remedy="save the document as .docx; for a Word file that only has another extension add --as document.",
    ),
    "cli-check-nothing": Sentence(
        zh="这个文件夹里没有可以检查的模板或公文",
        en="this folder has no template or document to check",
        zh_remedy="请写有 .docx 的文件夹，或者直接写文件。",
        en_remedy="give a folder with .docx files, or the files themselves.",
    ),
    "cli-stdout": Sentence(
        zh="结果打印不出来（{reason}）",
        en="the result cannot be printed ({reason})",
        zh_remedy="如果输出转到了文件，请检查磁盘是不是已满。",
        en_remedy="if it goes to a file, check whether the disk is full.",
    ),
    "cli-stream": Sentence(
        zh="“-”在别的程序里是标准输入或标准输出，fawen 只读写有名字的文件",
        en="'-' means standard input or output to other programs; fawen reads and writes files by name only",
        zh_remedy="请先存成文件，再写文件名；文件真的叫“-”的，写成 ./-。",
        en_remedy="save it to a file and give that name; for a file really named '-', write ./-.",
    ),
    "cli-folder-gone": Sentence(
        zh="当前所在的文件夹已经不在了",
        en="the current folder no longer exists",
        zh_remedy="请用 cd 进入一个在的文件夹，再运行一次。",
        en_remedy="change to a folder that exists, and run the command again.",
    ),
    "cli-not-opened": Sentence(
        zh="打不开这个文件或文件夹：本机没有打开它的程序",
        en="this could not be opened: the system has no program for it",
        zh_remedy="请自行打开上面的位置。",
        en_remedy="open the path above by hand.",
        severity="warning",
    ),
    "cli-memory": Sentence(
        zh="内存不够，没有做完；什么都没有改动",
        en="there is not enough memory; nothing has been changed",
        zh_remedy="请关掉别的程序，或者用 --jobs 1 再运行一次；系统给每个程序限了内存的，请放宽一些。",
        en_remedy="close other programs, or run again with --jobs 1; where the system limits the memory of a program, "
        "allow more.",
    ),
    "cli-bug": Sentence(
        zh="这是 fawen 自己的错误，不是您的操作有误（fawen {version}，Python {python}，{system}）",
        en="internal error of fawen, not caused by you (fawen {version}, Python {python}, {system})",
        zh_remedy="请把上面的全部内容报告到项目的 issues（地址见 README）；报告前请检查其中没有不便公开的内容。",
        en_remedy="please report all of the above to the project's issues (see the README), after checking that it "
        "contains nothing private.",
    ),
}

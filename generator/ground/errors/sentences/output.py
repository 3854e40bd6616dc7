"""Sentences about writing the results."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "output-character": Sentence(
        zh="“{character}”（{code}）不在字体“{fonts}”里，印出来会是空白、方框或者别的字体",
        en="'{character}' ({code}) is not in the font {fonts}; it will be printed as a blank, a box or in another font",
        zh_remedy="把这个字改用{others}；公文和 .md 模板的字体在 house.yaml 的 fonts 里改，Word 模板的在模板里改。",
        en_remedy="use {others}: fonts of the notice and of .md templates are set under fonts in house.yaml, "
        "those of Word templates in the template.",
        severity="warning",
    ),
    "output-template-twice": Sentence(
        zh="这个模板和“{first}”除扩展名、大小写外同名，做出来的文件会放到一处",
        en="this template has the same name as '{first}', apart from case and extension; their papers would collide",
        zh_remedy="请给其中一个改名。",
        en_remedy="rename one of them.",
    ),
    "output-other-format": Sentence(
        zh="{format} 格式的文件不能作模板，没有使用它",
        en="a {format} file cannot be a template; it was not used",
        zh_remedy="要用它作模板，请{saving}。",
        en_remedy="to use it as one, {saving}.",
        severity="warning",
    ),
    "output-folder-misnamed": Sentence(
        zh="“{name}”不是放模板的文件夹，里面的文件没有用上",
        en="'{name}' is not a folder of templates; its content is not used",
        zh_remedy="是不是要写成“{meant}”？请把文件夹改名；确实是别的东西就不用管。",
        en_remedy="did you mean '{meant}'? rename the folder; if it is something else, no action is needed.",
        severity="warning",
    ),
    "output-skipped": Sentence(
        zh="按模板里的 SKIPIF 域，没有做这些单位的文件",
        en="SKIPIF fields of the template skipped these units",
        zh_remedy="要做的，修改 SKIPIF 的条件，或者修改名单里的内容。",
        en_remedy="to make their papers, change the condition of SKIPIF or the roster.",
        severity="warning",
    ),
    "output-same-name": Sentence(
        zh="“{one}”和“{other}”的文件都叫“{name}”，会互相覆盖",
        en="the files of '{one}' and '{other}' would both be called '{name}'",
        zh_remedy="请在 --name 里加上 {{{{ serial }}}} 或 {{{{ unit.code }}}}。",
        en_remedy="add {{{{ serial }}}} or {{{{ unit.code }}}} to --name.",
    ),
    "output-foreign": Sentence(
        zh="这个文件不是本程序放在这里的，已原样保留",
        en="this file was not made by fawen; it was kept as it is",
        zh_remedy="不需要的话请自行移走。",
        en_remedy="move it away if it is not needed.",
        severity="warning",
    ),
    "output-occupied": Sentence(
        zh="这里要放新的文件，但已有一个不是本程序做的同名文件",
        en="a new file belongs here, but there is a file of that name that was not made by fawen",
        zh_remedy="请先把原来的文件移走或改名，再运行一次。",
        en_remedy="move or rename that file, then run again.",
    ),
    "output-path-long": Sentence(
        zh="这个文件的完整路径有 {length} 个字符，Windows 上超过 {most} 个就打不开；什么都没有改动",
        en="the full path of this file has {length} characters; Windows opens at most {most}; nothing has been changed",
        zh_remedy="请用 --output 换一个浅一些的文件夹，例如 D:\\发文；或者把标题、模板、单位的名称写短一些。",
        en_remedy="choose a shorter folder with --output, such as D:\\papers, or shorten the names of notice, "
        "template or unit.",
    ),
    "output-same-path": Sentence(
        zh="有两个文件都要放到这里，会互相覆盖",
        en="two files would be written here and overwrite each other",
        zh_remedy="请给附件文件改名，不要和通知或别的附件同名。",
        en_remedy="rename the attached file, so that its name differs from the notice and other attachments.",
    ),
    "output-edited": Sentence(
        zh="这个文件生成后被人改过：改过的挪到“{to}”，没有丢；原处换成新做的，不再需要的就不放",
        en="this file was changed by hand after it was made: the changed file is moved to '{to}', nothing is lost; a "
        "new one takes its place where one is needed",
        zh_remedy="需要的改动请写进模板、名单或通知里，每次生成才会都有。",
        en_remedy="make such changes in the template, the roster or the notice, so that every build has them.",
        severity="warning",
    ),
    "output-edited-place": Sentence(
        zh="被人改过的文件要挪到这里，可这里是一个文件或链接，什么都没有改动",
        en="papers that were changed by hand are to be moved here, but this is a file or a link; nothing has been "
        "changed",
        zh_remedy="请把它删除或改名，再运行一次。",
        en_remedy="delete or rename it, then run again.",
    ),
    "output-changed-now": Sentence(
        zh="生成期间有人改动了这个文件，什么都没有改动",
        en="this file was changed by somebody during the build; nothing has been changed",
        zh_remedy="关掉打开着的文件，再运行一次。",
        en_remedy="close the file, then run again.",
    ),
    "output-manifest": Sentence(
        zh="这个文件不是 fawen build 写的 manifest.json，或者已经损坏；什么都没有改动",
        en="this file is not a manifest.json of a build, or it is damaged; nothing has been changed",
        zh_remedy="请删除它，再运行一次。旁边的文件里，和新做的不一样的，会要求先移走。",
        en_remedy="delete it, then run again; of the files beside it, those that differ from the new ones have to be "
        "moved away first.",
    ),
    "output-manifest-unread": Sentence(
        zh="这个文件读不了（{reason}），什么都没有改动",
        en="this file cannot be read ({reason}); nothing has been changed",
        zh_remedy="请检查它的权限，或者删除它，再运行一次。",
        en_remedy="check its permissions, or delete it, then run again.",
    ),
    "output-disk-full": Sentence(
        zh="磁盘已满，文件写不下，什么都没有改动",
        en="the disk is full, the files cannot be written; nothing has been changed",
        zh_remedy="请清理磁盘，或者用 --output（登记簿用 --register）放到别的磁盘上。",
        en_remedy="free some space, or write to another disk with --output (for the register: --register).",
    ),
    "output-denied": Sentence(
        zh="没有在这里写文件的权限，或者文件正被别的程序打开；什么都没有改动",
        en="permission denied, or another program has the file open; nothing has been changed",
        zh_remedy="请关掉打开着的文件，检查文件夹是不是只读，或者用 --output（登记簿用 --register）换一个文件夹。",
        en_remedy="close the file, check whether the folder is read-only, or choose another with "
        "--output (for the register: --register).",
    ),
    "output-locked": Sentence(
        zh="另一个 fawen（进程 {process}）正在往这里写，这次什么都没有做",
        en="another fawen (process {process}) is writing here; nothing has been done",
        zh_remedy="等它做完再运行一次；如果它已经没有反应，先结束这个进程。",
        en_remedy="run again when it has finished; if it hangs, end that process first.",
    ),
    "output-process-died": Sentence(
        zh="一个做文件的进程中途退出了（多半是内存不够），什么都没有改动",
        en="a worker process ended unexpectedly, most likely out of memory; nothing has been changed",
        zh_remedy="请关掉别的程序，或者用 --jobs 1 再运行一次。",
        en_remedy="close other programs, or run again with --jobs 1.",
    ),
    "output-cluster-missing": Sentence(
        zh="要用 --scheduler，还没有安装 distributed",
        en="--scheduler needs distributed, which is not installed",
        zh_remedy='请安装："pip install fawen[cluster]"。',
        en_remedy='install "fawen[cluster]".',
    ),
    "output-cluster-certificates": Sentence(
        zh="要用 {scheduler}，Dask 的设置里没有证书，或者文件不在：{settings}，什么都没有改动",
        en="{scheduler} needs certificates that Dask's settings do not name or that do not exist: {settings}; "
        "nothing has been changed",
        zh_remedy="请在这几个环境变量（或者 Dask 的 distributed.yaml）里写上证书、私钥的文件名，问管集群的人要。",
        en_remedy="name the files in these environment variables, or in Dask's distributed.yaml; ask whoever runs the "
        "cluster for them.",
    ),
    "output-cluster-unreachable": Sentence(
        zh="连不上 {scheduler} 的调度程序（{why}），什么都没有改动",
        en="the scheduler at {scheduler} cannot be reached ({why}); nothing has been changed",
        zh_remedy="请检查地址，形如 tcp://主机:8786，并确认 dask scheduler 正在运行。",
        en_remedy="check the address, such as tcp://host:8786, and that `dask scheduler` is running there.",
    ),
    "output-list-unread": Sentence(
        zh="这个清单读不出来，份数没法核对：{why}",
        en="this list cannot be read, so its copies cannot be checked: {why}",
        zh_remedy="请用 Word、Excel 或 WPS 打开它的模板，另存一次再生成。",
        en_remedy="open its template in Word, Excel or WPS, save it once, and build again.",
    ),
    "output-copies-total": Sentence(
        zh="这个清单合计写的是 {said} 份，各行加起来是 {total} 份",
        en="the total of this list is {said} copies, but its rows add up to {total}",
        zh_remedy="请在模板里把合计写成 {{{{ units | sum(attribute='copies') }}}}（打印单是 papers），不要写死数字。",
        en_remedy="write {{{{ units | sum(attribute='copies') }}}} (papers in a print order) in the template instead "
        "of a fixed number.",
    ),
    "output-copies-units": Sentence(
        zh="这个清单列了全部单位，份数加起来是 {total}，可是名单里各单位一共 {copies} 份",
        en="this list names all units and adds up to {total} copies, but the roster has {copies} for them",
        zh_remedy="请在模板里把份数写成各单位的 copies，不要写死数字，也不要漏行、重复行。",
        en_remedy="print each unit's copies in its row of the template, once for each unit.",
    ),
    "output-link-out": Sentence(
        zh="这里有一个链接，通到它所在的文件夹外面，没有顺着它写；什么都没有改动",
        en="this is a link to a place outside its folder; it was not followed, nothing has been changed",
        zh_remedy="请删掉这个链接，换成真正的文件夹或文件；要写到它指向的地方，就在命令里直接写那个路径。",
        en_remedy="replace the link with a folder or file; to write to its target, give that path in the command.",
    ),
    "output-not-plain": Sentence(
        zh="这里不是普通文件（是管道、设备之类），没有往里写；什么都没有改动",
        en="this is not a regular file but a pipe, a device or similar; nothing has been written to it or changed",
        zh_remedy="请删掉或移走它，再运行一次。",
        en_remedy="delete it or move it away, then run again.",
    ),
    "output-run-foreign": Sentence(
        zh="这个名称只给 fawen 自己用，可它不是本机的 fawen 留下的（可能是随压缩包、克隆或复制来的），没有使用它；"
        "什么都没有改动",
        en="this name is reserved for fawen, but it was not created by fawen on this machine: it may have come with an "
        "archive, a clone or a copy; it was not used, nothing has been changed",
        zh_remedy="请删掉它，再运行一次；它里面如果有 old 文件夹，那是被替换下来的旧文件，先看看还要不要。",
        en_remedy="delete it, then run again; if it contains a folder old, that holds files that were being replaced: "
        "check first whether you need them.",
    ),
    "output-run-unfinished": Sentence(
        zh="上一次运行在这里中途断了，文件一半新一半旧，现在也接不上（{file}：{reason}）",
        en="an earlier run was interrupted here, so that some files are new and some old, and it cannot be finished "
        "({file}: {reason})",
        zh_remedy="请关掉打开着的文件，检查文件夹是不是只读、磁盘是不是满了，再运行一次，就会先把它做完。",
        en_remedy="close open files, check whether the folder is read-only or the disk full, then run again: it will "
        "be finished first.",
    ),
    "output-not-written": Sentence(
        zh="文件写不进去（{reason}），什么都没有改动",
        en="the files cannot be written ({reason}); nothing has been changed",
        zh_remedy="请检查这个路径是不是一个能写的文件夹，或者用 --output 换一个。",
        en_remedy="check that this is a folder that can be written to, or choose another with --output.",
    ),
    "output-file-name": Sentence(
        zh="本机的文件名编码是 {encoding}，写不下这里的汉字，什么都没有改动",
        en="file names on this machine are encoded as {encoding}, which cannot hold these; nothing has been changed",
        zh_remedy="请先设环境变量 PYTHONUTF8=1，或者把系统的语言区域改成 UTF-8，再运行一次。",
        en_remedy="set the environment variable PYTHONUTF8=1, or choose a locale of UTF-8, and run again.",
    ),
}

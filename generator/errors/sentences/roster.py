"""Sentences about units.yaml."""

from generator.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "roster-unknown-field": Sentence(
        zh="不认识“{key}”这个字段",
        en="the field '{key}' is not known",
        zh_remedy="这里可以写：{known}。确实需要别的字段，请先在 fields 里声明。",
        en_remedy="known here: {known}. Declare any other field under 'fields' first.",
    ),
    "roster-field-name": Sentence(
        zh="字段名“{name}”不能用在模板里",
        en="the field name '{name}' cannot be used in a template",
        zh_remedy="请用英文字母、数字和下划线，以字母开头，不用 unit、notice、if 之类的保留词，例如 beds。",
        en_remedy="use letters, digits and underscores, begin with a letter, avoid words such as unit, notice or if; "
        "for instance: beds.",
    ),
    "roster-field-taken": Sentence(
        zh="“{name}”已经是一个字段的名称或标题",
        en="'{name}' is the name or title of a field already",
        zh_remedy="标准字段不用声明，直接写在单位里；自定义字段请换一个没有用过的名称和标题。",
        en_remedy="standard fields need no declaration; give a field of your own a name and title not yet in use.",
    ),
    "roster-field-kind": Sentence(
        zh="字段的 kind 不能是“{kind}”",
        en="a field's kind cannot be '{kind}'",
        zh_remedy="请写 text（文字）、number（数字）或 date（日期）。",
        en_remedy="write text, number or date.",
    ),
    "roster-many-fields": Sentence(
        zh="声明的字段已经有 {limit} 个，不能再多",
        en="{limit} fields are declared already, and no more can be",
        zh_remedy="请把用不到的字段从 fields 里删去。",
        en_remedy="take the fields that are not needed out of 'fields'.",
    ),
    "roster-many-units": Sentence(
        zh="前面的单位已经有 {limit} 个，不能再多",
        en="{limit} units stand above already, and no more can be on one roster",
        zh_remedy="请把名单分成几个文件，分几次运行。",
        en_remedy="split the roster into several files, and run once for each.",
    ),
    "roster-copies": Sentence(
        zh="份数应当是 1 以上的整数，不能是“{value}”",
        en="the number of copies is a whole number from 1, not '{value}'",
        zh_remedy="请写阿拉伯数字，例如 2；不发文件的单位请从名单里删去，或者运行时用 --except。",
        en_remedy="write a number such as 2; take a unit that gets no papers off the roster, or run with --except.",
    ),
    "roster-group-twice": Sentence(
        zh="组“{name}”在第 {line} 行已经有了",
        en="the group '{name}' has already begun in line {line}",
        zh_remedy="请把两组合并，或者改一个名称。",
        en_remedy="join the two groups, or rename one.",
    ),
    "roster-unit-twice": Sentence(
        zh="“{identity}”和第 {line} 行的“{name}”是同一个单位（代码相同；没有代码的看名称）",
        en="'{identity}' is the same unit as '{name}' in line {line}: same code, or same name where there is no code",
        zh_remedy="请删去重复的一个；如果是两个单位，请给它们各自正确的代码。",
        en_remedy="delete one of them; if they are two units, give each its own code.",
    ),
    "roster-name-twice": Sentence(
        zh="“{name}”和第 {line} 行的单位重名，但是没有各自的代码，分不清楚",
        en="'{name}' has the name of the unit in line {line}, and without a code for each they cannot be told apart",
        zh_remedy="请给两个单位都写上 code。",
        en_remedy="give both units a code.",
    ),
    "roster-class-unknown": Sentence(
        zh="主送机关里的“{class}”在单位名单 {file} 里没有对应的组",
        en="no group of the roster {file} has the class '{class}' that the recipients name",
        zh_remedy="名单里有的 class：{known}。请改主送机关，或者在名单里写上这一类。",
        en_remedy="classes on the roster: {known}. Change the recipients, or add this class to the roster.",
    ),
    "roster-class-twice": Sentence(
        zh="主送机关里的“{class}”在单位名单 {file} 里对应好几个组：{groups}",
        en="several groups of the roster {file} have the class '{class}' that the recipients name: {groups}",
        zh_remedy="一类只能属于一个组，请改其中一组的 class。",
        en_remedy="a class belongs to one group only: change the class of the other.",
    ),
    "roster-class-empty": Sentence(
        zh="主送机关里有“{class}”，但是单位名单 {file} 的组“{group}”里一个单位也没有",
        en="the recipients name the class '{class}', but the group '{group}' of the roster {file} has no units",
        zh_remedy="请在这一组的 units 下面写上单位，或者从主送机关里去掉这一类。",
        en_remedy="add units to the group, or take the class out of the recipients.",
    ),
    "roster-group-left-out": Sentence(
        zh="通知的主送机关里没有“{group}”（{classes}），这一组的单位不发文件",
        en="the notice is not addressed to '{group}' ({classes}); its units get no papers",
        zh_remedy="如果应当发，请在 notice.md 的 recipients 里写上这一类。",
        en_remedy="if they should, name the class in 'recipients' of notice.md.",
        severity="warning",
    ),
}

"""Sentences about previews."""

from generator.ground.errors.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "preview-unit-several": Sentence(
        zh="叫“{word}”的单位不止一个",
        en="several units are called '{word}'",
        zh_remedy="请写代码：{codes}。",
        en_remedy="give the code: {codes}.",
    ),
    "preview-template": Sentence(
        zh="没有“{name}”这个给单位的模板",
        en="there is no unit template called '{name}'",
        zh_remedy="可以写的有：{known}。",
        en_remedy="available: {known}.",
    ),
    "preview-template-of-notice": Sentence(
        zh="--template 选的是给单位的文件，命令里没有写单位",
        en="--template selects one of a unit's papers, but no unit is given",
        zh_remedy="请写上单位，例如 fawen preview 双龙镇 --template cover-letter；看公文本身的，去掉 --template。",
        en_remedy="name a unit, such as fawen preview 双龙镇 --template cover-letter; for the notice, remove "
        "--template.",
    ),
    "preview-no-pages": Sentence(
        zh="Excel 模板做的文件不画成图片",
        en="files made from Excel templates are not drawn",
        zh_remedy="请用 fawen build 生成后，在 Excel 或 WPS 里看。",
        en_remedy="build it and look at it in Excel or WPS.",
        severity="info",
    ),
    "preview-attached": Sentence(
        zh="另附的文件不画成图片",
        en="an attached file is not drawn",
        zh_remedy="请直接打开它看。",
        en_remedy="open the file itself.",
        severity="info",
    ),
}

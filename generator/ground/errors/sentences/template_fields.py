"""Sentences about Word's own merge fields in templates."""

from generator.ground.errors.sentences.sentence import Sentence

_ZH_SHOW = "在 Word 里按 Alt+F9 显示域代码，改好后再按一次。"
_EN_SHOW = "press Alt+F9 in Word to show field codes, correct it, and press Alt+F9 again."

SENTENCES: dict[str, Sentence] = {
    "template-field-no-end": Sentence(
        zh="这里有一个域只有开头，没有结尾。",
        en="a field begins here and has no end.",
        zh_remedy="在 Word 里删去这个域，重新插入。",
        en_remedy="delete the field in Word and insert it again.",
    ),
    "template-field-no-begin": Sentence(
        zh="这里有一个域只有结尾，没有开头。",
        en="a field ends here that has no beginning.",
        zh_remedy="在 Word 里删去这一处，重新插入域。",
        en_remedy="delete this place in Word and insert the field again.",
    ),
    "template-field-quote": Sentence(
        zh="域“{field}”里从“{what}”起的引号没有配对。",
        en="in the field '{field}' the quotation mark before '{what}' is not closed.",
        zh_remedy=f"补上引号；文字本身要用引号的，写成 \\”。{_ZH_SHOW}",
        en_remedy=f'close it; a quotation mark that belongs to the text is written \\". {_EN_SHOW}',
    ),
    "template-field-switch-argument": Sentence(
        zh="域“{field}”的开关“{what}”后面没有写明格式，或者格式里套了别的域。",
        en="the switch '{what}' of the field '{field}' has no format after it, or one with another field in it.",
        zh_remedy=f'照样例写，例如 \\* Upper、\\# "0.00"、\\@ "yyyy年M月d日"。{_ZH_SHOW}',
        en_remedy=f'write it like \\* Upper, \\# "0.00" or \\@ "yyyy-MM-dd". {_EN_SHOW}',
    ),
    "template-field-switch": Sentence(
        zh="域“{field}”不认识开关“{switch}”，能用的是 {known}。",
        en="the field '{field}' has no switch '{switch}'; it may have {known}.",
        zh_remedy=f"改正或者删去这个开关。{_ZH_SHOW}",
        en_remedy=f"correct or delete the switch; {_EN_SHOW}",
    ),
    "template-field-format": Sentence(
        zh="域“{field}”要用的格式“{format}”这里没有。",
        en="the format '{format}' of the field '{field}' is not known here.",
        zh_remedy=f"改正“\\*”后面的格式名。{_ZH_SHOW}",
        en_remedy=f"correct the name after '\\*'; {_EN_SHOW}",
    ),
    "template-field-picture": Sentence(
        zh="域“{field}”的格式“{picture}”里，“{item}”这里不能用（外国历法，或者题注的编号）。",
        en="in the format '{picture}' of the field '{field}', '{item}' cannot be used (a calendar or a caption).",
        zh_remedy="是文字的，用单引号括起来：'{item}'。" + _ZH_SHOW,
        en_remedy="put single quotation marks around what is text: '{item}'; " + _EN_SHOW,
    ),
    "template-field-incomplete": Sentence(
        zh="域“{field}”不完整，后面还应当有名字或内容。",
        en="the field '{field}' is not complete: a name or a text is missing.",
        zh_remedy=f"补上名字，例如 MERGEFIELD 单位名称。{_ZH_SHOW}",
        en_remedy=f"add the name, as in MERGEFIELD 单位名称; {_EN_SHOW}",
    ),
    "template-field-name": Sentence(
        zh="域“{field}”的名字里套了别的域，不知道它是哪一个字段。",
        en="the name in the field '{field}' has another field in it, so it is unclear which field it reads.",
        zh_remedy=f"直接写出字段名。{_ZH_SHOW}",
        en_remedy=f"write the name itself; {_EN_SHOW}",
    ),
    "template-field-comparison": Sentence(
        zh="域“{field}”里的比较写得不完整。",
        en="the comparison in the field '{field}' is not complete.",
        zh_remedy=f'照样例写：IF {{{{ MERGEFIELD 份数 }}}} > 1 "多份" "一份"，比较符号两边空一格。{_ZH_SHOW}',
        en_remedy=f'write it like IF {{{{ MERGEFIELD copies }}}} > 1 "many" "one", blanks around the sign; {_EN_SHOW}',
    ),
    "template-field-formula": Sentence(
        zh="公式“{field}”里的“{what}”看不懂。",
        en="'{what}' in the formula '{field}' cannot be understood.",
        zh_remedy=f"能用数、合并域、SET 起的名字、四则运算、括号、SUM 等函数，没有表格单元格（A1、ABOVE）。{_ZH_SHOW}",
        en_remedy="use numbers, merge fields, names given by SET, signs, brackets and functions such as SUM;"
        f" table cells cannot be used; {_EN_SHOW}",
    ),
    "template-field-object": Sentence(
        zh="域“{field}”里有图片、换行等不是文字的东西，在这里不能用。",
        en="the field '{field}' contains something other than text, such as a picture, and cannot be used here.",
        zh_remedy="把它移到域的外面；IF 的两个分支里可以有，但那时 IF 不能再带 \\* 以外看外观的格式开关。",
        en_remedy="move it out of the field; the branches of an IF may contain it if the IF has no format switch.",
    ),
    "template-field-inside": Sentence(
        zh="合并域“{field}”套在 {outer} 域里，只有 Word 能算出外面那个域。",
        en="the merge field '{field}' is in a field of the type {outer}, which only Word can evaluate.",
        zh_remedy="把合并域移到外面，或者改用标签，例如“{{{{ unit.copies * 2 }}}}”。",
        en_remedy="move it out, or use a tag such as '{{{{ unit.copies * 2 }}}}' instead.",
    ),
    "template-field-foreign-inside": Sentence(
        zh="{outer} 域里套的“{field}”只有 Word 能算，这里不知道它的值。",
        en="the field '{field}' in a field of the type {outer} can only be evaluated by Word.",
        zh_remedy="这里只能套 MERGEFIELD、IF、REF、MERGEREC、MERGESEQ；其他的改用标签。",
        en_remedy="only MERGEFIELD, IF, REF, MERGEREC and MERGESEQ are allowed here; use tags for anything else.",
    ),
    "template-field-silent-inside": Sentence(
        zh="{outer} 域里套的“{field}”没有值，不能放在这里。",
        en="the field '{field}' in a field of the type {outer} has no value and is not allowed here.",
        zh_remedy="把它移到外面。",
        en_remedy="move it out.",
    ),
    "template-field-asking": Sentence(
        zh="域“{field}”（{kind}）要由 Word 合并时填写，这里填不了。",
        en="the field '{field}' ({kind}) is filled in by Word during a merge, which is not possible here.",
        zh_remedy="改成插入一个个合并域（MERGEFIELD）。",
        en_remedy="use merge fields (MERGEFIELD) instead.",
    ),
    "template-field-place": Sentence(
        zh="“{field}”只能放在正文里，不能放在页眉、页脚、脚注、尾注或批注里。",
        en="'{field}' is only allowed in the main text, not in headers, footers, notes or comments.",
        zh_remedy="把它移到正文里。",
        en_remedy="move it to the main text.",
    ),
    "template-field-deep": Sentence(
        zh="这里的域一层套一层，超过 {most} 层。",
        en="the fields here are nested more than {most} deep.",
        zh_remedy="减少套的层数；来历不明的模板不要使用。",
        en_remedy="reduce the nesting; do not use templates of unknown origin.",
    ),
    "template-field-uneven": Sentence(
        zh="域“{field}”从一处开始、在另一种地方结束（跨了表格、分节等），不能整个换掉。",
        en="the field '{field}' begins and ends in different places (it spans a table or a section's end).",
        zh_remedy="删去这个域，在一个段落里重新插入。",
        en_remedy="delete the field and insert it again within one paragraph.",
    ),
    "template-field-next-tag": Sentence(
        zh="模板里有“下一记录”（NEXT）域，标签“{tag}”不会跟着换到下一个单位。",
        en="the template has NEXT fields, but the tag '{tag}' would not advance to the next unit with them.",
        zh_remedy="这样的模板里，单位的内容都用合并域（MERGEFIELD）。",
        en_remedy="use merge fields (MERGEFIELD) for unit data in such a template.",
    ),
    "template-field-skipped": Sentence(
        zh="按模板里的 SKIPIF 域，这个单位不做文件。",
        en="a SKIPIF field of the template skips this unit.",
        zh_remedy="要做的，修改 SKIPIF 的条件，或者修改名单里的内容。",
        en_remedy="to make its papers, change the condition of SKIPIF or the roster.",
    ),
    "template-field-many": Sentence(
        zh="部件“{part}”里的内容每个单位不同，不能把各单位合并成一份文档。",
        en="the content of the part '{part}' differs between units, so they cannot be merged into one document.",
        zh_remedy="把模板移到 unit 文件夹（每个单位一份文件），或者把这些域移到正文里。",
        en_remedy="move the template to the folder unit (a file for each unit), or these fields to the main text.",
    ),
}

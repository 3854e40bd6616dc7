"""Documents that the tests of the PDF step have rendered, all in one run."""

from __future__ import annotations

from tests.sample_docx import foot_table, paragraph, red_rule, sample_docx, section

HANZI = "巫山县民政局关于开展集中宣传活动方案通知要求各乡镇街道认真组织实施工作"
# A mark falls on the 29th place of many lines: it hangs, or goes to the next line with the character before it.
HANGING = "，".join([HANZI[:28]] * 40)
ASCII = "".join(map(chr, range(0x21, 0x7F))).replace("&", "").replace("<", "").replace(">", "")
FAMILIES_IN_USE = ("仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体", "仿宋", "楷体")

# Names that no official font has, and one beyond U+FFFF.
RARE = "喆堃甦犇燊赟湖㳇镇莫𡐓村"

SAMPLES = {
    "grid.docx": sample_docx(paragraph(HANZI * 40)),
    "widths.docx": sample_docx(
        *(paragraph(text, font=font) for font in FAMILIES_IN_USE for text in (ASCII[:45], ASCII[45:], "二〇2022年A℃"))
    ),
    "elements.docx": sample_docx(
        red_rule("巫山民政发〔2022〕31号"),
        paragraph("红字", color="FF0000"),
        foot_table(["抄送：甲单位", "乙单位印发"]),
        paragraph(""),
    ),
    "rare.docx": sample_docx(paragraph(RARE)),
    "hanging.docx": sample_docx(paragraph(HANGING)),
    "blank.docx": sample_docx(paragraph("第一页"), section(), paragraph("第三页，前有空白页"), start="oddPage"),
}

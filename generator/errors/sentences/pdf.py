"""Sentences about making PDF."""

from generator.errors.sentences.sentence import Sentence

_ZH_FONT_REMEDY = (
    "要与正式文件的字体完全一致，请在本机安装“{font}”；只为看版面，把 {file} 放进环境变量 FAWEN_FONTS 所指的文件夹即可。"
)
_EN_FONT_REMEDY = (
    "install {font} for the official look; to see the page only, put {file} into the folder that FAWEN_FONTS names."
)

SENTENCES: dict[str, Sentence] = {
    "pdf-font-stand-in": Sentence(
        zh="本机没有“{font}”，PDF 里以字宽相同的 {by} 代替；换行、分页不受影响，字形略有不同。",
        en="{font} is not installed; {by}, made equally wide, stands in for it in the PDF: lines and pages break alike, "
        "the letterforms differ a little.",
        zh_remedy="要与正式文件的字体完全一致，请在本机安装“{font}”。",
        en_remedy="install {font} for the official look.",
        severity="warning",
    ),
    "pdf-font-other-widths": Sentence(
        zh="本机没有“{font}”，PDF 里以 {by} 代替；数字和字母的宽度不同，换行可能与正式文件不一样。",
        en="{font} is not installed; {by} stands in for it in the PDF: its digits and letters have other widths, "
        "so lines may break elsewhere.",
        zh_remedy=_ZH_FONT_REMEDY,
        en_remedy=_EN_FONT_REMEDY,
        severity="warning",
    ),
    "pdf-font-missing": Sentence(
        zh="本机没有“{font}”，也没有可以代替它的中文字体；PDF 里的字形由办公软件自行选择，可能缺字。",
        en="{font} is not installed, nor any Chinese font to stand in for it; the office suite chooses by itself, "
        "characters may be missing.",
        zh_remedy=_ZH_FONT_REMEDY,
        en_remedy=_EN_FONT_REMEDY,
        severity="warning",
    ),
}

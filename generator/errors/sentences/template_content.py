"""Sentences about pictures, links, rich text and whole documents that a tag prints."""

from generator.errors.sentences.sentence import Sentence

_PICTURES: dict[str, Sentence] = {
    "template-picture-folder": Sentence(
        zh="标签“{tag}”要印图片“{path}”，可是没有指定放图片的文件夹。",
        en="'{tag}' is to print the picture '{path}', but no folder of pictures was given.",
        zh_remedy='在程序里打开模板时指定图片文件夹：DocxTemplate.open(…, pictures="pictures")。',
        en_remedy='name the folder when the template is opened: DocxTemplate.open(…, pictures="pictures").',
    ),
    "template-picture-path": Sentence(
        zh="标签“{tag}”里的图片“{path}”不在图片文件夹里面，或者路径写法不允许。",
        en="the picture '{path}' in '{tag}' does not lie in the folder of pictures, or its path is not allowed.",
        zh_remedy="写相对路径，例如“maps/gaotang.png”；不能用绝对路径、“..”、反斜杠和指向外面的链接。",
        en_remedy="write a relative path such as 'maps/gaotang.png': not absolute, no '..', no backslash, no link"
        " that leads out.",
    ),
    "template-picture-missing": Sentence(
        zh="标签“{tag}”里的图片“{path}”读不出来（{why}）。",
        en="the picture '{path}' in '{tag}' cannot be read ({why}).",
        zh_remedy="检查文件名（包括扩展名和大小写），把图片放进图片文件夹，也就是单位名单旁边的 pictures。",
        en_remedy="check the file's name, its extension and its case, and put it into the folder of pictures, which is"
        " 'pictures' beside the roster.",
    ),
    "template-picture-bytes": Sentence(
        zh="标签“{tag}”里的图片文件太大，超过 {most} 字节。",
        en="the file of the picture in '{tag}' is larger than {most} bytes.",
        zh_remedy="缩小或压缩图片后再放进来。",
        en_remedy="make the picture smaller or compress it.",
    ),
    "template-picture-format": Sentence(
        zh="标签“{tag}”的内容不是 PNG、JPEG、GIF、BMP 或 TIFF 图片（按文件内容判断，不看扩展名）。",
        en="the value of '{tag}' is no PNG, JPEG, GIF, BMP or TIFF picture, judged by its bytes and not by its name.",
        zh_remedy="用画图或看图软件打开，另存为 PNG 或 JPEG。",
        en_remedy="open it in a picture viewer and save it as PNG or JPEG.",
    ),
    "template-picture-broken": Sentence(
        zh="标签“{tag}”里的图片已经损坏，读不出大小。",
        en="the picture in '{tag}' is broken: its size cannot be read.",
        zh_remedy="换一份完好的图片。",
        en_remedy="take a sound copy of the picture.",
    ),
    "template-picture-pixels": Sentence(
        zh="标签“{tag}”里的图片宽 {width}、高 {height} 像素，不能用（宽、高都要大于 0，相乘不超过 {most}）。",
        en="the picture in '{tag}' claims {width} by {height} pixels; both must be above 0, their product at most"
        " {most}.",
        zh_remedy="缩小图片；来历不明的图片不要使用。",
        en_remedy="make the picture smaller; do not use pictures of unknown origin.",
    ),
    "template-picture-length": Sentence(
        zh="标签“{tag}”里图片的宽或高“{value}”不是大于 0 的长度。",
        en="the width or height '{value}' of the picture in '{tag}' is no length above 0.",
        zh_remedy="写成 60mm、6cm 或 170pt；只写数字就是毫米。",
        en_remedy="write it like 60mm, 6cm or 170pt; a bare number is millimetres.",
    ),
    "template-picture-size": Sentence(
        zh="标签“{tag}”里的图片要印成 {width} × {height} 毫米，比纸（{paper_width} × {paper_height} 毫米）还大。",
        en="the picture in '{tag}' would be {width} × {height} mm, larger than the paper ({paper_width} ×"
        " {paper_height} mm).",
        zh_remedy='给出合适的宽度，例如“| image(width="60mm")”。',
        en_remedy="give it a width that fits, such as '| image(width=\"60mm\")'.",
    ),
}

_CONTENTS: dict[str, Sentence] = {
    "template-content-place": Sentence(
        zh="标签“{tag}”的内容不是单纯的文字，不能印在这个地方。",
        en="the value of '{tag}' is more than text and cannot be printed in this place.",
        zh_remedy="把标签移到段落的文字里。",
        en_remedy="move the tag into the text of a paragraph.",
    ),
    "template-content-block": Sentence(
        zh="标签“{tag}”想把整段的内容（{kind}）放进一段文字里。",
        en="'{tag}' would put whole paragraphs ({kind}) into a text within a paragraph.",
        zh_remedy="整段的内容单独用一个标签印。",
        en_remedy="print whole paragraphs with a tag of their own.",
    ),
    "template-content-look": Sentence(
        zh="标签“{tag}”：格式 {name} 不能是“{value}”。",
        en="'{tag}': the look's {name} cannot be '{value}'.",
        zh_remedy="颜色写 FF0000，字号写 14pt，下划线写 single、double、wave，字体写字体名或 eastAsia:字体名。",
        en_remedy="write colours as FF0000, sizes as 14pt, lines as single, double or wave, fonts by name or as"
        " eastAsia:name.",
    ),
    "template-content-style": Sentence(
        zh="标签“{tag}”要用样式“{style}”，模板里没有这个样式。",
        en="'{tag}' asks for the style '{style}', which the template does not have.",
        zh_remedy="在 Word 的样式窗口里查看名字；样式要在模板里用过或者新建过。",
        en_remedy="look its name up among the styles in Word; it must have been used or made in the template.",
    ),
    "template-content-address": Sentence(
        zh="标签“{tag}”里的链接地址“{address}”不能用。",
        en="the address '{address}' in '{tag}' is none that a link may have.",
        zh_remedy="地址要以 http://、https://、ftp://、mailto: 或 tel: 开头，文字里的链接也可以用 #书签名。",
        en_remedy="it begins with http://, https://, ftp://, mailto: or tel:; in text it may be #bookmark too.",
    ),
    "template-subdocument": Sentence(
        zh="标签“{tag}”要插入的文档里有{what}，不能带过来。",
        en="the document that '{tag}' is to insert has {what}, which cannot be taken over.",
        zh_remedy="从那份文档里去掉它，或者把内容直接做进模板。",
        en_remedy="take it out of that document, or put it straight into the template.",
    ),
    "template-subdocument-missing": Sentence(
        zh="标签“{tag}”要插入的文档“{path}”读不出来（{why}）。",
        en="the document '{path}' that '{tag}' is to insert cannot be read ({why}).",
        zh_remedy="检查路径是否正确、文件是否正被别的程序占用。",
        en_remedy="check the path, and whether another program holds the file.",
    ),
}

_INSETS: dict[str, Sentence] = {
    "template-inset": Sentence(
        zh="附件“{name}”的 Word 文件里有{what}，不能装进公文。",
        en="the Word file of the attachment '{name}' has {what}, which cannot be set into the document.",
        zh_remedy="在 Word 或 WPS 里打开它处理掉：批注删除，修订接受或拒绝，尾注改成脚注，链接和嵌入的文件换成图片；"
        "或者另存为 PDF，只列名附上。",
        en_remedy="open it in Word or WPS: delete comments, accept or reject changes, make footnotes of endnotes, put "
        "pictures in the place of what is linked or embedded; or save it as PDF, which is listed and copied beside.",
        clause="7.3.7",
    ),
}

SENTENCES: dict[str, Sentence] = {**_PICTURES, **_CONTENTS, **_INSETS}

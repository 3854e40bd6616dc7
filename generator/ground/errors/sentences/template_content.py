"""Sentences about pictures, links, rich text and whole documents that a tag prints."""

from generator.ground.errors.sentences.sentence import Sentence

_PICTURES: dict[str, Sentence] = {
    "template-picture-folder": Sentence(
        zh="标签“{tag}”要印图片“{path}”，可是没有指定放图片的文件夹。",
        en="'{tag}' prints the picture '{path}', but no picture folder was given.",
        zh_remedy='在程序里打开模板时指定图片文件夹：DocxTemplate.open(…, pictures="pictures")。',
        en_remedy='give the folder when opening the template: DocxTemplate.open(…, pictures="pictures").',
    ),
    "template-picture-path": Sentence(
        zh="标签“{tag}”里的图片“{path}”不在图片文件夹里面，或者路径写法不允许。",
        en="the picture '{path}' in '{tag}' is not in the picture folder, or its path is not allowed.",
        zh_remedy="写相对路径，例如“maps/gaotang.png”；不能用绝对路径、“..”、反斜杠和指向外面的链接。",
        en_remedy="write a relative path such as 'maps/gaotang.png': not absolute, no '..', no backslash, no link"
        " to the outside.",
    ),
    "template-picture-missing": Sentence(
        zh="标签“{tag}”里的图片“{path}”读不出来（{why}）。",
        en="the picture '{path}' in '{tag}' cannot be read ({why}).",
        zh_remedy="检查文件名（包括扩展名和大小写），把图片放进图片文件夹，也就是单位名单旁边的 pictures。",
        en_remedy="check the file's name, its extension and its case, and put it in the picture folder,"
        " 'pictures' beside the roster.",
    ),
    "template-picture-bytes": Sentence(
        zh="标签“{tag}”里的图片文件太大，超过 {most} 字节。",
        en="the file of the picture in '{tag}' is larger than {most} bytes.",
        zh_remedy="缩小或压缩图片后再放进来。",
        en_remedy="shrink or compress the picture.",
    ),
    "template-picture-format": Sentence(
        zh="标签“{tag}”的内容不是 PNG、JPEG、GIF、BMP 或 TIFF 图片（按文件内容判断，不看扩展名）。",
        en="the value of '{tag}' is not a PNG, JPEG, GIF, BMP or TIFF picture (judged by its bytes, not its name).",
        zh_remedy="用画图或看图软件打开，另存为 PNG 或 JPEG。",
        en_remedy="open it in a picture viewer and save it as PNG or JPEG.",
    ),
    "template-picture-broken": Sentence(
        zh="标签“{tag}”里的图片已经损坏，读不出大小。",
        en="the picture in '{tag}' is broken: its size cannot be read.",
        zh_remedy="换一份完好的图片。",
        en_remedy="use an intact copy of the picture.",
    ),
    "template-picture-pixels": Sentence(
        zh="标签“{tag}”里的图片宽 {width}、高 {height} 像素，不能用（宽、高都要大于 0，相乘不超过 {most}）。",
        en="the picture in '{tag}' has {width} × {height} pixels; both must be above 0, their product at most {most}.",
        zh_remedy="缩小图片；来历不明的图片不要使用。",
        en_remedy="shrink the picture; do not use pictures of unknown origin.",
    ),
    "template-picture-length": Sentence(
        zh="标签“{tag}”里图片的宽或高“{value}”不是大于 0 的长度。",
        en="the width or height '{value}' of the picture in '{tag}' is not a length above 0.",
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
        en="the value of '{tag}' is more than text and cannot be printed here.",
        zh_remedy="把标签移到段落的文字里。",
        en_remedy="move the tag into the text of a paragraph.",
    ),
    "template-content-block": Sentence(
        zh="标签“{tag}”想把整段的内容（{kind}）放进一段文字里。",
        en="'{tag}' would put whole paragraphs ({kind}) into the text of a paragraph.",
        zh_remedy="整段的内容单独用一个标签印。",
        en_remedy="print whole paragraphs with a separate tag.",
    ),
    "template-content-look": Sentence(
        zh="标签“{tag}”：格式 {name} 不能是“{value}”。",
        en="'{tag}': the format {name} cannot be '{value}'.",
        zh_remedy="颜色写 FF0000，字号写 14pt，下划线写 single、double、wave，字体写字体名或 eastAsia:字体名。",
        en_remedy="write colours as FF0000, sizes as 14pt, lines as single, double or wave, fonts by name or as"
        " eastAsia:name.",
    ),
    "template-content-style": Sentence(
        zh="标签“{tag}”要用样式“{style}”，模板里没有这个样式。",
        en="'{tag}' uses the style '{style}', which the template does not have.",
        zh_remedy="在 Word 的样式窗口里查看名字；样式要在模板里用过或者新建过。",
        en_remedy="check its name in Word's list of styles; it must be used or defined in the template.",
    ),
    "template-content-address": Sentence(
        zh="标签“{tag}”里的链接地址“{address}”不能用。",
        en="the address '{address}' in '{tag}' is not allowed for a link.",
        zh_remedy="地址要以 http://、https://、ftp://、mailto: 或 tel: 开头，文字里的链接也可以用 #书签名。",
        en_remedy="it must begin with http://, https://, ftp://, mailto: or tel:; in text, #bookmark is also allowed.",
    ),
    "template-subdocument": Sentence(
        zh="标签“{tag}”要插入的文档里有{what}，不能带过来。",
        en="the document inserted by '{tag}' has {what}, which cannot be copied.",
        zh_remedy="从那份文档里去掉它，或者把内容直接做进模板。",
        en_remedy="remove it from that document, or put it directly in the template.",
    ),
    "template-subdocument-missing": Sentence(
        zh="标签“{tag}”要插入的文档“{path}”读不出来（{why}）。",
        en="the document '{path}' inserted by '{tag}' cannot be read ({why}).",
        zh_remedy="检查路径是否正确、文件是否正被别的程序占用。",
        en_remedy="check the path, and whether another program has the file open.",
    ),
}

_INSETS: dict[str, Sentence] = {
    "template-inset": Sentence(
        zh="附件“{name}”的 Word 文件里有{what}，不能装进公文。",
        en="the Word file of the attachment '{name}' has {what}, which cannot be included in the document.",
        zh_remedy="在 Word 或 WPS 里打开它处理掉：批注删除，修订接受或拒绝，尾注改成脚注，链接和嵌入的文件换成图片；"
        "或者另存为 PDF，只列名附上。",
        en_remedy="open it in Word or WPS: delete comments, accept or reject changes, turn endnotes into footnotes, "
        "replace linked or embedded objects with pictures; or save it as PDF, which is only listed and copied.",
        clause="7.3.7",
    ),
}

SENTENCES: dict[str, Sentence] = {**_PICTURES, **_CONTENTS, **_INSETS}

"""Paragraphs and tables in lines: text with tags, style and format, places of frames, and what is told in marks."""

import pytest

from generator.comparison.description.wording import shown
from tests.comparison.ten_documents import line, text, text_lines
from tests.office.reading.test_paragraph_content import CHANGED, EXACT, e, part, r

TAB = '<w:tabs><w:tab w:val="right" w:pos="5670"/></w:tabs>'


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ('<w:pStyle w:val="t"/>', "‹表题›"),
        ('<w:jc w:val="center"/>', "‹居中›"),
        ('<w:pStyle w:val="t"/><w:jc w:val="left"/>', "‹表题；左对齐›"),
        ('<w:ind w:left="567" w:hanging="284"/>', "‹左缩进 10 毫米；首行 悬挂 5 毫米›"),
        ('<w:spacing w:before="100" w:after="33"/>', "‹段前 5 磅；段后 1.65 磅›"),
        ('<w:spacing w:line="579" w:lineRule="exact"/>', "‹行距 固定 28.95 磅›"),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "‹行距 1.5 倍›"),
        ("<w:keepNext/><w:pageBreakBefore/>", "‹与下段同页；段前分页›"),
        ('<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>', "‹不控制孤行；不对齐到网格›"),
        (TAB, "‹制表位 100 毫米 右›"),
        ('<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="FF0000"/></w:pBdr>', "‹边框 下 单线 1.5 磅 FF0000›"),
        ('<w:rPr><w:ins w:id="1" w:author="示例甲"/></w:rPr>', "‹插入了段落标记›"),
    ],
)  # fmt: skip
def test_the_format_of_a_paragraph(properties: str, told_as: str) -> None:
    assert line(f"<w:pPr>{properties}</w:pPr>{text('文字')}") == f"{told_as}文字"


@pytest.mark.parametrize(
    ("properties", "told_as"),
    [
        ("<w:b/>", "加粗"),
        ("<w:i/><w:u w:val='single'/>", "倾斜；下划线"),
        ('<w:sz w:val="28"/>', "四号"),
        ('<w:sz w:val="29"/>', "14.5 磅"),
        ('<w:rFonts w:eastAsia="黑体"/>', "黑体/仿宋"),
        ('<w:rFonts w:eastAsia="黑体" w:ascii="黑体"/><w:color w:val="FF0000"/>', "黑体；颜色 FF0000"),
        ('<w:spacing w:val="-20"/><w:w w:val="90"/>', "字距 紧缩 1 磅；字宽 90%"),
        ('<w:position w:val="6"/><w:vertAlign w:val="superscript"/>', "位置 提升 3 磅；上标"),
        ("<w:vanish/>", "隐藏"),
        ("<w:strike/><w:em w:val='dot'/>", "删除线；着重号"),
    ],
)
def test_the_look_of_some_text_is_marked_in_the_line_and_of_all_text_said_once(properties: str, told_as: str) -> None:
    assert line(text("前") + text("中", properties) + text("后")) == f"前‹{told_as}：中›后"
    assert line(text("全", properties) + text("部", properties)) == f"‹{told_as}›全部"


def test_what_a_style_turns_on_is_told_where_it_is_turned_off() -> None:
    off = text("乙", '<w:b w:val="0"/>')
    assert line(f'<w:pPr><w:pStyle w:val="t"/></w:pPr>{text("甲")}{off}') == "‹表题›甲‹不加粗：乙›"


def test_a_tag_is_told_as_typed_however_word_split_it() -> None:
    split = text("请{{ un") + '<w:proofErr w:type="spellStart"/>' + text("it.na") + text("me }}签收")
    assert line(split) == "请{{ unit.name }}签收"


def test_every_character_is_seen_and_none_steers_a_terminal() -> None:
    odd = "甲\u200b乙\u00a0丙\u202e丁‹戊\ue000己\u0085庚"
    run = f'<w:r><w:t xml:space="preserve">{odd}</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/></w:r>'
    told_line = line(run)
    assert told_line == "甲⟨U+200B⟩乙⟨U+00A0⟩丙⟨U+202E⟩丁⟨U+2039⟩戊⟨U+E000⟩己⟨U+0085⟩庚⇥↵‑⟨U+00AD⟩"
    assert told_line.isprintable()


def test_a_break_is_told_with_what_comes_after_it_wherever_it_stands() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    asked = f"<w:p>{text('甲')}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>{text('乙')}</w:p>"
    assert text_lines(asked) == ["甲", "‹段前分页›乙"]
    assert text_lines(f"<w:p>{text('甲')}{broken}</w:p><w:p>{text('乙')}</w:p>") == ["甲", "‹段前分页›乙"]
    assert text_lines(f"<w:p>{text('甲')}</w:p><w:p>{broken}{text('乙')}</w:p>") == ["甲", "‹段前分页›乙"]
    assert text_lines(f"<w:p>{text('甲')}{broken}{text('乙')}</w:p>") == ["甲", "‹段前分页›乙"]
    expected = ["甲", "‹另起一栏›乙"]
    assert text_lines(f'<w:p>{text("甲")}<w:r><w:br w:type="column"/></w:r>{text("乙")}</w:p>') == expected


def test_an_empty_paragraph_tells_the_size_that_its_line_has() -> None:
    assert text_lines('<w:p><w:pPr><w:rPr><w:sz w:val="10"/><w:b/></w:rPr></w:pPr></w:p>') == ["‹八号›"]


def test_list_numbers_are_told_by_their_form_so_that_one_more_changes_no_other_line() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    numbering = f'{abstract}<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>{}</w:p>'
    body = "".join(listed.format(text(each)) for each in ("甲", "乙"))
    assert text_lines(body, numbering=numbering) == ["‹自动编号 一、二、三、›甲", "‹自动编号 一、二、三、›乙"]


@pytest.mark.parametrize(
    ("given", "told_as"),
    [
        ('w:vAnchor="page" w:hAnchor="page" w:x="1134" w:y="2835"', "横向 页面 20 毫米，竖向 页面 50 毫米"),
        ('w:hAnchor="margin" w:xAlign="right" w:vAnchor="text" w:y="1"', "横向 版心 右，竖向 文字 0 毫米"),
        ('w:x="567" w:y="1134"', "横向 文字 10 毫米，竖向 版心 20 毫米"),
        ('w:hAnchor="text" w:vAnchor="margin" w:x="567" w:y="1134"', "横向 文字 10 毫米，竖向 版心 20 毫米"),
    ],
)
def test_a_frame(given: str, told_as: str) -> None:
    assert line(f"<w:pPr><w:framePr {given}/></w:pPr>{text('甲')}") == f"‹在图文框中（{told_as}）›甲"


@pytest.mark.parametrize(
    ("given", "told_as"),
    [
        (
            'w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="1" w:tblpYSpec="bottom"',
            "横向 版心 0 毫米，竖向 版心 下",
        ),
        ('w:tblpX="1134" w:tblpY="2835"', "横向 文字 20 毫米，竖向 版心 50 毫米"),
        ('w:vertAnchor="text" w:tblpXSpec="center" w:tblpYSpec="inline"', "横向 文字 中，竖向 文字 0 毫米"),
    ],
)
def test_a_floating_table(given: str, told_as: str) -> None:
    floating = table(cell("甲") + cell("乙"), properties=f'<w:tblpPr {given}/><w:jc w:val="right"/>')
    assert text_lines(floating)[0] == f"[表格]：浮动（{told_as}）"


BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
CODE = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
FIELD = f"{BEGIN}{CODE}{SEPARATE}<w:r><w:t>{{}}</w:t></w:r>{END}"


@pytest.mark.parametrize(
    ("instruction", "told_as"),
    [
        ("PAGE", "‹域 PAGE›"),
        ("page  \\* MERGEFORMAT", "‹域 PAGE›"),
        ("MERGEFIELD 单位名称", "«单位名称»"),
        ("MERGEFIELD  单位  \\* Upper", "«单位 \\* Upper»"),
        ('DATE \\@ "yyyy年M月d日"', '‹域 DATE \\@ "yyyy年M月d日"›'),
        ('DATE \\@"yyyy\\年M\\月d\\日"', '‹域 DATE \\@ "yyyy年M月d日"›'),
        ('HYPERLINK "https://example.org/"', "‹链接 https://example.org/：果›"),
        ('HYPERLINK "http://example.org/{{ n }}"', "‹链接 http://example.org/{{ n }}：果›"),
        ('HYPERLINK "http://example.org/%7B%7B%20n%20%7D%7D"', "‹链接 http://example.org/{{ n }}：果›"),
        ('HYPERLINK \\l "表"', "‹链接 #表：果›"),
        ("REF 表", "‹域 REF 表›果"),
    ],
)
def test_a_field_is_told_by_its_code_and_a_result_that_is_reckoned_is_not(instruction: str, told_as: str) -> None:
    assert line(text("前") + FIELD.format(instruction, "果") + text("后")) == f"前{told_as}后"


def test_links_controls_and_bookmarks() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="名称"/><w:tag w:val="name"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    )
    assert line(control.format(text("甲"))) == "‹控件 名称/name：甲›"
    assert text_lines(control.format(f"<w:p>{text('甲')}</w:p>")) == ["‹控件 名称/name：甲›"]
    assert line(f'<w:hyperlink w:anchor="表">{text("见表")}</w:hyperlink>') == "‹链接 #表：见表›"
    marks = '<w:bookmarkStart w:id="1" w:name="{}"/><w:bookmarkEnd w:id="1"/>'
    assert line(marks.format("表") + text("甲")) == "‹书签 表›甲"
    assert line(marks.format("_GoBack") + text("甲")) == "甲"


def test_tracked_changes_are_told_as_such() -> None:
    inserted = f'<w:ins w:id="1" w:author="示例甲" w:date="2026-01-01T00:00:00Z">{text("加")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="示例乙"><w:r><w:delText>减</w:delText></w:r></w:del>'
    assert line(text("留") + inserted + deleted) == "留‹插入（示例甲）：加›‹删除（示例乙）：减›"
    assert line(text("甲", '<w:rPrChange w:id="3" w:author="示例甲"/>')) == "‹修订了格式：甲›"


def test_notes_are_told_where_they_hang() -> None:
    footnotes = f'<w:footnote w:id="2"><w:p>{text(" 脚注的话")}</w:p></w:footnote>'
    assert line(text("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>', footnotes=footnotes) == "甲‹脚注：脚注的话›"
    comments = f'<w:comment w:id="0" w:author="示例甲"><w:p>{text("改")}</w:p><w:p>{text("两段")}</w:p></w:comment>'
    expected = "甲‹批注（示例甲）：改¶两段›"
    assert line(text("甲") + '<w:r><w:commentReference w:id="0"/></w:r>', comments=comments) == expected


def test_a_note_has_its_breaks_and_no_tab_for_each_tab_stop() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs></w:pPr>'
    footnotes = (
        f'<w:footnote w:id="2"><w:p>{stops}{text("一")}<w:r><w:br/><w:tab/></w:r>{text("二")}</w:p></w:footnote>'
    )
    assert line('<w:r><w:footnoteReference w:id="2"/></w:r>', footnotes=footnotes) == "‹脚注：一↵⇥二›"


def test_a_text_box_follows_the_paragraph_that_it_hangs_on() -> None:
    box = f"<wps:txbx><w:txbxContent><w:p>{text('框')}</w:p></w:txbxContent></wps:txbx>"
    graphic = f"<a:graphic><a:graphicData><wps:wsp>{box}</wps:wsp></a:graphicData></a:graphic>"
    drawing = f'<w:drawing><wp:anchor><wp:extent cx="3600000" cy="1800000"/>{graphic}</wp:anchor></w:drawing>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    expected = ["甲‹图形 宽 100 毫米、高 50 毫米；浮动›", "  [文本框]", "  框"]
    assert text_lines(f"<w:p>{text('甲')}<w:r>{choice}</w:r></w:p>") == expected


_LINE = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'
_BORDERS = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{text(content)}</w:p></w:tc>"


def table(*rows: str, properties: str = f"<w:tblBorders>{_BORDERS}</w:tblBorders>") -> str:
    grid = '<w:tblGrid><w:gridCol w:w="1134"/><w:gridCol w:w="2268"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_is_told_row_by_row_and_cell_by_cell() -> None:
    head = "<w:trPr><w:tblHeader/><w:cantSplit/><w:trHeight w:val='567' w:hRule='exact'/></w:trPr>"
    rows = (head + cell("甲") + cell("乙", '<w:vAlign w:val="center"/>'), cell("丙", '<w:gridSpan w:val="2"/>'))
    assert text_lines(table(*rows)) == [
        "[表格]：边框 上/下/左/右/内横线/内竖线 单线 0.75 磅", "[行]：表头行；行不跨页；行高固定 10 毫米",
        "  | 甲", "  | ‹竖直居中›乙", "[行]", "  | ‹横跨 2 列›丙",
    ]  # fmt: skip


def test_a_line_between_cells_is_the_same_whichever_of_them_asks_for_it() -> None:
    red = '<w:tcBorders><w:{} w:val="double" w:sz="12" w:color="FF0000"/></w:tcBorders>'
    upper = table(cell("甲", red.format("bottom")) + cell("乙") + cell("丙"), cell("丁") + cell("戊") + cell("己"))
    lower = table(cell("甲") + cell("乙") + cell("丙"), cell("丁", red.format("top")) + cell("戊") + cell("己"))
    assert text_lines(upper) == text_lines(lower)
    assert "  | ‹边框 下 双线 1.5 磅 FF0000›甲" in text_lines(upper)


def test_borders_of_cells_are_those_of_a_table_that_asks_for_them_all() -> None:
    sides = "".join(f"<w:{side} {_LINE}/>" for side in ("top", "left", "bottom", "right"))
    own = [cell(each, f"<w:tcBorders>{sides}</w:tcBorders>") for each in "甲乙丙丁"]
    plain = [cell(each) for each in "甲乙丙丁"]
    bordered = table(own[0] + own[1], own[2] + own[3], properties="")
    assert text_lines(bordered) == text_lines(table(plain[0] + plain[1], plain[2] + plain[3]))


def test_merged_cells_shading_and_a_deleted_row() -> None:
    first = cell("甲", '<w:vMerge w:val="restart"/><w:shd w:val="clear" w:fill="EEEEEE"/>') + cell("乙")
    second = '<w:trPr><w:del w:id="1" w:author="示例甲"/></w:trPr>' + cell("", "<w:vMerge/>") + cell("丁")
    expected = ["[行]", "  | ‹竖向合并的第一格；底纹 EEEEEE›甲", "  | 乙", "[行]：删除", "  | ‹并入上一格›", "  | 丁"]
    assert text_lines(table(first, second))[1:] == expected


# Formulas have the text that every other use of a document has of them; a typed a/b is no fraction.


@pytest.mark.parametrize("name", [*EXACT, *CHANGED])
def test_a_formula_is_told_as_the_line_that_the_others_have(name: str) -> None:
    xml, as_a_line = {**EXACT, **CHANGED}[name]
    kind = "公式" if name in EXACT else "公式（专业型）"
    assert line(f"<m:oMath>{xml}</m:oMath>") == f"‹{kind}：{shown(as_a_line)}›"


def test_a_fraction_is_another_formula_than_the_same_line_typed() -> None:
    fraction = part("f", part("num", r("a")), part("den", r("b")))
    typed, squared = r("a/b"), part("sSup", e("x"), part("sup", r("2")))
    found = [line(f"<m:oMath>{each}</m:oMath>", "en") for each in (fraction, typed, squared)]
    assert found == ["‹built-up formula：a/b›", "‹formula：a/b›", "‹formula：x²›"]


def test_the_words_of_word_art_are_told() -> None:
    art = '<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:textpath string="{}"/></v:shape></w:pict></w:r>'
    assert line(art.format("草稿")).endswith("：草稿›")
    assert line(art.format("草稿")) != line(art.format("正本"))

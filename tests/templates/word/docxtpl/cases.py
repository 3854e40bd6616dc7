"""The constructs of docxtpl's documentation, alone and in combination, each as a small template."""

from collections.abc import Callable, Mapping

from tests.templates.word.docxtpl.templates import Raw, Run, Table, template

BOX = Raw(
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="框"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent><w:p><w:r>"
    "<w:t>框中{{ name }}</w:t></w:r></w:p></w:txbxContent></wps:txbx><wps:bodyPr/>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    '</mc:Choice><mc:Fallback><w:pict><v:rect style="width:70pt;height:70pt"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>框中{{ name }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
VML_BOX = Raw(
    '<w:p><w:r><w:pict><v:rect style="width:70pt;height:70pt"><v:textbox><w:txbxContent><w:p><w:r>'
    "<w:t>旧框{{ name }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
)
SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>'


def control(content: str, level: str = "run") -> Raw:
    """A content control with ``content``: around a run, a paragraph, a cell or a row."""
    inner = f"<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    return Raw({"run": f"<w:p>{inner}</w:p>", "block": inner}[level])


CASES: Mapping[str, Callable[[], bytes]] = {
    # variables
    "variable": lambda: template("甲{{ name }}乙"),
    "variables side by side": lambda: template("{{ name }}{{ title }}：{{ n }}份"),
    "variable alone": lambda: template("{{ name }}"),
    "filters": lambda: template("{{ name|upper }}，{{ columns|join('、') }}，{{ missing|default('无') }}"),
    "escaping filter": lambda: template("{{ name|e }}"),
    "expressions": lambda: template("{{ n + 1 }}，{{ n * 2 - 1 }}，{{ 'ab' ~ n }}，{{ '是' if yes else '否' }}"),
    "members and places in lists": lambda: template(
        "{{ group.head.name }}，{{ columns[0] }}，{{ group['head'].name }}"
    ),
    "curly quotes": lambda: template("{{ ‘甲’ }}{{ “乙” }}{% if title == “通知” %}同{% endif %}"),
    "entities in tags": lambda: template("{% if n < 3 and n > 1 %}小{% endif %}{{ n <= 2 }}{{ 'a&b' }}"),
    "blanks around tags": lambda: template("左 {{ n }} 右", " {{ n }} ", "{{ n }} {{ n }}"),
    "tags without blanks": lambda: template("{{name}}，{%if yes%}是{%endif%}"),
    "look of the tag": lambda: template(("平", Run("粗{{ name }}", "b"), Run("{{ title }}", "i"), "平")),
    "tag split over runs": lambda: template((Run("左{", "b"), Run("{ na"), Run("me }"), Run("} 右", "i"))),
    "tag split with blanks": lambda: template(("左 ", "{", "{ name", " }", "}", " 右")),
    "statement split over runs": lambda: template(("{", "% if y", "es %}有{%", " endif %}无")),
    "break in a line with tags": lambda: template("{{ name }}\n{{ title }}\t{{ n }}"),
    "comment": lambda: template("左{# 备注 #}右", "{# 整段 #}"),
    "escaped delimiters": lambda: template("{_{ name }_} 和 {_% if %_}：{{ n }}"),
    # statements
    "if": lambda: template("左{% if yes %}真{% endif %}{% if no %}假{% endif %}右"),
    "if, elif, else": lambda: template("{% if no %}一{% elif n == 2 %}二{% else %}三{% endif %}"),
    "if over runs": lambda: template(
        ("{% if yes %}", Run("粗", "b"), "{% endif %}{% if no %}", Run("斜", "i"), "{% endif %}终")
    ),
    "for": lambda: template("{% for i in items %}{{ loop.index }}{{ i.name }}；{% endfor %}"),
    "for, else": lambda: template("{% for i in items %}{{ i.name }}{% else %}无{% endfor %}"),
    "for with a condition": lambda: template("{% for i in items if i.count > 1 %}{{ i.name }}{% endfor %}"),
    "for in for": lambda: template(
        "{% for i in items %}{% for c in columns %}{{ i.name }}{{ c }} {% endfor %}/{% endfor %}"
    ),
    "loop's own": lambda: template("{% for i in items %}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}"),
    "set": lambda: template("{% set x = n + 1 %}{{ x }}{{ x }}"),
    "with": lambda: template("{% with x = name %}{{ x }}{% endwith %}"),
    "mapping": lambda: template("{% for key, value in group.head.items() %}{{ key }}={{ value }} {% endfor %}"),
    "tests": lambda: template("{{ name is defined }}{{ missing is defined }}{{ n is number }}{{ 1 in [1, 2] }}"),
    # prefixes
    "p if": lambda: template("上", "{%p if yes %}", "真", "{%p endif %}", "{%p if no %}", "假", "{%p endif %}", "下"),
    "p else": lambda: template("{%p if no %}", "假", "{%p else %}", "真", "{%p endif %}"),
    "p for": lambda: template("{%p for i in items %}", "{{ loop.index }}.{{ i.name }}", "第二段", "{%p endfor %}"),
    "p for in p for": lambda: template(
        "{%p for i in items %}", "{{ i.name }}", "{%p for c in columns %}", "{{ c }}", "{%p endfor %}", "{%p endfor %}"
    ),
    "p around a table": lambda: template("{%p if yes %}", Table([["一", "{{ name }}"]]), "{%p endif %}", "下"),
    "p for around a table": lambda: template(
        "{%p for i in items %}", Table([["名", "{{ i.name }}"]]), "尾", "{%p endfor %}", "下"
    ),
    "p set": lambda: template("{%p set x = name %}", "{{ x }}"),
    "p comment": lambda: template("上", "{#p 备注 #}", "下"),
    "p comment beside text": lambda: template("上", "前{#p 备注 #}后{{ n }}", "下"),
    "r comment beside text": lambda: template(("上", Run("前{#r 备注 #}后", "b"), "下")),
    "p variable": lambda: template("上", "{{p name }}", "下"),
    "r variable": lambda: template(("上", Run("{{r name }}", "b"), "下")),
    "r if": lambda: template(
        ("上{%r if yes %}", Run("中", "b"), "{%r endif %}{%r if no %}", Run("无", "i"), "{%r endif %}下")
    ),
    "r for": lambda: template("上{%r for c in columns %}{{ c }}、{%r endfor %}下"),
    "tr for": lambda: template(
        Table(
            [["号", "名"], ["{%tr for i in items %}", ""], ["{{ loop.index }}", "{{ i.name }}"], ["{%tr endfor %}", ""]]
        )
    ),
    "tr if": lambda: template(
        Table([["一"], ["{%tr if yes %}"], ["真"], ["{%tr endif %}"], ["{%tr if no %}"], ["假"], ["{%tr endif %}"]])
    ),
    "tr else": lambda: template(
        Table([["一"], ["{%tr if no %}"], ["假"], ["{%tr else %}"], ["真"], ["{%tr endif %}"]])
    ),
    "tr for, two rows": lambda: template(
        Table([["头"], ["{%tr for i in items %}"], ["{{ i.name }}"], ["{{ i.count }}"], ["{%tr endfor %}"], ["尾"]])
    ),
    "tr for in tr for": lambda: template(
        Table(
            [
                ["头"],
                ["{%tr for i in items %}"],
                ["{{ i.name }}"],
                ["{%tr for c in columns %}"],
                ["{{ c }}"],
                ["{%tr endfor %}"],
                ["{%tr endfor %}"],
            ]
        )
    ),
    "tr comment": lambda: template(Table([["一"], ["{#tr 备注 #}"], ["二"]])),
    "tr comment beside text": lambda: template(Table([["一", "甲"], ["前{#tr 备注 #}后", "乙{{ n }}"], ["二", "丙"]])),
    "tr for, all rows": lambda: template(
        Table([["{%tr for i in items %}"], ["{{ i.name }}"], ["{%tr endfor %}"]]), "下"
    ),
    "tc for": lambda: template(Table([["名", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"]])),
    "tc for in tr for": lambda: template(
        Table(
            [
                ["名", "{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"],
                ["{%tr for i in items %}", "", "", ""],
                ["{{ i.name }}", "{%tc for c in columns %}", "{{ i.count }}{{ c }}", "{%tc endfor %}"],
                ["{%tr endfor %}", "", "", ""],
            ]
        )
    ),
    "tc if": lambda: template(
        Table([["一", "{%tc if yes %}", "真", "{%tc endif %}"], ["二", "{%tc if yes %}", "假", "{%tc endif %}"]])
    ),
    "tc comment": lambda: template(Table([["一", "{#tc 备注 #}", "二"]])),
    "tc comment beside text": lambda: template(Table([["一", "前{#tc 备注 #}后{{ n }}", "二"]])),
    "tc for, all cells": lambda: template(Table([["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"]]), "下"),
    "p in a cell": lambda: template(Table([["一", ["{%p if yes %}", "真", "{%p endif %}", "尾"]]])),
    "p for in a cell": lambda: template(Table([["一", ["{%p for i in items %}", "{{ i.name }}", "{%p endfor %}"]]])),
    "if in a cell": lambda: template(
        Table([["{% if yes %}真{% else %}假{% endif %}", "{% for c in columns %}{{ c }} {% endfor %}"]])
    ),
    "table in a table": lambda: template(Table([["外", [Table([["内{{ name }}"]]), "尾"]]])),
    # cells
    "colspan": lambda: template(Table([["一", "二", "三"], ["{% colspan 3 %}{{ name }}"]])),
    "colspan by a variable": lambda: template(Table([["一", "二"], ["{% colspan n %}{{ name }}"]])),
    "colspan of a list": lambda: template(
        Table([["{% colspan columns|count %}标题"], ["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"]])
    ),
    "cellbg": lambda: template(Table([["{% cellbg 'FF0000' %}红", "白"]])),
    "cellbg by a variable": lambda: template(
        Table([["头"], ["{%tr for i in items %}"], ["{% cellbg i.colour %}{{ i.name }}"], ["{%tr endfor %}"]])
    ),
    "cellbg over a colour": lambda: template(Table([["{% cellbg colour %}红", "白"]], properties=SHADED)),
    "hm": lambda: template(
        Table(
            [
                ["{%tc for c in columns %}", "{% hm %}{{ title }}", "{%tc endfor %}"],
                ["{%tc for c in columns %}", "{{ c }}", "{%tc endfor %}"],
            ]
        )
    ),
    "vm": lambda: template(
        Table(
            [
                ["组", "名"],
                ["{%tr for i in items %}", ""],
                ["{% vm %}{{ title }}", "{{ i.name }}"],
                ["{%tr endfor %}", ""],
            ]
        )
    ),
    "vm in shaded cells": lambda: template(
        Table([["{%tr for i in items %}"], ["{% vm %}{{ title }}"], ["{%tr endfor %}"], ["尾"]], properties=SHADED)
    ),
    "hm and vm": lambda: template(
        Table(
            [
                ["{%tc for c in columns %}", "{% hm %}标题", "{%tc endfor %}"],
                ["{%tr for i in items %}", "", ""],
                ["{% vm %}组", "{%tc for c in columns[1:] %}", "{{ i.name }}", "{%tc endfor %}"],
                ["{%tr endfor %}", "", ""],
            ]
        )
    ),
    "colspan and cellbg": lambda: template(Table([["一", "二"], ["{% cellbg colour %}{% colspan 2 %}{{ name }}"]])),
    # joining
    "dash by paragraphs": lambda: template("甲", "{%- if yes -%}", "乙", "{%- else -%}", "丙", "{%- endif -%}", "丁"),
    "dash by breaks": lambda: template("甲\n{%- if no -%}\n乙\n{%- else -%}\n丙\n{%- endif -%}\n丁"),
    "dash for": lambda: template("甲", "{%- for c in columns -%}", "{{ c }}；", "{%- endfor -%}", "丁"),
    "dash before only": lambda: template("甲", "{%- if yes %}乙{% endif %}", "丁"),
    "dash keeps other blanks": lambda: template("甲 ", "{%- if yes -%}", " 乙 ", "{%- endif -%}", " 丁"),
    "dash at the beginning": lambda: template("{%- if yes %}甲{% endif %}", "乙"),
    "dash in a line": lambda: template("{{ n }} {{- n -}} {{ n }}"),
    "dash in a comment": lambda: template("甲 {#- 备注 -#} 乙"),
    "plus": lambda: template("甲 {%+ if yes %} 乙 {% endif +%} 丙"),
    # places
    "header and footer": lambda: template(
        "体{{ n }}",
        header=["头{{ name }}", "{%p if no %}", "假", "{%p endif %}"],
        footer=["脚{% if yes %}{{ title }}{% endif %}", Table([["{{ n }}"]]), "尾"],
    ),
    "footnotes": lambda: template("体", footnotes=["注{{ name }}", "{% for c in columns %}{{ c }}{% endfor %}"]),
    "endnotes": lambda: template("体", endnotes=["尾注{{ name }}"]),
    "comments": lambda: template("体", comments=["批注{{ name }}"]),
    "text box": lambda: template("上", BOX, "下"),
    "text box of an old Word": lambda: template("上", VML_BOX, "下"),
    "content control in a line": lambda: template(control(Run("控{{ name }}").xml), "下"),
    "content control around paragraphs": lambda: template(
        control(f"<w:p>{Run('控{{ name }}').xml}</w:p><w:p>{Run('{% if yes %}真{% endif %}').xml}</w:p>", "block"), "下"
    ),
    "hyperlink": lambda: template(
        Raw(f'<w:p><w:hyperlink r:id="link1">{Run("链{{ name }}").xml}</w:hyperlink></w:p>'),
        links=["http://example.com/"],
    ),
    "insertion": lambda: template(
        Raw(f'<w:p><w:ins w:id="1" w:author="甲" w:date="2022-02-14T00:00:00Z">{Run("增{{ name }}").xml}</w:ins></w:p>')
    ),
    "properties": lambda: template("体{{ n }}", title="题{{ title }}", author="{{ group.head.name }}"),
    "core properties of every kind": lambda: template(
        "体", subject="{{ title }}", keywords="{{ name }}", category="{{ n }}"
    ),
    "custom properties": lambda: template("体{{ n }}", custom={"文号": "{{ title }}（{{ n }}）"}),
    "address of a link": lambda: template(
        Raw(f'<w:p><w:hyperlink r:id="link1">{Run("链").xml}</w:hyperlink></w:p>'),
        links=["http://example.com/%7B%7B%20n%20%7D%7D?a=%20b"],
    ),
    "address of a link in a field": lambda: template(
        Raw(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> HYPERLINK '
            '"http://example.com/{{ n }}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>链{{ n }}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
    ),
    "tip of a link": lambda: template(
        Raw(f'<w:p><w:hyperlink w:anchor="a" w:tooltip="{{{{ n }}}}">{Run("链").xml}</w:hyperlink></w:p>')
    ),
    "deletion": lambda: template(
        Raw(
            f'<w:p>{Run("留").xml}<w:del w:id="1" w:author="甲"><w:r><w:delText>删{{{{ n }}}}</w:delText></w:r></w:del>'
            "</w:p>"
        )
    ),
    "no-break and soft hyphens": lambda: template(
        Raw("<w:p><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>{{ na</w:t><w:softHyphen/><w:t>me }}</w:t></w:r></w:p>")
    ),
    "escaped delimiters in a value": lambda: template("{{ escaped }}"),
    "name that is not there": lambda: template("左{{ nmae }}右"),
    "raw": lambda: template("{% raw %}{{ n }}{% endraw %}：{{ n }}"),
    "text without xml:space": lambda: template(
        Raw("<w:p><w:r><w:t>甲{{ name }}</w:t></w:r><w:r><w:t>{{ title }}{% if yes %} {% endif %}乙</w:t></w:r></w:p>")
    ),
    "condition over paragraphs": lambda: template(
        "甲{% if yes %}乙", "丙{% endif %}丁", "戊{% if no %}己", "庚{% endif %}辛"
    ),
    "dash after text": lambda: template("甲", "乙 {%- if yes %} 丙{% endif %}", "丁"),
    "dash after a table": lambda: template(Table([["甲"]]), "{%- if yes %}乙{% endif %}"),
    "dash at the beginning of a cell": lambda: template(Table([["甲", "{%- if yes %}乙{% endif %}"]])),
    "text beside a paragraph's tag": lambda: template("丢{%p if yes %}", "乙", "{%p endif %}"),
    # together
    "letter": lambda: template(
        ("{{ name }}", Run("{% if yes %}（急）{% endif %}", "b"), "："),
        "现将{{ title }}发给你们，共{{ items|count }}件。",
        "{%p if items %}",
        Table(
            [
                ["号", "名称", "{% cellbg colour %}份数"],
                ["{%tr for i in items %}", "", ""],
                ["{{ loop.index }}", "{{ i.name }}{% if not loop.last %}；{% endif %}", "{{ i.count }}"],
                ["{%tr endfor %}", "", ""],
                ["{% colspan 2 %}合计", "{{ items|sum(attribute='count') }}"],
            ]
        ),
        "{%p else %}",
        "没有附件。",
        "{%p endif %}",
        "{%p for c in columns %}",
        "{{ loop.index }}、{{ c }}",
        "{%p endfor %}",
        header=["{{ title }}"],
        title="{{ title }}",
    ),
    "lists of lists": lambda: template(
        "{%p for i in items %}",
        "{{ i.name }}",
        Table([["{%tc for c in columns %}", "{{ i.name }}{{ c }}", "{%tc endfor %}"]]),
        "{%p if i.count > 1 %}",
        "多",
        "{%p endif %}",
        "{%p endfor %}",
        "终",
    ),
}

ITEMS = [
    {"name": "名单", "count": 1, "colour": "FFFF00"},
    {"name": "说明", "count": 2, "colour": "00FF00"},
    {"name": "附表", "count": 3, "colour": "0000FF"},
]
PLAIN: dict[str, object] = {
    "name": "高唐街道",
    "title": "通知",
    "yes": True,
    "no": False,
    "n": 2,
    "colour": "FF0000",
    "escaped": "{_{ n }_} {_% if %_}",
    "group": {"head": {"name": "示例甲", "post": "主任"}},
    "items": ITEMS,
    "columns": ["一月", "二月", "三月", "四月"],
}


def texts(context: Mapping[str, object], change: Callable[[str], str]) -> dict[str, object]:
    """``context`` with ``change`` made to each text but colours."""

    def changed(value: object, key: str = "") -> object:
        if isinstance(value, str):
            return value if key in {"colour", "escaped"} else change(value)
        if isinstance(value, Mapping):
            return {name: changed(each, name) for name, each in value.items()}
        return [changed(each) for each in value] if isinstance(value, list) else value

    return {name: changed(value, name) for name, value in context.items()}


CONTEXTS: Mapping[str, dict[str, object]] = {
    "plain": PLAIN,
    "markup": texts(PLAIN, lambda text: f"<b>&\"'{text}</b> & 乙 &lt;"),
    "blanks": texts(PLAIN, lambda text: f"  {text}\u3000 空  \u00a0"),
    "lines": texts(PLAIN, lambda text: f"{text}\n第二行\t表\n"),
    "braces": texts(PLAIN, lambda text: f"{{{{ {text} }}}} {{% if %}} {{# }}}}"),
    "feeds": {**PLAIN, "name": "上段\a下段\f下页"},
    "empty": {**PLAIN, "items": [], "columns": [], "name": "", "title": ""},
    "doubled": {**PLAIN, "items": [*ITEMS, *ITEMS], "columns": ["一月", "一月", "二月"]},
    "one": {**PLAIN, "items": ITEMS[:1], "columns": ["一月"], "yes": False, "no": True},
}

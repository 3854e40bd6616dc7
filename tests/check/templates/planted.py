"""The list of cases: planted faults, each with what it must earn, and odd documents that must earn nothing.

A case is the lines of a document as :func:`tests.word_documents.make_docx` takes them. What it must earn is written as
``[cell TABLE.ROW.CELL] [paragraph N] CODE [SUGGESTION]``, without the place where it is the first paragraph of all,
and with ``; `` between several.
Everything is checked against the office of ``tests.sample_office``.
"""

from collections.abc import Callable

from tests.word_documents import make_docx, packed, parts

DOCUMENT = "word/document.xml"


def as_typed(data: bytes) -> bytes:
    return data


def replacing(old: str, new: str) -> Callable[[bytes], bytes]:
    """Writes XML into the main document in place of a word of its text."""

    def replaced(data: bytes) -> bytes:
        contents = parts(data)
        assert contents[DOCUMENT].count(old.encode()) == 1
        return packed({**contents, DOCUMENT: contents[DOCUMENT].replace(old.encode(), new.encode())})

    return replaced


class Case:
    """Its lines, what they earn, and what is done to the document."""

    def __init__(self, *lines: str, earns: str = "", finish: Callable[[bytes], bytes] = as_typed) -> None:
        self.lines = lines
        self.earns = earns.split("; ") if earns else []
        self.finish = finish

    def docx(self) -> bytes:
        return self.finish(make_docx(self.lines))


_END = "</w:t></w:r>"
_BEGIN = '<w:r><w:t xml:space="preserve">'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_DELETED = '<w:del w:id="7" w:author="示例" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'
_INSERTED = '<w:ins w:id="8" w:author="示例" w:date="2024-01-01T00:00:00Z"><w:r><w:t>{}</w:t></w:r></w:ins>'
_LINK = '<w:hyperlink w:anchor="a" w:tooltip="{}"><w:r><w:t>链接</w:t></w:r></w:hyperlink>'
_MERGEFIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> MERGEFIELD 单位名称 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«单位名称»</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

FAULTS: dict[str, Case] = {
    # delimiters
    "tag over two paragraphs": Case(
        "甲{{ unit.name", "}}乙", earns="template-tag-open; paragraph 2 template-tag-unopened"
    ),
    "single braces": Case("送{name}收", earns="template-like-single"),
    "single braces with a dot": Case("送{ unit.name }收", earns="template-like-single"),
    "single braces in Chinese": Case("送{单位名称}收", earns="template-like-single"),
    "braces of another program": Case("送${unit.name}收", earns="template-like-single"),
    "full-width braces": Case("送｛｛ unit.name ｝｝收", earns="template-like-wide"),
    "one full-width brace": Case("送｛unit.name｝收", earns="template-like-wide"),
    "full-width braces of a statement": Case(
        "｛% if unit.code %｝甲｛% endif %｝", earns="template-like-wide; template-like-wide"
    ),
    "full-width percent signs": Case("{％ if unit.code ％}甲", earns="template-like-wide"),
    "full-width at one end": Case("送{{ unit.name ｝｝收", earns="template-tag-open; template-like-wide"),
    "blanks between the braces": Case("送{ { unit.name } }收", earns="template-like-spaced"),
    "blanks before the percent sign": Case(
        "{ % if unit.code % }甲{ % endif % }", earns="template-like-spaced; template-like-spaced"
    ),
    "angle brackets": Case("送<<name>>收", earns="template-like-angle"),
    "guillemets typed": Case("送«单位名称»收", earns="template-like-angle"),
    # expressions
    "unfinished sum": Case("{{ unit.copies + }}", earns="template-syntax-unfinished"),
    "one equals sign": Case('{% if unit.code = "01" %}甲{% endif %}', earns="template-syntax-extra =="),
    "too many arguments": Case("{{ unit.name | upper(1) }}", earns="template-filter-arguments"),
    "too few arguments": Case('{{ unit.name | replace("东") }}', earns="template-filter-arguments"),
    "two variables in one tag": Case("甲", "{{ unit.name unit.code }}", earns="paragraph 2 template-syntax-extra"),
    # blocks
    "blank before the prefix": Case(
        "| {% tr for each in units %} | |", "| 甲 | 乙 |", "| {%tr endfor %} | |",
        earns="cell 1.1.1 template-prefix-written; cell 1.3.1 template-block-unopened",
    ),
    "no blank after the prefix": Case(
        "{%pif unit.code %}", "甲", "{%p endif %}", earns="template-prefix-written; paragraph 3 template-block-unopened"
    ),
    "rows of two tables": Case(
        "| {%tr for each in units %} |", "| {{ each.name }} |", "中间", "| {%tr endfor %} |",
        earns="cell 2.1.1 template-block-tables",
    ),
    "cells of two rows": Case(
        "| {%tc if unit.code %} | 甲 |", "| 乙 | {%tc endif %} |", earns="cell 1.2.2 template-block-tables"
    ),
    "paragraphs of two cells": Case("| {%p if unit.code %} | {%p endif %} |", earns="cell 1.1.2 template-block-cells"),
    "both tags in one row": Case(
        "| {%tr for each in units %} | {%tr endfor %} |", earns="cell 1.1.2 template-block-empty"
    ),
    "both tags in one paragraph": Case("{%p if unit.code %}{%p endif %}", earns="template-block-empty"),
    "content between, yet in one paragraph": Case("{%p if unit.code %}甲{%p endif %}", earns="template-text-lost"),
    "nothing between": Case("甲{% if unit.code %}{% endif %}乙", earns="template-block-empty"),
    "nothing between tags for runs": Case("甲{%r if unit.code %}{%r endif %}乙", earns="template-block-empty"),
    "a row loop in the text of a cell": Case(
        "| {%tr for each in units %}{{ each.name }}{%tr endfor %} | 乙 |", earns="cell 1.1.1 template-text-lost"
    ),
    "a row loop closed by a paragraph": Case(
        "| {%tr for each in units %} | |", "| 甲 | {%p endfor %} |", earns="cell 1.2.2 template-block-uneven"
    ),
    "an else of another block": Case(
        "{% for each in units %}甲{% elif serial %}乙{% endfor %}", earns="template-block-unopened"
    ),
    "crossed blocks": Case(
        "{% if unit.code %}{% for each in units %}甲{% endif %}{% endfor %}",
        earns="template-block-unclosed; template-block-unopened",
    ),
    # names
    "misspelt field": Case("{{ unit.nmae }}", earns="template-undefined name"),
    "misspelt field of the office's own": Case("{{ unit.shelfs }}", earns="template-undefined shelves"),
    "misspelt field on a condition": Case(
        "{% if unit.code %}{{ unit.adress }}{% endif %}", earns="template-undefined address"
    ),
    "misspelt field in a loop": Case(
        "{% for each in units %}{{ each.copeis }}{% endfor %}", earns="template-undefined copies"
    ),
    "misspelt element of the notice": Case("{{ notice.titel }}", earns="template-undefined title"),
    "misspelt at the top": Case("{{ unti.name }}", earns="template-undefined unit"),
    "misspelt Chinese title": Case("{{ unit.收文单立 }}", earns="template-undefined"),
    "misspelt field without its unit": Case("{{ adressee }}", earns="template-undefined unit.addressee"),
    "text without quotes": Case("{% if unit.group == 分馆 %}甲{% endif %}", earns="template-unquoted"),
    "a loop's name after the loop": Case(
        "{% for each in units %}{{ each.name }}{% endfor %}",
        "{{ each.name }}",
        earns="paragraph 2 template-loop-variable",
    ),
    "the loop itself after the loop": Case(
        "{% for each in units %}{{ each.name }}{% endfor %}共{{ loop.index }}家", earns="template-loop-variable"
    ),
    "the inner loop's name in the outer": Case(
        "{% for each in units %}{% for old in each.old_names %}{{ old }}{% endfor %}{{ old }}{% endfor %}",
        earns="template-loop-variable",
    ),
    "set within a loop, read after it": Case(
        "{% for each in units %}{% set last = each.name %}{{ last }}{% endfor %}",
        "{{ last }}",
        earns="paragraph 2 template-loop-variable",
    ),
    "a total added up in a loop": Case(
        "{% set sum = 0 %}{% for each in units %}{% set sum = sum + each.copies %}{% endfor %}",
        "{{ sum }}",
        earns="template-set-in-loop",
    ),
    "a loop that hides the unit": Case("{% for unit in units %}{{ unit.name }}{% endfor %}", earns="template-shadow"),
    "a loop that hides the outer one": Case(
        "{% for a in units %}{% for a in a.old_names %}{{ a }}{% endfor %}{% endfor %}", earns="template-shadow"
    ),
    "set and never used": Case("{% set count = units | length %}共{{ total }}家", earns="template-set-unused"),
    "a missing field of a missing group": Case("{{ unit.head.name }}", earns="template-undefined"),
    # sense
    "or without its other half": Case(
        '{% if unit.group == "分馆" or "学校" %}甲{% endif %}', earns="template-condition-always"
    ),
    "never so": Case("甲{% if false %}乙{% endif %}", earns="template-condition-never"),
    "the same on both sides": Case("{{ '甲' if unit.name != unit.name else '乙' }}", earns="template-condition-never"),
    "a number in quotes": Case('{% if unit.copies == "2" %}甲{% endif %}', earns="template-compare-kinds"),
    "a text multiplied": Case("{{ 3 * unit.code }}", earns="template-text-number"),
    "a text compared as a number": Case('{% if unit.code >= "10" %}甲{% endif %}', earns="template-text-number"),
    "a text without quotes": Case("{% if unit.code == 1 %}甲{% endif %}", earns="template-compare-kinds"),
    "a group that is not": Case('{% if unit.group == "分官" %}甲{% endif %}', earns="template-compare-value 分馆"),
    "a group that is not, in a list": Case(
        '{% for each in units if each.group in ["分馆", "学较"] %}{{ each.name }}{% endfor %}',
        earns="template-compare-value 学校",
    ),
    "a loop over a text": Case("{% for each in unit.name %}{{ each }}{% endfor %}", earns="template-loop-text"),
    "a loop over a number": Case("{% for each in unit.shelves %}{{ each }}{% endfor %}", earns="template-loop-text"),
    "a loop over a total": Case("{% for each in total %}{{ each }}{% endfor %}", earns="template-loop-text"),
    "a text joined": Case('{{ unit.name | join("、") }}', earns="template-filter-list"),
    "a number's first": Case("{{ unit.copies | first }}", earns="template-filter-list"),
    "a list printed": Case("{{ unit.old_names }}", earns="template-value-list"),
    "a unit printed": Case("{{ unit }}", earns="template-value-group"),
    "misspelt in a cell's colour": Case("| {% cellbg unit.colour %}甲 |", earns="cell 1.1.1 template-undefined"),
    "misspelt in a link's tip": Case(
        "送此处收",
        earns="template-undefined name",
        finish=replacing("此处", f"{_END}{_LINK.format('{{ unit.nmae }}')}{_BEGIN}"),
    ),
    # what Word puts between
    "a field within the tag": Case(
        "送{{ unit.此处name }}收", earns="template-tag-broken", finish=replacing("此处", f"{_END}{_FIELD}{_BEGIN}")
    ),
    "a picture within the tag": Case(
        "送{{ unit.此处name }}收",
        earns="template-tag-broken",
        finish=replacing("此处", f"{_END}<w:r><w:drawing/></w:r>{_BEGIN}"),
    ),
    "a footnote's mark within the tag": Case(
        "送{{ unit.此处name }}收",
        earns="template-tag-broken",
        finish=replacing("此处", f'{_END}<w:r><w:footnoteReference w:id="2"/></w:r>{_BEGIN}'),
    ),
    "a tag deleted in a tracked change": Case(
        "送此处收",
        earns="template-in-deletion",
        finish=replacing("此处", f"{_END}{_DELETED.format('{{ unit.office }}')}{_BEGIN}"),
    ),
    # several at once, each told
    "everything at once": Case(
        "{{ unit.nmae }}和{{ unit.name | uper }}和{name}",
        "{% if unit.code %}",
        "| {{ notice.titel }} | ｛｛ total ｝｝ |",
        "{% for each in units %}{{ each.name }}",
        earns="template-filter upper; template-like-single; template-undefined name; "
        "paragraph 2 template-block-unclosed; cell 1.1.1 template-undefined title; "
        "cell 1.1.2 template-like-wide; paragraph 3 template-block-unclosed",
    ),
    "changes without tags, a tag inserted": Case(
        "送此处收{{ unit.name }}",
        finish=replacing("此处", f"{_END}{_DELETED.format('旧')}{_INSERTED.format('{{ unit.office }}')}{_BEGIN}"),
        earns="template-tracked",
    ),
}  # fmt: skip

SILENT: dict[str, Case] = {
    "curly quotes": Case("{% if unit.group == “分馆” %}甲{% else %}{{ ‘乙’ }}{% endif %}"),
    "braces that are text": Case('集合{1, 2}和{}，{"a": 1}，f{x + 1}，｛略｝，100%，50％'),
    "brackets that are text": Case("《目录》【示例】〔2024〕<甲>和<<通知>>，1 << 2，«引文»，a < b > c"),
    "delimiters within texts": Case('{{ "}}" }}{{ "{name}" }}{{ {"a": {"b": 1}}["a"]["b"] }}'),
    "comments": Case("甲{# {name} 和 <<name>> 和 {{ unit.nmae }} #}乙", "{%p if unit.code %}", "丙", "{%p endif %}"),
    "a run on a condition": Case("甲{%r if unit.code %}丙{%r endif %}乙"),
    "what may be absent": Case(
        '{{ unit.rank | default("") }}{% if notice.extra.reply is defined %}{{ notice.extra.reply }}{% endif %}',
        "{% if notice.imprint %}{{ notice.imprint.office }}{% endif %}",
    ),
    "loops one after the other and within": Case(
        "{% for a in units %}{{ loop.index }}{% for b in a.old_names %}{{ b }}{{ a.name }}{% endfor %}{% endfor %}",
        "{% for a in units %}{{ a.name }}{% endfor %}{% for a in notice.attachments %}{{ a.title }}{% endfor %}",
    ),
    "a total in a namespace": Case(
        "{% set ns = namespace(sum=0) %}{% for a in units %}{% set ns.sum = ns.sum + a.copies %}{% endfor %}",
        '{{ ns.sum }}和{{ units | sum(attribute="copies") }}',
    ),
    "filters with arguments": Case(
        '{{ "%02d" | format(serial) }}{{ unit.old_names | join("、") }}{{ unit.name | truncate(3, true, "") }}',
        '{{ units | map(attribute="name") | join }}{{ unit.name | length }}{{ unit.name | first }}',
        "{{ units | selectattr('group', 'equalto', '分馆') | list | length }}{{ unit.shelves | round(1) }}",
    ),
    "names with and set": Case(
        "{% with n = unit.copies %}{{ n }}{% endwith %}",
        "{% set n = 1 %}{% set n = n + 1 %}{{ n }}{% if n %}甲{% endif %}",
    ),
    "conditions": Case(
        '{% if unit.copies == 2 and unit.code == "01" or not unit.email %}甲{% elif serial > 1 %}乙{% endif %}',
        "{{ unit.office if unit.office != unit.name else unit.name }}",
        '{% if unit.group in ["分馆", "学校"] %}甲{% endif %}{{ "乙" if "东" in unit.name }}',
    ),
    "a block that joins two paragraphs": Case("甲{% if unit.code %}乙", "丙{% endif %}丁"),
    "rows, cells and a table on a condition": Case(
        "{%p if unit.code %}", "| 序号 | 名称 |", "| {%tr for each in units %} | |",
        "| {{ loop.index }} | {{ each.name }} |", "| {%tr endfor %} | |", "{%p endif %}",
    ),
    "cells that come and go": Case("| {%tc if unit.code %} | {{ unit.code }} | {%tc endif %} | 份 |"),
    "marks for white space": Case("甲{%- if unit.code -%}乙{%- endif -%}丙"),
    "delimiters to be printed": Case("{_{ unit.nmae }_}和{_% if %_}"),
    "a percent sign in a prefixed tag": Case("{%p if serial % 2 %}", "甲", "{%p endif %}"),
    "variables with a prefix": Case("{{p unit.name }}", "甲{{r unit.code }}"),
    "cells that are changed": Case(
        "| {% cellbg 'FF0000' %}甲 | {% colspan 1 %}乙 |", "| {%tr for each in units %} | |",
        "| {% vm %}{{ each.name }} | {{ each.code }} |", "| {%tr endfor %} | |",
    ),
    "a merge field of Word's": Case("送此处收", finish=replacing("此处", f"{_END}{_MERGEFIELD}{_BEGIN}")),
    "a change within a tag": Case(
        "{{ unit.此处name }}", finish=replacing("此处", f"{_END}{_DELETED.format('旧')}{_BEGIN}")
    ),
}  # fmt: skip

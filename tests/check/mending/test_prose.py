"""Which half-width marks are those of Chinese text: the others stay as they are typed."""

from __future__ import annotations

import pytest

from generator.check.mending.prose import are_chinese_dots, is_chinese_mark, is_prose

PROSE = (
    "请于周五前报送,逾期不候.",
    "本系统采用HTML(超文本标记语言)和CSS,样式统一。",
    "报名费30元(含材料费);报到时交。",
    "样本量n=30,结果见下表。",
    "详见https://www.example.gov.cn/a/b.html,逾期不候。",
)
STRANGE = {
    "a call": 'CString s(_T("测试")); //为什么',
    "a statement": "if (a != b) { 返回; }",
    "an assignment": "set name = '示例甲';",
    "a query": "SELECT 姓名 FROM 人员 WHERE 编号=1;",
    "a type": "int i, j; 这样的声明不要写在一行",
    "an option": '[-q "查询"] 执行后退出',
    "a comment": "// TODO: 更新,再测试",
    "an equation": "市场力=K市场力×(报价,均价)",
    "a sum": "∑(电量×电价)",
    "a box of characters": "│ 前端 (Vue) │ 后端 (Go) │",
    "an entry of references": "[1] 示例甲. 示例书名. 北京: 示例出版社, 2020.",
    "a form of an entry": "[序号] 作者. 题名[M]. 出版地: 出版者, 年份.",
    "a journal": "示例甲,示例乙.题名[J].示例学报,2020,(3):1-5.",
    "English with a Chinese word": "Use SimHei (which is 黑体 in Chinese), please",
    "Polish": "Osiedle „Jagiellońskie”, Podolany",
    "Persian": "تا ... از",
}


@pytest.mark.parametrize("text", PROSE)
def test_chinese_text_is_prose(text: str) -> None:
    assert is_prose(text)


@pytest.mark.parametrize("name", STRANGE)
def test_what_has_marks_of_its_own_is_none(name: str) -> None:
    assert not is_prose(STRANGE[name])


def test_a_reference_may_be_numbered_by_the_program() -> None:
    text = "示例甲. 示例书名. 北京: 示例出版社, 2020."
    assert is_prose(text)
    assert not is_prose(text, "[1]")


def marked(shown: str) -> tuple[str, int, int]:
    """The text of ``shown``, and where the part between two ‖ begins and ends in it."""
    before, mark, after = shown.split("‖")
    return before + mark + after, len(before), len(before) + len(mark)


CHINESE = (
    *(
        "报送材料‖,‖逾期不候",
        "如下‖:‖",
        "CSS‖,‖样式统一",
        "网络爬虫‖,‖HTML页面",
        "共25万‖;‖其中",
        "是否同意‖?‖",
        "质量管理‖.‖",
    ),
    *(
        "应救尽救‖(见附件1)‖。",
        "‖(本合同仅供参考)‖",
        "Java‖(脚本语言)‖ 是一种",
        "模块‖(dll)‖，",
        "是‖(‖ C ）",
        "（3分‖)‖",
    ),
    *("是‖(‖ C ）", "和统一；‖(‖2分）", "（3分‖)‖", "指标 ‖,‖按其", "（1 分‖)‖；"),
)
FOREIGN = (
    *("规则‖(1)‖—(3)", "本条‖(a)‖款", "如‖(3-1)‖、(3-2)", "《常用量和单位》‖.‖计量出版社"),
    *("erVO‖;‖", "1.8‖;‖", "“‖,‖ 等”", "[-‖?‖ 显示", "12‖:‖30", "rk.*‖,‖ 建议", "/OL]‖,‖ 年份"),
    *("John E.‖(名)‖ Smith", "版本1.2 ‖( Spring 1.2)‖构建", "tID‖)‖; 说明", "f‖(‖x"),
)


@pytest.mark.parametrize("shown", CHINESE)
def test_marks_of_chinese_text(shown: str) -> None:
    assert is_chinese_mark(*marked(shown))


@pytest.mark.parametrize("shown", FOREIGN)
def test_marks_beside_other_text(shown: str) -> None:
    assert not is_chinese_mark(*marked(shown))


@pytest.mark.parametrize("shown", ["供电‖...‖", "“示例”‖......‖", "供电‖...‖，另有"])
def test_dots_of_an_ellipsis(shown: str) -> None:
    assert are_chinese_dots(*marked(shown))


@pytest.mark.parametrize(
    "shown",
    ["导图‖..............‖（插页）", "param2,‖...‖)", "a[3]+‖...‖+a[m]", "供电‖...‖/off", "‖...‖"],
)
def test_other_dots(shown: str) -> None:
    assert not are_chinese_dots(*marked(shown))

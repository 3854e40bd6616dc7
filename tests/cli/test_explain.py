"""``fawen explain``: every code there is, in both languages."""

from string import Formatter

import pytest

from generator.cli.explain import explained
from generator.ground.errors import Lang, speaking
from generator.ground.words.messages import SENTENCES
from tests.cli.command_tree import Fawen


@pytest.mark.parametrize(("lang", "remedy"), [("zh", "办法："), ("en", "remedy: ")])
def test_every_code_is_explained(lang: Lang, remedy: str) -> None:
    for code in SENTENCES:
        with speaking(lang):
            lines = list(explained(code))
        out = "\n".join(lines)
        assert out.startswith(code)
        assert f"\n{remedy}" in out
        sentence = SENTENCES[code]
        texts = (sentence.zh, sentence.zh_remedy) if lang == "zh" else (sentence.en, sentence.en_remedy)
        facts = [name for each in texts for _, name, _, _ in Formatter().parse(each) if name and "@" not in name]
        assert out.count("‹") == len(facts), code


def test_a_rule_in_small_letters_has_its_clause_and_examples(fawen: Fawen) -> None:
    lines = fawen("explain", "mm-01")[1].splitlines()
    assert lines[0] == "MM-01（错误）"
    expected = ["例，符合的：请示例县民政局于3月5日前报送。", "例，不符合的：请{{ unit.name }}于×月×日前报送。"]
    assert lines[-2:] == expected
    english = fawen("explain", "MM-01", "--lang", "en")[1].splitlines()
    assert english[-1] == "example that departs: 请{{ unit.name }}于×月×日前报送。"


def test_an_unknown_code(fawen: Fawen) -> None:
    code, out, err = fawen("explain", "source-mising")
    assert (code, out) == (2, "")
    assert "[cli-code-unknown]" in err
    assert "是不是“source-missing”？" in err

"""What a page prints below a call is no part of the last answer."""

import pytest

from callbook import source, transcript

CALL = "Q&A\n\n1. 今年的订单如何?\n\n答:比去年多。\n\n2. 明年呢?\n\n答:持股12%。\n"


@pytest.mark.parametrize(
    "tail",
    [
        "（会议结束）",
        "（实习生刘洋对本文亦有贡献）",
        "喜欢此内容的人还喜欢",
        "以上为个人整理，可能有遗漏，不构成投资建议。",
        "💬欢迎在评论区留言讨论",
        "⚠️以上内容仅供参考，不构成投资建议",
        "以上仅供参考。",
        "关于示例材料：公司成立于2005年，主营电子材料。",
        "公司简介\n示例材料是电子材料的供应商，产品用于显示面板。",
        "About Larkfield Systems\nLarkfield makes sensors for factories in forty countries.",
        "💬欢迎在评论区留言讨论\n⚠️以上内容仅供参考，不构成投资建议",
    ],
)
def test_tail_is_removed_with_its_reason(tail: str) -> None:
    reading = transcript.read(source.decode(f"{CALL}\n{tail}\n".encode(), "call.txt"))
    assert [block.text for block in reading.exchanges[-1].answer] == ["持股12%。"]
    removed = {piece.line for piece in reading.pieces if piece.kind == "removed"}
    assert removed == set(range(11, 12 + tail.count("\n")))


@pytest.mark.parametrize(
    "words",
    ["以上是主要原因。", "关于海外：公司明年投产。", "会议结束后我们会公布。", "☀️ 光伏增长12%。"],
)
def test_last_words_of_an_answer_stay(words: str) -> None:
    reading = transcript.read(source.decode(f"{CALL}\n{words}\n".encode(), "call.txt"))
    assert reading.exchanges[-1].answer[-1].text == words

"""Write the characters that a PDF means where its fonts name others of the same shape."""

import unicodedata

# Radicals and the characters of the same shape, as Unicode's EquivalentUnifiedIdeograph pairs
# them; those that no text uses alone are left out.
_RADICALS = (
    "⺁厂⺄乙⺅亻⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟"
    "⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞"
    "⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_SHAPES: dict[int, str | None] = {
    **dict(zip(map(ord, _RADICALS[::2]), _RADICALS[1::2], strict=True)),
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for code in (
            *range(0x2F00, 0x2FD6),  # radicals: ⼀ for 一
            *range(0xF900, 0xFB00),  # characters doubled for old standards: 流 for 流
            *range(0xFB00, 0xFB07),  # joined letters: ﬁ for fi
        )
    },
    0xAD: None,  # a hyphen that shows at a line's end alone
}


def characters(text: str) -> str:
    """`text` without look-alikes: a font's table may name ⽉, a radical, for 月, the month."""
    return text.translate(_SHAPES)

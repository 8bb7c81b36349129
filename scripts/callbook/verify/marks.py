"""The number that a mark stands for, as any reader would count it."""

import re
import unicodedata

# The figures of a mark once it is in plain form: 3), (12), 4.; not: 3.5, Q3
_FIGURES = re.compile(r"[^\w]*(\d{1,4})[^\w]*")

# Chinese numerals of a mark: 三、 （十二） 第四，; not: 一些
_CHINESE = re.compile(r"[^\w]*第?([一二三四五六七八九十]{1,3})[^\w]*")


def number(mark: str) -> int:
    """3 for `3)`, `（三）` and `③`; 0 for a bullet, a letter and what is no number."""
    text = unicodedata.normalize("NFKC", mark).strip()
    if figures := _FIGURES.fullmatch(text):
        return int(figures[1])
    if chinese := _CHINESE.fullmatch(text):
        return _chinese(chinese[1])
    return 0


def _chinese(numerals: str) -> int:
    """十二 is 12, 二十 is 20, 二十三 is 23."""
    total = 0
    for numeral in numerals:
        value = int(unicodedata.numeric(numeral))
        total = (total or 1) * 10 if value == 10 else total + value
    return total

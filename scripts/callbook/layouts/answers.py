"""Marks of answers in written records."""

import re

# prey: `答:`, `A：`, `A1:`, `回复：`, `公司回答：`, `【答】`, `答复:`; not `答案是`, `A:B 股比例`
ANSWER = re.compile(
    r"(?:\[(?:答|回答|答复|回复|A)\s?\d{0,3}\]\s*:?"
    r"|(?:管理层|公司|董秘|领导)?(?:回答|答复|回复|回应|解答)\s?\d{0,3}\s?:"
    r"|答\s?\d{0,3}\s?[:、]"
    r"|A\s?\d{0,3}\s?[:、](?![A-Z]\b|[A-Z]股)"
    r"|A\s?\d{1,3}\s?[.]\s?(?=\D))",
    re.IGNORECASE,
)

"""K2: a Korean talk word for word, `앵커 : …`, `송호진 사장 (이하 송호진) : …`."""

from callbook.layouts.eastern_talks import talk_layout
from callbook.layouts.k1 import is_korean

LAYOUT = talk_layout(
    name="K2",
    title="a Korean talk word for word, 앵커 : and 기자 :",
    looks_for="turns headed `앵커 : …`, `질문자 : …` and `사장 : …` in Korean",
    asking="askers",
    written_in=is_korean,
)

"""J2: a Japanese briefing word for word, `質問者1：…`, `安藤弘樹氏（以下、安藤）：…`."""

from callbook.layouts.eastern_talks import talk_layout
from callbook.layouts.j1 import is_japanese

LAYOUT = talk_layout(
    name="J2",
    title="a Japanese briefing word for word, 質問者：",
    looks_for="turns headed `質問者1：…` and `安藤：…` in Japanese",
    asking="質問者",
    written_in=is_japanese,
)

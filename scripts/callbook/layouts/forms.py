"""The form of the Chinese exchanges for meetings with investors, around the questions."""

import re
from collections.abc import Iterator

from callbook.layouts.document import Document, Row
from callbook.layouts.front import front
from callbook.layouts.labels import Label, whole
from callbook.layouts.paragraphs import continues, record_end

# prey: `投资者关系活动记录表`, `证券代码：300XXX`, `上市公司接待人员姓名`; not `证券市场`
_FIELD = re.compile(
    r"投资者关系活动记录表|证券(?:代码|简称)|投资者关系\s*活动类别|活动类别|参与单位|来访单位"
    r"|上市公司\s*(?:接待|参与)?人员|接待人员|活动主要内容|附件清单|编号\s*:|[□☑√■]\s*\S{2,8}(?:调研|会议|说明会|路演|参观|其他)"
)
# prey: `时间  2024年5月10日`, `员姓名  董秘：李禾`, where a layout of columns breaks the labels
_BESIDE = re.compile(r"(?:时间|地点|形式|上市公司接待人|接待人|人?员姓名|员姓名)(?:\s{2,}|$)")
# prey: `投资者关系活动主要内容介绍`, `主要内容介绍`; not `活动类别`
_CONTENT = re.compile(r"(?:活动)?主要内容(?:介绍)?|交流内容|会议内容|活动内容")
# prey: `附件清单（如有）  无`, `日期  2024年5月10日`, `关于本次活动是否涉及应披露重大信息的说明`
_TAIL = re.compile(
    r"附件清单|特此说明|(?:记录|披露)?日期\s*:?\s*(?:20\d\d|$)|活动过程中所使"
    r"|关于本次活动是|(?:关于)?本次活动.{0,12}(?:涉及|披露)|(?:活动)?(?:过程中)?.{0,20}未(?:出现|发生)?.{0,4}未公开"
    r"|接待过程中|本次(?:活动|交流|调研).{0,10}(?:没有|未|不)(?:涉及|出现|发生)"
)

_BOXES = "□☑√■"
"""With which a kind of event begins: `□其他（请文字说明其他活动内容）`."""


def fields(document: Document) -> int:
    """How many different fields of the form stand in a document."""
    head = "\n".join(row.body for row in document.rows)
    return len({hit.group()[:6] for hit in _FIELD.finditer(head)})


def named_form(document: Document) -> bool:
    """Whether the form's name stands at the top of a document."""
    return any("投资者关系活动记录表" in row.body for row in document.rows[:5])


def form_front(document: Document, rows: tuple[Row, ...]) -> Iterator[Label]:
    """Rows before the first question: the form's fields, then whatever was said."""
    end = fields_end(rows)
    for row in rows[:end]:
        yield whole(row, "metadata", "form")
    yield from front(document, rows[end:], titled=False)


def fields_end(rows: tuple[Row, ...]) -> int:
    """After the last field's row; all of them where the content follows at once."""
    content = [
        place
        for place, row in enumerate(rows)
        if _CONTENT.search(row.body) and row.body[0] not in _BOXES
    ]
    if content:
        last = content[-1]
        return last + 1
    fields_at = [
        place
        for place, row in enumerate(rows)
        if _FIELD.search(row.body) or _BESIDE.match(row.body)
    ]
    return fields_at[-1] + 1 if fields_at else 0


def tail_start(document: Document, rows: tuple[Row, ...]) -> int:
    """The row from which the form goes on after the last answer; their number if nowhere.

    Paragraphs right above the form's next field may be its own too: risks, a farewell.
    """
    end = next((at for at, row in enumerate(rows) if at and _TAIL.match(row.body)), len(rows))
    # A field may be told by the second line of its first sentence.
    while (
        1 < end < len(rows)
        and rows[end - 1].body[-1] not in "。?!"
        and continues(document, rows[end - 1], rows[end])
    ):
        end -= 1
    return record_end(document, rows[:end])

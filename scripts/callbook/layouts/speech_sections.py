"""Headings and endings of English transcripts: what stands around the words and is nobody's."""

import re

from callbook.layouts.document import Row
from callbook.layouts.sections import heads_one_question

# prey: `Presentation`, `Prepared Remarks:`, `DISCUSSION SECTION`; not `Presentations were`
_PART = re.compile(
    r"(?:presentation|prepared remarks|(?:management )?discussion section|management discussion"
    r"|full (?:conference call )?transcript|opening remarks|closing remarks|introduction|transcript"
    r"|question|answer|presentation operator message|presenter speech"
    r"|question and answer operator message"
    r"|operator closing remarks|(?:media )?q ?& ?a(?: session)?(?: - media)?"
    r"|media questions(?: and answers)?"
    r"|开场致辞|演示环节|主旨演讲|管理层发言|结束语)\s*:?$",
    re.IGNORECASE,
)
# prey: `Full Conference Call Transcript`, `完整原文`; what stands before is not the call
_BEGINS = re.compile(
    r"(?:full (?:conference call )?transcript|presentation|prepared remarks"
    r"|management discussion section"
    r"|full earnings call transcript|earnings call transcript"
    r"|完整原文|逐字稿全文|(?:会议|會議)实录)\s*:?$",
    re.IGNORECASE,
)
# prey: `Duration: 52 minutes`, `Disclaimer`, `This article is a transcript of`, `© 2024`
_TAIL = re.compile(
    r"duration:? \d+ min|more \S{1,12} analysis|all earnings call transcripts|this article (?:is"
    r"|was|represents)"
    r"|the motley fool (?:has|recommends|owns|does)|motley fool transcri|should you (?:invest|buy)"
    r"|where to invest"
    r"|when our analyst team|before you buy|\*?stock advisor returns|copyright (?:policy|©|\(c\)"
    r"|19|20)|©|all rights reserved"
    r"|(?:disclaimer|definitions?|disclosures?|legal notice|copyright)\s*:?$|disclosures?:"
    r"|disclaimer:|read more current"
    r"|if you have any additional questions about our|(?:all )?other use is prohibited"
    r"|the information (?:on which|herein|contained in)|these materials have been prepared"
    r"|the content shall not|no content (?:\(|may be)"
    r"|in the conference calls upon which|edited transcript|this transcript (?:may|is|was|has"
    r"|should|contains|provided)"
    r"|note: this|about (?:this|the) transcript|(?:related|recommended) (?:articles|reading|links)"
    r"|subscribe (?:to|now)|follow us"
    r"|click here|comments? ?(?:\(\d+\))?$|[\[(]?end of (?:transcript|q ?& ?a|document|call"
    r"|webcast|conference)|\[?call (?:ended|concluded)"
    r"|transcript (?:provided|powered) by|source: |editor'?s note"
    r"|(?:want|need) (?:a quote|more (?:info|help|trans))"
    r"|this document was|the views expressed|returns since its inception"
    r"|\d+.day money.back guarantee|[qh][1-4] 20\d\d \w+:\w+ .{0,30}transcript$",
    re.IGNORECASE,
)
# prey: the last words of `Flat. End of Q&A`; not `at the end of Q&A we said`
_GLUED_END = re.compile(
    r"(?<=[.?!\"”)\]])\s*[\[(]?(?:End of (?:Q ?& ?A|transcript|call|recording)|Call (?:ended"
    r"|concluded))[.\])]*$",
    re.IGNORECASE,
)


def is_part_heading(row: Row) -> bool:
    """Whether a row is the heading of a part of the call."""
    return heads_one_question(row) or (len(row.body) < 50 and bool(_PART.match(row.body)))


def begins_call(row: Row) -> bool:
    """Whether the call's words begin below this heading."""
    return len(row.body) < 50 and bool(_BEGINS.match(row.body))


def begins_tail(row: Row) -> bool:
    """Whether a row begins what a page prints after the call: disclosure, advertisement."""
    return bool(_TAIL.match(row.body))


def glued_end(row: Row) -> int:
    """Where a closing note begins that is glued to the last words of a row; 0 where none is."""
    hit = _GLUED_END.search(row.text, row.start, row.end)
    return hit.start() if hit and hit.start() > row.start else 0

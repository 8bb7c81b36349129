"""The names under which data sets keep speakers, titles, words, questions and answers."""

import re
from collections.abc import Iterable

SPEAKER = (
    *("speaker", "speakername", "name", "participant", "person", "fullname", "author"),
    *("发言人", "姓名", "说话人", "发言者"),
)
TITLE = (
    *("title", "position", "speakertitle", "jobtitle", "designation", "description"),
    *("role", "speakerrole", "职务", "职位", "身份", "头衔"),
)
FIRM = (
    *("firm", "company", "companyname", "affiliation", "organization", "institution"),
    *("机构", "公司", "单位"),
)
WORDS = (
    *("content", "text", "speech", "transcript", "body", "utterance", "paragraph", "paragraphs"),
    *("words", "statement", "message", "dialogue", "sentence", "sentences"),
    *("remark", "remarks", "comment", "comments", "spoken"),
    *("内容", "正文", "发言", "发言内容", "文本", "全文"),
)
PARTS = (
    *("presentation", "preparedremarks", "remarks", "openingremarks", "managementdiscussion"),
    *("qa", "qanda", "q&a", "questionsandanswers", "questionandanswer", "qasession", "qasection"),
)
"""Fields that hold one part of a call as one text."""
QUESTION = (
    *("question", "q", "问题", "提问", "问", "提问内容", "问题内容", "投资者提问"),
    *("questiontext", "analystquestion", "qtext", "instruction"),
)
ANSWER = (
    *("answer", "answers", "a", "reply", "response", "responses", "replies"),
    *("回答", "回复", "答复", "答", "回复内容", "回答内容", "答复内容", "公司回复"),
    *("answertext", "managementanswer", "managementresponse", "atext", "output"),
)
ASKER = (
    *("asker", "analyst", "analystname", "questioner", "qspeaker", "askedby"),
    *("questionspeaker", "提问人", "提问者", "分析师"),
)
ANSWERER = (
    *("answerer", "executive", "respondent", "responder", "aspeaker"),
    *("answerspeaker", "answeredby", "回答人", "答复人"),
)
ASKERS_FIRM = (
    *("firm", "affiliation", "organization", "institution", "analystfirm", "analystcompany"),
    *("机构", "单位", "所属机构"),
)
"""Not `company`: beside a question and its answer that is mostly whose call it is."""
STARTS = ("start", "starttime", "offset", "begin", "startms")
ORDER = ("order", "index", "id", "no", "sequence", "seq", "序号", "编号", "顺序")

_JOINTS = re.compile(r"[\s_\-.]+")
# prey: `transcriptpersonname`, `componenttext`, `speakertypename`: keys that say more than a name
_LONGER = {
    SPEAKER: re.compile(r".*(?:speaker|personname|speakername|participantname)"),
    WORDS: re.compile(r".*(?:text|content|speech|utterance)|texten|textzh"),
    TITLE: re.compile(r".*(?:speakertypename|speakertype|persontype|speakerrole|jobtitle)"),
    FIRM: re.compile(r".*(?:analystcompany|companyofperson|speakercompany|speakerfirm|firmname)"),
    ORDER: re.compile(r".*(?:order|paragraphnumber|turnnumber|turnindex|rowindex)"),
}


def key_of(name: str) -> str:
    """A field's name as it is looked up: small, without joints."""
    return _JOINTS.sub("", name).lower()


def keys_for(wanted: tuple[str, ...], keys: Iterable[str]) -> list[str]:
    """Those of `keys` that name such a field, the likeliest first: by name, else by its end."""
    known = list(keys)
    found = [key for one in wanted for key in known if key_of(key) == one]
    longer = _LONGER.get(wanted)
    if longer is not None:
        found += [key for key in known if key not in found and longer.fullmatch(key_of(key))]
    return found

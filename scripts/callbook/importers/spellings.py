"""The names under which data sets keep speakers, titles, words, questions and answers."""

import re

SPEAKER = (
    *("speaker", "speakername", "name", "participant", "person", "fullname", "author"),
    *("发言人", "姓名", "说话人", "发言者"),
)
TITLE = (
    *("title", "position", "speakertitle", "jobtitle", "designation", "description"),
    *("role", "speakerrole", "职务", "职位", "身份", "头衔"),
)
FIRM = ("firm", "company", "companyname", "affiliation", "organization", "机构", "公司", "单位")
WORDS = (
    *("content", "text", "speech", "transcript", "body", "utterance", "paragraph", "paragraphs"),
    *("words", "statement", "message", "内容", "正文", "发言", "发言内容", "文本", "全文"),
)
QUESTION = ("question", "q", "问题", "提问", "问", "提问内容", "问题内容", "投资者提问")
ANSWER = ("answer", "a", "reply", "response", "回答", "回复", "答复", "答", "回复内容", "公司回复")
ORDER = ("order", "index", "id", "no", "sequence", "seq", "序号", "编号", "顺序")

_JOINTS = re.compile(r"[\s_\-.]+")


def key_of(name: str) -> str:
    """A field's name as it is looked up: small, without joints."""
    return _JOINTS.sub("", name).lower()

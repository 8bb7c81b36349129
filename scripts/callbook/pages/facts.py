"""Short ways to say what a call, a question or a figure is: titles, periods, lengths, notes."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from callbook.model import UNKNOWN, Call, Exchange, Figure, Metric, Question, Speaker, Topic
from callbook.pages.said import who
from callbook.pages.titles import is_wide
from callbook.typography import shown
from callbook.words import Words

LONG = 120
"""A question of more characters, or of several paragraphs, stands below a short title."""

# Matches "2021Q3", "2021H1", "2021FY"; must not match "2021-05-17".
_PERIOD = re.compile(r"(\d{4})(Q[1-4]|H[12]|FY)")


def period(text: str, words: Words) -> str:
    """A period as readers say it: 2021 年第三季度."""
    if match := _PERIOD.fullmatch(text):
        return words.plain(f"period_{match[2]}", year=match[1])
    return known(text, words)


def short_period(text: str, words: Words) -> str:
    """A period under the heading of its year: 三季度."""
    match = _PERIOD.fullmatch(text)
    return words.plain(f"short_{match[2]}") if match else known(text, words)


def known(text: str, words: Words) -> str:
    """The text, or the word for unknown where there is none."""
    return words.plain("unknown") if text in ("", UNKNOWN) else text


def is_long(question: Question) -> bool:
    """Whether a question is too long to be a heading."""
    text = question.block.text
    return "\n" in text or len(text) > (LONG if is_wide(text) else 2 * LONG)


def length(exchange: Exchange, words: Words) -> Markup:
    """How long the answers are: Chinese characters, or words."""
    texts = [block.text for block in exchange.answer]
    texts += [block.text for follow_up in exchange.follow_ups for block in follow_up.answer]
    if not texts:
        return words("no_answer_short")
    if any(map(is_wide, texts)):
        return words("length_characters", n=sum(len("".join(text.split())) for text in texts))
    return words("length_words", n=sum(len(text.split()) for text in texts))


def names(speakers: Iterable[Speaker], words: Words) -> Markup:
    """Speakers once each, in order; the word for unknown where nobody is named."""
    listed = [who(speaker, words) for speaker in dict.fromkeys(speakers)]
    return words("list_comma").join(dict.fromkeys(listed) or [words("unknown")])


def kind_of_text(call: Call, words: Words) -> str:
    """The note that travels with every quotation: verbatim, or condensed minutes."""
    return words.plain("verbatim" if call.details.verbatim else "condensed")


def metric_name(metric: Metric, words: Words) -> str:
    """What a list calls a metric: its abbreviation, or its name in the language of the page."""
    own = metric.english if words.language == "en" and metric.english else metric.name
    return metric.abbreviation or own


def topic_name(topic: Topic, words: Words) -> str:
    """A topic's title in the language of the page."""
    return topic.english if words.language == "en" and topic.english else topic.title


def value(figure: Figure, text: str) -> str:
    """A figure as it was said."""
    said = shown(text)[figure.span.start : figure.span.end]
    if not figure.qualifier or figure.qualifier in said:
        return said
    follows = text[figure.span.end :].lstrip().startswith(figure.qualifier)
    gap = "" if is_wide(figure.qualifier) else " "
    return said + gap + figure.qualifier if follows else figure.qualifier + gap + said

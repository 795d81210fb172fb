"""How sums, counts of time, citations and phone numbers are written, in English and in Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.facts.citations import LONGEST_CITATION, parse_citation
from scripts.written.prose import Block, sentences_of

# every repetition has an end, so that no line, however odd, can hold up a build
_DIGITS = r"\d(?:[\d.,]{0,14}\d)?(?:\s\d{3}\b){0,3}(?:k\b|-?(?:th|st|nd|rd|й|го|му|м|ти|х|и)\b)?"
_FIGURES = rf"(?<![\w.,/-]){_DIGITS}"
_ENGLISH_WORDS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|half)"
)
_RUSSIAN_WORDS = (
    r"(?:один|одного|одному|одним|одном|одна|одну|одной|два|две|двух|двум|двумя|двое|двоих|три|тр[её]х|тр[её]м|тремя"
    r"|трое|троих|четыре|четыр[её]х|четверо|пять|пяти|шесть|шести|семь|семи|восемь|восьми|девять|девяти|десять|десяти"
    r"|\w{2,7}надцат[ьи]|\w{2,3}дцат[ьи]|сорока?|(?:пят|шест|сем|восем)ь?и?десяти?|девяност[оа]|сто|ста|двести|двухсот"
    r"|триста|тр[её]хсот|четыреста|(?:пят|шест|сем|восем|девят)ьсот|тысяч[аиу]?|полтора|полутора)"
)
_IN_WORDS = (
    rf"\b(?:{_RUSSIAN_WORDS}(?:\s{{1,9}}{_RUSSIAN_WORDS}){{0,4}}"
    rf"|{_ENGLISH_WORDS}(?:[\s-]{{1,9}}{_ENGLISH_WORDS}){{0,4}})\b"
)
_UP_TO = rf"\s{{0,3}}[-–—]\s{{0,3}}(?:{_DIGITS}|{_IN_WORDS})"
_RANGE = rf"(?:{_FIGURES}|{_IN_WORDS})(?:{_UP_TO})?(?:\s?\([\w\s-]{{1,40}}\))?"
_ADJECTIVE = (
    r"(?:(?:calendar|business|working|court|full|more|whole|consecutive|extra|straight|календарн\w+|рабоч\w+|полн\w+"
    r"|судебн\w+|суток|подряд|ещё)\s{1,9}){0,2}"
)
_UNIT = (
    r"(?:hours?|days?|weeks?|months?|years?|hrs?|yrs?|минут\w*|minutes?|час(?:а|ов|у|ам|ах|ами|ом)?"
    r"|дн(?:я|ей|ям|ями|ях|ю)|день|днём|сут(?:ки|ок|кам|ках|ками)|недел(?:я|и|ю|ь|е|ям|ями|ях)|месяц(?:а|ев|у|ам|ах|ами|ем)?"
    r"|год(?:а|у|ом|ам|ах|ами|ов)?|лет(?:н\w+)?|дневн\w+|часов\w+|месячн\w+|недельн\w+|годичн\w+|летн\w+)\b"
)
_NOT_A_COUNT = r"(?!\s+(?:утра|вечера|ночи|дня)\b)"  # nine o'clock in the morning is no period
_WITHOUT_A_NUMBER = (
    # «within the hour» only says: soon
    r"\bwithin\s+(?:(?:an?|one)\s+(?:\w+\s+)?hour|(?:a|one|the)\s+(?:\w+\s+)?(?:day|week|month|year))\b"
    r"|\bв\s+течение\s+(?:\w+\s+)?"
    r"(?:часа|дня|суток|недели|месяца|года)\b|\b(?:полгода|полугода|полдня|half\s+an?\s+(?:year|hour|day))\b"
    r"|\b(?:wait|after|before)\s+an?\s+(?:full\s+|whole\s+)?(?:year|month)\b|\bчерез\s+(?:год|месяц)\b"
    r"|\b(?:год|месяц)\s+(?:после|со?\s)|\b\w{2,20}(?:дневн|месячн|недельн|летн|часов)\w{1,3}\s+(?:срок|период)\w{0,3}"
    r"|\bгодичн\w{2,3}\b"
)

TIME = re.compile(
    rf"{_RANGE}(?:\s{{1,9}}|-|-?ти-?)?{_ADJECTIVE}{_UNIT}{_NOT_A_COUNT}|{_WITHOUT_A_NUMBER}", re.IGNORECASE
)
_A_YEAR_OF_THE_CALENDAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d))?\s+год", re.IGNORECASE)
_ONE_DAY = re.compile(r"(?:one|оди?н\w*)\s+(?:day|час|день|дня|дню|днём)\b", re.IGNORECASE)

SUM = re.compile(
    rf"(?:US\s?)?[$€]\s?{_DIGITS}|\bUSD\s?\d+|{_RANGE}\s{{0,9}}(?:(?:thousand|million|тыс\.?|тысяч\w*|млн|миллион\w*)\s+)?"
    r"(?:U\.?S\.?\s+|американск\w+\s+)?(?:dollars?|USD|bucks|доллар\w*|долл\b|cents?|цент(?:а|ов)\b|рубл\w+|руб\b"
    r"|евро\b|euros?|[$€])",
    re.IGNORECASE,
)

CITATION = re.compile(
    r"\d+\s*(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R)\b\.?(?:\s*§+\s*\d[\w.()-]*)?|I\s?(?:\.\s?)?(?:&|and)\s?N\.?\s?Dec\b|§+\s*\d[\w.()-]*"
    r"|\bINA\b\s*(?:§|sec\w*\.?|разд\w*)?\s*\d+\w*|\b(?:[Ss]ection|[Ss]ec\.|[Aa]rticle|[Aa]rt\.)\s*\d+[\w.()-]*"
    r"|\b[Сс]т(?:ать[яиеюёй]\w*|атьям\w*|\.)\s*\d+(?:\.\d+)*|\b\d+(?:\.\d+)*\s+(?:УК|УПК|КоАП|ГК)\b"
    r"|\b\d+-(?:ФЗ|FZ)\b|\bMatter of [A-Z]\S*|\b[A-Z][\w-]+ v\. [A-Z]\w+"
    r"|\b[Ee]xec(?:utive|\.) [Oo]rder\s*(?:No\.\s*)?\d+|\b[Уу]каз\w*\s+(?:президента\s+)?№\s*\d+|\bTitle\s+\d+"
)
_MAY_BE_CITED = re.compile(r"(?=.*\d)(?=.*[A-Z])", re.DOTALL)

PHONE = re.compile(
    r"(?<![\w-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]?\d{4}\b"
    r"|\+\d[\d\s().-]{7,20}\d|\b1-?8\d\d-[A-Z0-9-]{7,}|(?<![\d.,$])\d{10,11}\b"
    r"|\b(?:\+?7|8)\s?\(\d{3}\)\s?\d{3}[-\s]?\d\d[-\s]?\d\d\b|\b(?:text|sms|смс)\b[^\d.!?\n]{1,20}\d{5,6}\b"
    r"|\b(?:call|dial|phone|hotline|(?:по)?звон\w+|телефон\w*)\b[^\d.!?\n]{1,20}\d{3,6}(?!\d|[-–]?[-–/.,\s]\d|\))\b"
    r"|\b(?:text|number|наб[еи]р\w+|номеру?)[\s:—–«“-]{1,4}\d{3,5}(?!\d|[-–]?[-–/.,\s]\d|\))\b",
    re.IGNORECASE,
)

FORM = re.compile(
    r"(?<!\w)(?:[IИ]-\d{2,3}[A-Z]*|EOIR-\d+[A-Z]*|G-\d{2,4}[A-Z]*|AR-11|DS-\d+)\b", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"(?<![\w.,/#№-])\d{2,}(?![\w-])")
_A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Stated:
    """Something that only a fact may state: what sort, as written, and where in the block."""

    sort: str
    words: str
    place: int
    sentence: str


def stated_in(block: Block) -> Iterator[Stated]:
    """Every sum, count of time, citation, phone number and rule of a form in the block, in reading order."""
    for start, sentence in sentences_of(block.text):
        found = sorted(_found_in(sentence), key=lambda item: (item[1], item[0]))
        covered = 0
        for sort, place, words in found:
            if place < covered:
                continue  # «100 dollars» within a longer find says nothing new
            covered = place + len(words)
            yield Stated(sort, " ".join(words.split()), start + place, " ".join(sentence.split()))


def _found_in(sentence: str) -> list[tuple[str, int, str]]:
    if not any(sign.isdigit() for sign in sentence) and not re.search(_WITH_WORDS, sentence):
        return []
    found: list[tuple[str, int, str]] = []
    for sort, pattern in (("citation", CITATION), ("phone", PHONE), ("sum", SUM), ("time", TIME)):
        for match in pattern.finditer(sentence):
            if not (sort == "time" and _is_no_period(match.group())):
                found.append((sort, match.start(), match.group()))
    if not any(sort == "citation" for sort, _, _ in found):
        found += _parsed_citation(sentence)
    return found or _rule_of_a_form(sentence)


_WITH_WORDS = re.compile(
    rf"\b(?:{_RUSSIAN_WORDS}|{_ENGLISH_WORDS})\b|{_WITHOUT_A_NUMBER}|Matter of| v\. |§", re.IGNORECASE
)


def _is_no_period(words: str) -> bool:
    # «2026 года» is a date, and «one day» is more often a tale than a deadline
    return _A_YEAR_OF_THE_CALENDAR.match(words) is not None or _ONE_DAY.fullmatch(words) is not None


def _parsed_citation(sentence: str) -> list[tuple[str, int, str]]:
    if len(sentence) > LONGEST_CITATION or not _MAY_BE_CITED.match(sentence):
        return []
    return [("citation", 0, sentence)] if parse_citation(sentence) is not None else []


def _rule_of_a_form(sentence: str) -> list[tuple[str, int, str]]:
    """A form and a number in one sentence: likely its fee or its term, even without a word that says so."""
    form = FORM.search(sentence)
    if form is None:
        return []
    numbers = [match for match in _BARE_NUMBER.finditer(sentence) if not _A_YEAR.fullmatch(match.group())]
    return [("form", number.start(), number.group()) for number in numbers[:1]]

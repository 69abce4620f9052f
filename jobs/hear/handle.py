"""Finds names under which people go on networks: @ivan_p, "instagram: olga.k5", name#1234, u/name (the forms that the networks themselves allow)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.span import Span

NETWORK = (
    r"(?:instagram\w?|insta|ig|telegram|tg|twitter|tiktok|tik tok|snapchat|snap|facebook|fb|skype|discord|steam|twitch|youtube|reddit|linkedin|vk|viber|wechat|psn|xbox|threads"
    r"|инстаграм\w*|инст[аеуы]|телеграм+\w*|телег[аеу]|тг|твиттер\w*|тикток\w*|вк|вконтакте|скайп\w*|дискорд\w*|стим\w*|ютуб\w*|фейсбук\w*|одноклассник\w*"
    r"|(?:ال)?[اإ]ن?ستا?(?:غ|ج|ق|ك)?(?:رام)?|[اإ]نستا\w*|تويتر|تيلي?[جغق]?رام|تل[يج]?جرام|تلي?غرام|سناب\w*|فيس ?بوك|فيس|تيك ?توك|ديسكورد|سكايب|لينكد ?ان)"
)
ACCOUNT = (
    r"(?:nick(?:name)?|username|user name|user ?id|handle|log-?in|screen name|gamertag|ник\w{0,3}|никнейм\w*|логин\w*|юзер(?:нейм)?\w*|аккаунт\w*|акк|профил\w+"
    r"|يوزر\w*|اليوزر|معرف\w*|حساب\w*|اسم المستخدم|بروفايل\w*|نكنيم)"
)
LINK = r"(?:is|it'?s|as|under|on|name|handle|account|id|user|это|в|на|под|с|ником|ник|такой|мой|моя|هو|في|على|ب|باسم|اسمه|تحت|(?:ال)?انستا\w*|سناب\w*|تويتر|تيك توك)"
OPEN = r"[\s:=–—\-\"'«(@~]"
MADE = r"(?=[\w.\-]*[\d_.\-]\w)(?=(?:[\d_.\-]*[^\W\d_]){2})[\w][\w.\-]{2,}\w"
AT_HANDLE = re.compile(
    r"(?<![\w@/+%-])@(?=[\w.\-]*[^\W\d_])(?!\d{1,5}(?:st|nd|rd|th|am|pm|months?|each|per|mins?|hours?|gbp|usd|k|p)\b)\w[\w.\-]{1,}(?![\w@])",
    re.IGNORECASE,
)
CHAIN = re.compile(r"(?<![\w@/+%-])@[^\W\d][\w.\-]*+(?:@[^\W\d][\w.\-]*+)++")  # @shop@IvanK
APART = re.compile(r"(?<![\w.@])@ ((?=[\w.]*[\d_])[^\W\d_][\w.]{2,}\w)")
ANNOUNCED = re.compile(rf"(?<!\w)(?:(?P<network>{NETWORK})|(?P<account>{ACCOUNT}))(?!\w)", re.IGNORECASE)
NAMED = re.compile(rf"(?:{OPEN}{{1,3}}{LINK}\b){{0,3}}{OPEN}{{1,4}}({MADE})", re.IGNORECASE)
COPULA = re.compile(
    rf"(?: (?:name|handle|account|id|username))?(?P<is> is\b|\s?[:=]| это\b)?{OPEN}{{1,4}}([a-z][\w.]{{3,30}})(?!\w)",
    re.IGNORECASE,
)
OWNER = re.compile(r"\b(?:my|his|her|our|their) $", re.IGNORECASE)
SURE_ACCOUNTS = ("ник", "логин", "ником", "нике")
NO_NAMES = frozenset(
    [
        "full",
        "not",
        "private",
        "down",
        "blocked",
        "hacked",
        "great",
        "good",
        "nice",
        "public",
        "open",
        "closed",
        "deleted",
        "here",
        "there",
        "wrong",
        "very",
        "still",
        "also",
        "linked",
        "invalid",
        "incorrect",
        "already",
        "always",
        "never",
        "case",
        "too",
        "the",
        "that",
        "this",
        "required",
        "taken",
        "empty",
        "https",
        "http",
        "page",
        "stories",
        "working",
        "locked",
    ]
)
POSSIBLE = re.compile(r"[a-z]{4}|\d|_", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?<![\w#])(?!(?:order|ticket|invoice|case|ref|no|item|room|заказ|чек|билет|طلب)#)[^\W\d][\w.]{1,31}#\d{4}(?!\w)",
    re.IGNORECASE,
)
REDDIT = re.compile(r"(?<![\w/.])/?u/([\w-]{3,20})(?![\w/])")


def find_handles(text: str) -> Iterator[Span]:
    """Every name after @, every made-up name (with a digit or a low line) after the name of a network, and every name that is said to be one."""
    if "@" in text:
        for found in AT_HANDLE.finditer(text):
            handle = found.group().rstrip(".-")
            yield Span(found.start(), found.start() + len(handle), "handle", handle[1:].lower())
        for chain in CHAIN.finditer(text):
            yield Span(chain.start(), chain.end(), "handle", chain.group().rstrip(".-").lower())
        for found in APART.finditer(text):
            yield Span(found.start(), found.end(), "handle", found.group(1).lower())
    for found in ANNOUNCED.finditer(text) if POSSIBLE.search(text) else ():
        yield from find_named(text, found)
    for pattern in (NUMBERED, REDDIT):
        for found in pattern.finditer(text) if "#" in text or "u/" in text else ():
            yield Span(found.start(), found.end(), "handle", found.group().lower())


def find_named(text: str, network: re.Match[str]) -> Iterator[Span]:
    """The name behind the word for a network or an account: a made-up one, or any that is said to be one."""
    name = NAMED.match(text, network.end()) or said_name(text, network)
    if name:
        written = name.group(name.re.groups).rstrip(".")
        start = name.start(name.re.groups)
        yield Span(start, start + len(written), "handle", written.lower())


def said_name(text: str, network: re.Match[str]) -> re.Match[str] | None:
    """ "my insta is olgavet", "login: jdoe", "ник vasya": a name of letters only."""
    said = COPULA.match(text, network.end())
    if not said or said.group(2).lower() in NO_NAMES:
        return None
    owned = OWNER.search(text, max(0, network.start() - 7), network.start()) or ":" in (said["is"] or "")
    sure = said["is"] and (network["account"] or owned)
    return said if sure or (network["account"] or "").lower() in SURE_ACCOUNTS else None

"""Why a verdict was given, in words: each reason in English and Russian."""

from __future__ import annotations

from scripts.facts.model import Text
from scripts.links.answers import Trouble

_STATUS = {
    400: ("bad request", "неверный запрос"),
    401: ("it asks who we are", "нужен вход"),
    402: ("it wants to be paid", "нужна оплата"),
    403: ("it does not let our check in", "нашу проверку не пускают"),
    404: ("no such page", "такой страницы нет"),
    405: ("it does not answer such questions", "на такие запросы не отвечает"),
    408: ("it waited too long", "истекло время ожидания"),
    410: ("the page was removed", "страницу убрали"),
    429: ("too many requests", "слишком много запросов"),
    451: ("closed by law", "закрыто по закону"),
    500: ("the server failed", "сбой на сервере"),
    502: ("the server failed", "сбой на сервере"),
    503: ("the server is busy or closed", "сервер занят или закрыт"),
    504: ("the server failed", "сбой на сервере"),
}

_TROUBLES: dict[Trouble, tuple[str, str]] = {
    Trouble.BAD_ADDRESS: ("This is not a web address.", "Это не веб-адрес."),
    Trouble.NO_SUCH_HOST: (
        "There is no host of this name (DNS).",
        "Сайта с таким именем нет (DNS).",
    ),
    Trouble.NAME_UNANSWERED: (
        "The name of the host could not be looked up now (DNS).",
        "Имя сайта сейчас не удалось найти (DNS).",
    ),
    Trouble.NO_ROUTE: ("There is no way to the host now.", "До сайта сейчас не добраться."),
    Trouble.REFUSED: ("The host refuses the connection.", "Сайт отказывает в соединении."),
    Trouble.CERTIFICATE: (
        "The certificate of the host is not valid (TLS): browsers warn their readers.",
        "Сертификат сайта недействителен (TLS): браузеры предупреждают читателей.",
    ),
    Trouble.TLS: (
        "No safe connection can be made (TLS).",
        "Защищённое соединение не устанавливается (TLS).",
    ),
    Trouble.TIMEOUT: ("No answer in time.", "Ответа вовремя нет."),
    Trouble.TOO_SLOW: (
        "The answer did not come to an end in time.",
        "Ответ не закончился вовремя.",
    ),
    Trouble.RESET: ("The connection was cut (reset).", "Соединение оборвалось."),
    Trouble.NOT_HTTP: (
        "What came back is not HTTP.",
        "Ответ пришёл не по правилам HTTP.",
    ),
    Trouble.REDIRECT_LOOP: (
        "The redirects go round in a loop or are too many.",
        "Перенаправления идут по кругу, или их слишком много.",
    ),
    Trouble.BAD_REDIRECT: (
        "It redirects to something that is not a web address.",
        "Перенаправление ведёт не на веб-адрес.",
    ),
    Trouble.UNEXPECTED: (
        "The check tripped over the answer.",
        "Проверка не смогла разобрать ответ.",
    ),
    Trouble.ROBOTS: (
        "robots.txt asks checks like ours to stay away. Look at the page yourself.",
        "robots.txt просит такие проверки не приходить. Посмотрите страницу сами.",
    ),
    Trouble.HOST_SILENT: (
        "The host was silent for other addresses in this run, so it was not asked again.",
        "Сайт не ответил по другим адресам, поэтому в этот раз больше не спрашивали.",
    ),
    Trouble.HOST_ASKED_TO_WAIT: (
        "The host asked us to wait longer than one run lasts (Retry-After).",
        "Сайт попросил ждать дольше, чем идёт проверка (Retry-After).",
    ),
}


def said(english: str, russian: str) -> Text:
    """A reason in both languages."""
    return {"en": english, "ru": russian}


def of_trouble(trouble: Trouble) -> Text:
    """Why there was no answer."""
    return said(*_TROUBLES[trouble])


def of_status(status: int) -> Text:
    """What the status of the answer means."""
    english, russian = _STATUS.get(status, ("", ""))
    if not english and status >= 500:
        english, russian = _STATUS[500]
    return said(
        f"HTTP {status}" + (f": {english}." if english else "."),
        f"HTTP {status}" + (f": {russian}." if russian else "."),
    )


def and_then(first: Text, second: Text) -> Text:
    """Two reasons, one after the other."""
    return {locale: f"{first[locale]} {second[locale]}" for locale in first}


ALIVE = said("The page answers.", "Страница открывается.")
ALIVE_WITH_WORDS = said(
    "The page answers, and the words stand there.", "Страница открывается, нужные слова на месте."
)
WALL = said(
    "A wall against robots stands before the page. Look at it in a browser.",
    "Перед страницей стоит защита от роботов. Посмотрите её в браузере.",
)
GATE = said(
    "It sends us to a page where one must log in or agree first.",
    "Отправляет на страницу, где сначала надо войти или согласиться.",
)
SOFT_404 = said(
    "It answers 200, but the page says that it was not found (soft 404).",
    "Ответ 200, но на странице написано, что её нет (soft 404).",
)
SENT_HOME = said(
    "It redirects to the home page: the page itself is gone (soft 404).",
    "Отправляет на главную: самой страницы больше нет (soft 404).",
)
EMPTY = said("The answer is empty.", "Ответ пуст.")
ENDLESS = said("The answer has no end; we stopped reading.", "Ответ не кончается; мы перестали читать.")
BOMB = said(
    "The answer unpacks to a size that no page has (a compressed bomb).",
    "Ответ распаковывается до размера, какого у страниц не бывает.",
)
BROKEN_OFF = said("The answer breaks off in the middle.", "Ответ обрывается на середине.")
UNPACKABLE = said(
    "The answer is not packed as it says (Content-Encoding).",
    "Ответ сжат не так, как заявлено (Content-Encoding).",
)
TOO_LARGE = said(
    "The file is too large to look for the words in it.",
    "Файл слишком большой, чтобы искать в нём слова.",
)
NO_TEXT = said(
    "The words could not be looked for: no text can be read from this kind of file.",
    "Слова не проверены: из такого файла не прочесть текст.",
)
NEEDS_SCRIPT = said(
    "The words could not be looked for: the page shows its text only by scripts.",
    "Слова не проверены: страница показывает текст только скриптами.",
)
THREE_RUNS = said("It has been so on three runs in a row.", "Так уже три проверки подряд.")


def words_missing(phrases: list[str]) -> Text:
    """Which words are not on the page."""
    en = ", ".join(f"“{phrase}”" for phrase in phrases)
    ru = ", ".join(f"«{phrase}»" for phrase in phrases)
    return said(f"These words do not stand there: {en}.", f"Этих слов на странице нет: {ru}.")


def text_changed(phrases: list[str]) -> Text:
    """Around which words the text is another one now."""
    en = ", ".join(f"“{phrase}”" for phrase in phrases)
    ru = ", ".join(f"«{phrase}»" for phrase in phrases)
    return said(
        f"The words still stand there, but the paragraph around them has changed: {en}.",
        f"Слова на месте, но абзац вокруг них изменился: {ru}.",
    )


def fragment_missing(fragment: str) -> Text:
    """The place on the page that is gone."""
    return said(
        f"The page answers, but it has no place #{fragment} any more.",
        f"Страница открывается, но места #{fragment} на ней больше нет.",
    )


def sent_to(host: str) -> Text:
    """Where the trouble is, if it is not at the address itself."""
    return said(f"It redirects to {host}, and there:", f"Перенаправляет на {host}, а там:")


def moved(to: str, by_itself: bool = False) -> Text:
    """Where the page lives now."""
    if by_itself:
        return said(f"The page sends its readers on to {to}.", f"Страница отправляет читателей на {to}.")
    return said(f"It has moved for good to {to}.", f"Переехала насовсем: {to}.")

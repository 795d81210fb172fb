"""What a server may do to us, by name; `misbehaviours.yml` says what we should make of it."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from io import BytesIO

import pikepdf

from tests.links.server import Behaviour, Exchange

WORDS = "must be filed within one year"
LAW = "The application must be filed within one year of the day of arrival."
BEHAVIOURS: dict[str, Behaviour] = {}
ROBOTS: dict[str, Behaviour] = {}


def page(body: str, title: str = "Asylum", head: str = "") -> str:
    """A whole page of HTML."""
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


SOUND = page(
    f"<nav><a href='/'>Home</a></nav><h1>Asylum</h1><p id='a_1'>{LAW}</p><p><a name='b_2'>More.</a></p>"
    "<p id='раздел'>Раздел.</p>"
)
RUSSIAN = "Заявление подают в течение одного года со дня въезда."


def behaviour(function: Behaviour) -> Behaviour:
    """Name a behaviour as its function is called."""
    BEHAVIOURS[_name(function)] = function
    return function


def robots(function: Behaviour) -> Behaviour:
    """Name a robots.txt as its function is called."""
    ROBOTS[_name(function)] = function
    return function


def _name(function: Behaviour) -> str:
    return getattr(function, "__name__", "").strip("_").replace("_", "-")


def _always(
    name: str,
    body: bytes | str,
    status: int = 200,
    kind: str | None = "text/html; charset=utf-8",
    **headers: str,
) -> None:
    async def answer(exchange: Exchange) -> None:
        await exchange.send(body, status, kind, **headers)

    BEHAVIOURS[name] = answer


def pdf(text: str) -> bytes:
    """A small sound PDF that says the text on two lines."""
    half = text.rfind(" ", 0, len(text) // 2)
    document = pikepdf.new()
    document.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    drawn = f"BT /F1 12 Tf 72 700 Td ({text[:half]}) Tj 0 -14 Td ({text[half + 1 :]}) Tj ET"
    document.pages[0].Contents = document.make_stream(drawn.encode())
    out = BytesIO()
    document.save(out, deterministic_id=True)
    return out.getvalue()


for _status in (400, 401, 403, 404, 410, 451, 500, 503, 508):
    _always(f"status-{_status}", page("<h1>Sorry</h1>"), _status)
_always("sound", SOUND)
_always("empty", "")
_always("no-content", "", 204)
_always("redirect-to-nowhere", "", 301)
_always("soft-404-title", page("<p>Try the search.</p>", "Page not found | Agency"))
_always("soft-404-heading", page("<h1>404</h1><p>Nothing here.</p>", "Agency"))
_always("soft-404-russian", page("<h1>Страница не найдена</h1><p>Поищите.</p>", "Ведомство"))
_always("soft-404-words", page("<h1>Sorry, we could not find that page</h1>", "Agency"))
_always(
    "law-about-404",
    page(f"<h1>Section 404 of the Act</h1><p>{LAW}</p>", "8 CFR 404.1 Documents not in English"),
)
_always("challenge-200", page("<h1>Checking your browser</h1><script>x()</script>", "Just a moment..."))
_always("challenge-403", page("<h1>Just a moment</h1>", "Just a moment..."), 403, cf_mitigated="challenge")
_always("challenge-503", page("", "DDoS-Guard"), 503)
_always("challenge-202", page("<script>x()</script>", ""), 202, x_amzn_waf_action="challenge")
_always("captcha-russian", page("<h1>Вы не робот?</h1>", "Проверка"))
_always("not-gzip", SOUND, Content_Encoding="gzip")
_always("gzip", gzip.compress(SOUND.encode()), Content_Encoding="gzip")
_always("deflate", zlib.compress(SOUND.encode()), Content_Encoding="deflate")
_always("bomb", gzip.compress(b"<p>" + b"0" * 60_000_000), Content_Encoding="gzip")
_always("bomb-in-bomb", gzip.compress(gzip.compress(b"0" * 60_000_000)), Content_Encoding="gzip, gzip")
_always("words-gone", page("<h1>Asylum</h1><p>The application may be filed at any time.</p>"))
_always(
    "words-in-disguise",
    page(
        "<p>It <b>must</b>&nbsp;be fi&shy;led <a href='#x'>with&#8203;in</a>\n  one&#160;<i>year</i> of…</p>"
    ),
)
_always(
    "words-hyphenated",
    "Title\n\nThe application must be filed with-\nin one year of the day of arrival.\n",
    kind="text/plain",
)
_always(
    "words-in-script-only",
    page(
        f"<p>{'Other text. ' * 30}</p><script>var x = '{LAW}'</script><!-- {LAW} --><noscript>{LAW}</noscript>"
    ),
)
_always(
    "words-in-a-wide-page", page("".join(f"<p>{n} {'x' * 90}</p>" for n in range(5000)) + f"<p>{LAW}</p>")
)
_always("deep-nest", page("<div>" * 1500 + LAW + "</div>" * 1500))
_always("script-only", page("<div id='app'></div><script src='/app.js'></script>"))
_always("pdf", pdf(LAW), kind="application/pdf")
_always("pdf-as-bytes", pdf(LAW), kind="application/octet-stream")
_always(
    "pdf-other", pdf("The application may be filed at any time, and nobody counts."), kind="application/pdf"
)
_always("pdf-broken", b"%PDF-1.7\n" + bytes(range(256)) * 40, kind="application/pdf")
_always("picture", b"\x89PNG" + bytes(2000), kind="image/png")
_always("word-file", b"PK\x03\x04" + bytes(2000), kind="application/msword")
_always("cp1251-unnamed", page(f"<p>{RUSSIAN * 5}</p>", "Убежище").encode("cp1251"), kind="text/html")
_always("cp1251-called-utf8", page(f"<p>{RUSSIAN * 5}</p>", "Убежище").encode("cp1251"))
_always(
    "cp1251-in-meta",
    page(f"<p>{RUSSIAN}</p>", head='<meta charset="windows-1251">').encode("cp1251"),
    kind="text/html",
)
_always("utf8-called-latin1", page(f"<p>{RUSSIAN}</p>"), kind="text/html; charset=iso-8859-1")
_always("charset-unheard-of", page(f"<p>{RUSSIAN}</p>"), kind="text/html; charset=x-klingon")
_always("utf16", page(f"<p>{LAW}</p>").encode("utf-16"), kind="text/html")
_always(
    "meta-refresh", page("<p>We have moved.</p>", head='<meta http-equiv="Refresh" content="0; url=/new">')
)
_always("no-type", SOUND, kind=None)
_always("nul-bytes", SOUND.replace("<h1>", "\0<h1>\0"))


@behaviour
async def moved(exchange: Exchange) -> None:
    await (exchange.redirect("/new", 301) if exchange.path == "/old" else exchange.send(SOUND))


@behaviour
async def moved_twice(exchange: Exchange) -> None:
    to = {"/old": "/middle", "/middle": "/new"}.get(exchange.path)
    await (exchange.redirect(to, 308) if to else exchange.send(SOUND))


@behaviour
async def away_for_now(exchange: Exchange) -> None:
    await (exchange.redirect("/for-now") if exchange.path == "/old" else exchange.send(SOUND))


@behaviour
async def away_for_now_and_then_for_good(exchange: Exchange) -> None:
    if exchange.path == "/old":
        await exchange.redirect("/middle")
    else:
        await (exchange.redirect("/new", 301) if exchange.path == "/middle" else exchange.send(SOUND))


@behaviour
async def moved_to_nothing(exchange: Exchange) -> None:
    await (exchange.redirect("/new", 301) if exchange.path == "/old" else exchange.send("gone", 404))


@behaviour
async def sent_home(exchange: Exchange) -> None:
    await (
        exchange.redirect("/", 301) if exchange.path == "/old" else exchange.send(page("<h1>Welcome</h1>"))
    )


@behaviour
async def sent_to_home_in_english(exchange: Exchange) -> None:
    await (exchange.redirect("/en/") if exchange.path == "/old" else exchange.send(page("<h1>Welcome</h1>")))


@behaviour
async def sent_to_log_in(exchange: Exchange) -> None:
    await (
        exchange.redirect("/login?next=old")
        if exchange.path == "/old"
        else exchange.send(page("Who are you?"))
    )


@behaviour
async def sent_to_request_access(exchange: Exchange) -> None:
    if exchange.path == "/":
        await exchange.send(
            page("<h1>Request Access</h1><p>Automated access is limited.</p>", "Register :: Request Access")
        )
    else:
        await exchange.redirect("/")


@behaviour
async def loop(exchange: Exchange) -> None:
    await exchange.redirect({"/old": "/other"}.get(exchange.path, "/old"))


@behaviour
async def redirects_without_end(exchange: Exchange) -> None:
    await exchange.redirect(f"/{exchange.path.count('x') + 1}{'x' * (exchange.path.count('x') + 1)}")


@behaviour
async def redirect_to_script(exchange: Exchange) -> None:
    await exchange.redirect("javascript:alert(1)")


@behaviour
async def redirect_to_file(exchange: Exchange) -> None:
    await exchange.redirect("file:///etc/hostname")


@behaviour
async def redirect_to_bad_port(exchange: Exchange) -> None:
    await exchange.redirect("http://127.0.0.1:99999999/")


@behaviour
async def redirect_to_nobody(exchange: Exchange) -> None:
    await exchange.redirect("http://nobody.invalid/")


@behaviour
async def redirect_with_endless_text(exchange: Exchange) -> None:
    if exchange.path == "/new":
        await exchange.send(SOUND)
    else:
        await exchange.raw(exchange.head(302, {"Location": "/new"}))
        await exchange.drip(b"x" * 60_000, 0.001)


@behaviour
async def wants_a_cookie(exchange: Exchange) -> None:
    if "seen=1" in exchange.headers.get("cookie", ""):
        await exchange.send(SOUND)
    else:
        await exchange.redirect(exchange.path, Set_Cookie="seen=1")


@behaviour
async def busy_once(exchange: Exchange) -> None:
    await (exchange.send("wait", 429, Retry_After="1") if exchange.nth == 1 else exchange.send(SOUND))


@behaviour
async def busy_always(exchange: Exchange) -> None:
    await exchange.send("wait", 429)


@behaviour
async def busy_for_an_hour(exchange: Exchange) -> None:
    await exchange.send("wait", 429, Retry_After="3600")


@behaviour
async def fails_once(exchange: Exchange) -> None:
    await (exchange.send("failed", 503) if exchange.nth == 1 else exchange.send(SOUND))


@behaviour
async def cut_once(exchange: Exchange) -> None:
    await (exchange.reset() if exchange.nth == 1 else exchange.send(SOUND))


@behaviour
async def slow_but_there(exchange: Exchange) -> None:
    await asyncio.sleep(0.3)
    await exchange.send(SOUND)


@behaviour
async def silence(exchange: Exchange) -> None:
    await asyncio.sleep(30)


@behaviour
async def head_by_drops(exchange: Exchange) -> None:
    await exchange.raw(b"HTTP/1.1 200 OK\r\nX: ")
    await exchange.drip(b"x")


@behaviour
async def text_by_drops(exchange: Exchange) -> None:
    await exchange.raw(exchange.head(200, {"Content-Type": "text/html"}))
    await exchange.drip(b"<p>x</p>")


@behaviour
async def text_without_end(exchange: Exchange) -> None:
    await exchange.raw(exchange.head(200, {"Content-Type": "text/html"}))
    await exchange.drip(b"<p>x</p>" * 8000, 0)


@behaviour
async def chunks_without_end(exchange: Exchange) -> None:
    await exchange.raw(exchange.head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}))
    await exchange.drip(b"10000\r\n" + b"x" * 0x10000 + b"\r\n", 0)


@behaviour
async def cut_at_once(exchange: Exchange) -> None:
    await exchange.reset()


@behaviour
async def closed_without_a_word(exchange: Exchange) -> None:
    pass


@behaviour
async def cut_in_the_middle(exchange: Exchange) -> None:
    await exchange.raw(
        exchange.head(200, {"Content-Type": "text/html", "Content-Length": "5000"}) + b"<p>The app"
    )
    await asyncio.sleep(0.05)
    await exchange.reset()


@behaviour
async def shorter_than_said(exchange: Exchange) -> None:
    await exchange.raw(
        exchange.head(200, {"Content-Type": "text/html", "Content-Length": "5000"}) + b"<p>The app"
    )


@behaviour
async def bad_chunk(exchange: Exchange) -> None:
    head = exchange.head(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"})
    await exchange.raw(head + b"5\r\n<p>Hi\r\nnot-a-size\r\n")


@behaviour
async def other_protocol(exchange: Exchange) -> None:
    await exchange.raw(b"SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n")


@behaviour
async def endless_head(exchange: Exchange) -> None:
    await exchange.raw(b"HTTP/1.1 200 OK\r\n")
    await exchange.drip(b"X-More: " + b"x" * 5000 + b"\r\n", 0.001, 3000)


@behaviour
async def huge_header(exchange: Exchange) -> None:
    await exchange.raw(b"HTTP/1.1 200 OK\r\nX-Huge: " + b"x" * 300_000 + b"\r\n\r\n")


@behaviour
async def large_file(exchange: Exchange) -> None:
    await exchange.raw(exchange.head(200, {"Content-Type": "application/pdf", "Content-Length": "900000000"}))
    await exchange.drip(b"%PDF" * 1000, 0.01)


@behaviour
async def large_page(exchange: Exchange) -> None:
    start = SOUND.encode()
    await exchange.raw(
        exchange.head(200, {"Content-Type": "text/html", "Content-Length": "900000000"}) + start
    )
    await exchange.drip(b"<p>x</p>" * 8000, 0)


@robots
async def closes_the_page(exchange: Exchange) -> None:
    await exchange.send("User-agent: *\nDisallow: /page\nAllow: /page-of-others", kind="text/plain")


@robots
async def closes_all_but_the_page(exchange: Exchange) -> None:
    await exchange.send("User-agent: *\nDisallow: /\nAllow: /*page$", kind="text/plain")


@robots
async def closes_to_us_by_name(exchange: Exchange) -> None:
    await exchange.send(
        "User-agent: *\nAllow: /\n\nUser-agent: right-to-asylum-link-check\nDisallow: /", kind="text/plain"
    )


@robots
async def fails(exchange: Exchange) -> None:
    await exchange.send("failed", 500)


@robots
async def has_no_end(exchange: Exchange) -> None:
    await exchange.raw(exchange.head(200, {"Content-Type": "text/plain"}))
    await exchange.drip(b"User-agent: *\nAllow: /\n" * 3000, 0)


@robots
async def is_the_home_page(exchange: Exchange) -> None:
    await exchange.send(page("User-agent: *<br>Disallow: /"))

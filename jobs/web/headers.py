"""The security headers, types, 404 and 410 that every host must send with the site, in the words of the common hosts (privacy-and-safety: Headers)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jobs.headers import HEADERS, MARK, PAGES_CACHE, RULES, STATIC, STATIC_CACHE, TYPES, Rule
from jobs.settings import LANGUAGES
from jobs.web.gone import tombstones

__all__ = ["HEADERS", "TYPES", "apache", "caddy", "netlify", "nginx", "nginx_maps"]

INBOX_PROGRAM = "127.0.0.1:8001"  # where ./invoke inbox listens
LARGEST_FORM = (
    1_000_000  # bytes that a proxy takes for it: four times what the program takes, which says so in a page
)
HIDDEN_NAMES = r"(?:_headers|_redirects|\.[^/]*)"  # whatever begins with a dot
HIDDEN_PATHS = rf"(?:/{HIDDEN_NAMES}|{re.escape(MARK)})$"


def rules(*, form: bool) -> list[Rule]:
    """The rules of a site with or without a form."""
    return [rule for rule in RULES if form or not rule.form]


def changed(rule: Rule) -> dict[str, str]:
    """What a rule says other than the rest of the site."""
    return {name: value for name, value in rule.headers.items() if HEADERS.get(name) != value}


def netlify(prefix: str = "", *, form: bool = True, gone: Iterable[str] = ()) -> str:
    """`_headers`, as Cloudflare Pages reads it: "! Name" takes away what a wider rule set. Such hosts cannot answer 410."""
    blocks = [("/*", HEADERS | {"Cache-Control": PAGES_CACHE})]
    blocks += [
        (f"{prefix}/{each}/{name}", changed(rule))
        for rule in rules(form=form)
        for each in LANGUAGES
        for name in rule.names
    ]
    blocks += [(f"{prefix}/{each}/static/*", {"Cache-Control": STATIC_CACHE}) for each in LANGUAGES]
    for page in tombstones(gone):
        blocks += [
            (f"{prefix}/{name}", {"X-Robots-Tag": "noindex"}) for name in (page, page.removesuffix(".html"))
        ]
    return "".join(
        f"{path}\n" + "".join(netlify_lines(headers, first=path == "/*")) for path, headers in blocks
    )


def netlify_lines(headers: Mapping[str, str], *, first: bool) -> Iterable[str]:
    """The lines of one block."""
    for name, value in headers.items():
        if not first and (name in HEADERS or name == "Cache-Control"):
            yield f"  ! {name}\n"
        yield f"  {name}: {value}\n"


def apache(prefix: str = "", *, form: bool = True) -> str:
    """`.htaccess` for Apache 2.4.13 or newer with mod_headers, mod_rewrite and mod_setenvif, and AllowOverride FileInfo."""
    lines = [
        "AddDefaultCharset utf-8",
        "AddCharset utf-8 .css .js .json .csv .xml .atom",
        *(f"AddType {kind.partition(';')[0]} {ending}" for ending, kind in TYPES.items()),
        f"ErrorDocument 404 {prefix}/404.html",
        "ErrorDocument 410 /%{REQUEST_URI}",
        "<IfModule mod_headers.c>",
        *(f'  Header always set {name} "{value}"' for name, value in HEADERS.items()),
        f'  Header always set Cache-Control "{PAGES_CACHE}"',
        f'  SetEnvIf Request_URI "/{STATIC}$" otklik_static',
        f'  Header always set Cache-Control "{STATIC_CACHE}" env=otklik_static',
    ]
    for number, rule in enumerate(rules(form=form), start=1):
        lines.append(f'  SetEnvIf Request_URI "/{rule.pages}$" otklik_{number}')
        lines += [
            f'  Header always set {name} "{value}" env=otklik_{number}'
            for name, value in changed(rule).items()
        ]
    return "\n".join([*lines, *APACHE_END]) + "\n"


APACHE_END = (
    "</IfModule>",
    "RewriteEngine On",
    rf"RewriteRule (?:(?:^|/){HIDDEN_NAMES}|{re.escape(MARK)})$ - [R=404,L]",
    "RewriteCond %{REQUEST_FILENAME} -d",
    "RewriteCond %{REQUEST_FILENAME}/index.html !-f",
    "RewriteRule ^ - [R=404,L]",
    "RewriteCond %{ENV:REDIRECT_STATUS} ^$",
    f"RewriteCond %{{REQUEST_FILENAME}}{MARK} -f",
    "RewriteRule ^ - [G]",
)


def nginx_maps(prefix: str = "", *, form: bool = True) -> str:
    """Lines for the `http` block of nginx: what the pages of a rule are sent with, by their path."""
    found = [
        nginx_map("cache", PAGES_CACHE, [(f"^{prefix}/{STATIC}$", STATIC_CACHE)]),
    ]
    for name, word in VARIABLES.items():
        cases = [
            (f"^{prefix}/{rule.pages}$", rule.headers[name])
            for rule in rules(form=form)
            if name in changed(rule)
        ]
        found.append(nginx_map(word, HEADERS.get(name, ""), cases))
    return "".join(found)


VARIABLES = {  # headers that rules change
    "Content-Security-Policy": "policy",
    "X-Robots-Tag": "robots",
    "Cross-Origin-Resource-Policy": "sharing",
}


def nginx_map(word: str, usual: str, cases: Iterable[tuple[str, str]]) -> str:
    """One variable; nginx sends no header whose value is empty."""
    lines = [f'    default "{usual}";', *(f'    "~{pattern}" "{value}";' for pattern, value in cases)]
    return f"map $uri $otklik_{word} {{\n" + "\n".join(lines) + "\n}\n"


def nginx(prefix: str = "", inbox: str = "/inbox") -> str:
    """Lines for a `server` block of nginx whose `root` is the published link."""
    types = "".join(f"    {kind.partition(';')[0]} {ending[1:]};\n" for ending, kind in TYPES.items())
    plain = {kind.partition(";")[0] for kind in TYPES.values() if "charset" in kind} - {"text/html"}
    headers = HEADERS | {name: f"$otklik_{word}" for name, word in VARIABLES.items()}
    sent = headers | {"Cache-Control": "$otklik_cache"}
    return "".join(
        [
            f"index index.html;\ncharset utf-8;\ncharset_types {' '.join(sorted(plain))};\ntypes {{\n{types}}}\n",
            *(f'add_header {name} "{value}" always;\n' for name, value in sent.items()),
            f"error_page 404 {prefix}/404.html;\nerror_page 410 @gone;\n",
            f"location @gone {{ try_files $uri {prefix}/410.html; }}\n",
            f"if (-f $request_filename{MARK}) {{ return 410; }}\n",
            f"location ~ {HIDDEN_PATHS} {{ return 404; }}\n",
            nginx_inbox(inbox) if inbox else "",
        ]
    )


def nginx_inbox(inbox: str) -> str:
    """The form: its program sends its own headers, and an empty one here keeps those of the site away."""
    lines = (
        f"proxy_pass http://{INBOX_PROGRAM};",
        "proxy_set_header Host $host;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        f"client_max_body_size {LARGEST_FORM};",
        'add_header X-None "";',
        "access_log off;",
    )
    return (
        f"# The form; leave it out without ./invoke inbox.\nlocation {inbox}/ {{\n"
        + "".join(f"    {line}\n" for line in lines)
        + "}\n"
    )


def caddy(prefix: str = "", inbox: str = "/inbox") -> str:
    """Lines for a site block of a Caddyfile whose `root` is the published link."""
    form = (
        f"# The form; leave it out without ./invoke inbox.\nhandle {inbox}/* {{\n"
        f"    request_body {{\n        max_size {LARGEST_FORM}\n    }}\n    reverse_proxy {INBOX_PROGRAM}\n}}\n"
    )
    inner = [
        *caddy_headers("", HEADERS | {"Cache-Control": PAGES_CACHE}),
        f"@static path_regexp ^{prefix}/{STATIC}$",
        *caddy_headers("@static ", {"Cache-Control": STATIC_CACHE}),
    ]
    for number, rule in enumerate(rules(form=bool(inbox)), start=1):
        inner += [
            f"@rule{number} path_regexp ^{prefix}/{rule.pages}$",
            *caddy_headers(f"@rule{number} ", changed(rule)),
        ]
    for ending, kind in TYPES.items():
        inner += [f"@{ending[1:]} path *{ending}", *caddy_headers(f"@{ending[1:]} ", {"Content-Type": kind})]
    inner += CADDY_END
    return (
        (form if inbox else "")
        + "handle {\n    route {\n"
        + "".join(f"        {line}\n" for line in inner)
        + "    }\n}\n"
        + f'handle_errors {{\n    rewrite * {prefix}/404.html\n    header Content-Type "{TYPES[".html"]}"\n    file_server\n}}\n'
    )


CADDY_END = (
    f"@hidden path_regexp {HIDDEN_PATHS}",
    "error @hidden 404",
    f"@gone file {{path}}{MARK}",
    "file_server @gone {",
    "    status 410",
    "}",
    "file_server",
)


def caddy_headers(which: str, headers: Mapping[str, str]) -> Iterable[str]:
    """One line a header."""
    return (f'header {which}{name} "{value}"' for name, value in headers.items())

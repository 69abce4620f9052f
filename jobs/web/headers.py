"""The security headers every host must send with the site, in the words of the common hosts (privacy-and-safety: Headers)."""

from __future__ import annotations

HEADERS: dict[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
}

TYPES: dict[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


def netlify() -> str:
    """`_headers`, as Netlify and Cloudflare Pages read it."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def apache() -> str:
    """`.htaccess` for Apache with mod_headers."""
    lines = [f'  Header always set {name} "{value}"' for name, value in HEADERS.items()]
    return (
        "\n".join(
            [
                "AddType application/atom+xml .atom",
                "AddDefaultCharset utf-8",
                "<IfModule mod_headers.c>",
                *lines,
                "</IfModule>",
            ]
        )
        + "\n"
    )


def nginx() -> str:
    """Lines for a `server` block of nginx."""
    return (
        "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
        + "charset utf-8;\n"
    )


def caddy() -> str:
    """A `header` block for a Caddyfile."""
    return "header {\n" + "".join(f'    {name} "{value}"\n' for name, value in HEADERS.items()) + "}\n"

"""The security headers every host must send with the site, in the words of the common hosts (privacy-and-safety: Headers)."""

from __future__ import annotations

from jobs.headers import HEADERS, TYPES

__all__ = ["HEADERS", "TYPES", "apache", "caddy", "netlify", "nginx"]


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

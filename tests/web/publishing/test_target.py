"""What a person may write as a target, and that anything else is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.web.publishing.target import Branch, Bucket, Far, Link, read_target

RIGHT = [
    ("/srv/www/site", Link(Path("/srv/www/site"))),
    ("public/site", Link(Path("public/site"))),
    ("сайт/موقع", Link(Path("сайт/موقع"))),
    ("./a:b", Link(Path("a:b"))),
    ("www.example.org:/srv/site", Far("www.example.org", "/srv/site")),
    ("web@www.example.org:/srv/my site", Far("web@www.example.org", "/srv/my site")),
    ("rsync:web@[::1]:/srv/site", Far("web@[::1]", "/srv/site")),
    ("s3://feedback", Bucket("feedback", "", plain=False)),
    ("s3://feedback/a/b/", Bucket("feedback", "a/b", plain=False)),
    ("s3+plain://feedback.example.org/a", Bucket("feedback.example.org", "a", plain=True)),
    ("git:origin#pages", Branch("origin", "pages")),
    ("git:git@host.example:we/site.git#gh-pages", Branch("git@host.example:we/site.git", "gh-pages")),
    ("git:.#site/today", Branch(".", "site/today")),
]
WRONG = [
    *("", "ftp://host/x", "https://host/x", "s3://", "s3://UPPER/x", "s3://a/x", "s3://bucket/../x", "s3://bucket//x"),
    *("host:relative/path", "user@host:", "host:/", "host:/srv/", "-oProxyCommand=x:/srv/site", "host:/a\nb"),
    *("git:origin", "git:#pages", "git:--upload-pack=x#pages", "git:origin#-f", "git:a b#pages", "nothing:at-all"),
    *("--delete", "a\tb"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "target"), RIGHT, ids=[words for words, _ in RIGHT])
def test_each_kind_is_understood(words: str, target: object) -> None:
    assert read_target(words) == target


@pytest.mark.parametrize("words", WRONG, ids=range(len(WRONG)))
def test_anything_else_is_refused_in_one_sentence(words: str) -> None:
    with pytest.raises(Refusal, match="is no place to publish to: name a link of this machine") as refused:
        read_target(words)
    assert "\n" not in str(refused.value)


def test_a_token_in_an_address_is_never_shown() -> None:
    shown = str(read_target("git:https://me:secret-token@host.example/we/site.git#pages"))
    assert shown == "git:https://…@host.example/we/site.git#pages"
    with pytest.raises(Refusal) as refused:
        read_target("https://me:secret-token@host.example/x")
    assert "secret-token" not in str(refused.value)

"""The few things a bucket is asked for (list, get, put, copy, delete), many at once, and one sentence when it refuses."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from jobs.refusal import Refusal
from jobs.web.publishing.target import Bucket

AT_ONCE = 16
ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
Done = TypeVar("Done")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Shelf:
    """One prefix of a bucket; every key is told from that prefix on."""

    def __init__(self, aim: Bucket, environment: Mapping[str, str] = os.environ) -> None:
        self.name = str(aim)
        if not any(environment.get(name) for name in CREDENTIALS):
            raise Refusal(
                f"{aim} needs a key: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_ENDPOINT_URL, AWS_REGION) in the environment, then run it again."
            )
        endpoint = next((environment[name] for name in ENDPOINTS if environment.get(name)), "")
        self.store = S3Store(
            aim.name,
            prefix=aim.prefix or None,
            client_options={
                "allow_http": urlsplit(endpoint).hostname in LOOPBACK,
                "timeout": timedelta(seconds=60),
                "connect_timeout": timedelta(seconds=10),
            },
            retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=60)},
        )

    def listed(self, below: str = "") -> dict[str, str]:
        """The etag of everything below a folder, by its key inside that folder."""
        with self.plainly():
            return {
                str(each["path"]).removeprefix(below): str(each["e_tag"])
                for some in obstore.list(self.store, below or None)
                for each in some
            }

    def read_json(self, key: str) -> dict[str, Any]:
        """A JSON object that was written here; empty when there is none that can be read."""
        try:
            with self.plainly():
                found = json.loads(bytes(obstore.get(self.store, key).bytes()))
        except (NothingThere, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def write_json(self, key: str, value: Mapping[str, Any]) -> None:
        """Write a JSON object; whoever asks sees the old one or this one."""
        content = json.dumps(value, sort_keys=True).encode()
        self.put(key, content, "application/json", "no-cache")

    def put(self, key: str, content: bytes, kind: str, cache: str) -> str:
        """Write one object; returns its etag."""
        attributes = {"Content-Type": kind, "Cache-Control": cache}
        with self.plainly():
            return str(
                obstore.put(self.store, key, content, attributes=attributes, use_multipart=False)["e_tag"]
            )

    def copy(self, key: str, other: str) -> None:
        """Copy one object inside the bucket, with its type."""
        with self.plainly():
            obstore.copy(self.store, key, other)

    def delete(self, keys: Iterable[str]) -> None:
        """Delete objects; one that is gone already is no fault."""
        if wanted := list(keys):
            with self.plainly():
                obstore.delete(self.store, wanted)

    def each(self, work: Callable[[str], Done], keys: Iterable[str]) -> dict[str, Done]:
        """Do the same with many keys at once; the first failure is raised when the ones begun have ended."""
        wanted = list(keys)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return dict(zip(wanted, pool.map(work, wanted), strict=True))

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """One sentence without a secret: what a bucket answers may name the key that was used."""
        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError):
            raise Refusal(
                f"{self.name} does not let us in: see that AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are right and may list, read, write and delete there, then run it again."
            ) from None
        except FileNotFoundError:
            raise NothingThere(self.not_there()) from None
        except (BaseError, ValueError, OSError) as error:
            if "NoSuchBucket" in str(error):
                raise Refusal(self.not_there()) from None
            raise Refusal(
                f"{self.name} did not answer as S3 does ({type(error).__name__}): what readers see is whole; see AWS_ENDPOINT_URL and AWS_REGION, then run it again."
            ) from None

    def not_there(self) -> str:
        """The sentence for a bucket that does not exist."""
        return f"{self.name} is not there: see that the bucket exists and AWS_ENDPOINT_URL names its host, then run it again."


class NothingThere(Refusal):
    """The bucket, or what was asked of it, does not exist."""

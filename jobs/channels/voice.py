"""One piece of feedback, whatever place it came from (F1); what cannot be read goes to quarantine with its bytes (F2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Voice:
    """What a customer said, as the channel gave it."""

    external_id: str  # stable within the channel
    said_on: str  # ISO 8601 date, or date-time with offset
    text: str  # the author's own words (quoted replies cut)
    contacts: tuple[tuple[str, str], ...] = ()  # kind (name, email, phone, order, address, handle), value
    rating: int | None = None  # 1-5
    scores: tuple[tuple[str, int], ...] = ()  # aspect (order_desk, delivery, lead_time, product), 1-10
    attributes: tuple[tuple[str, str], ...] = ()  # staff, shift, subject, thread, product_version ...
    answers: tuple[tuple[str, int], ...] = ()  # recommend 0-10, effort 1-7, importance of an aspect 1-10


@dataclass(frozen=True)
class Unreadable:
    """What could not become a voice."""

    place: str  # file:line, message number, page
    reason: str  # one sentence without the customer's words
    content: bytes


@dataclass(frozen=True)
class Page:
    """What is written in one turn: a whole file, or one page of an API."""

    voices: Iterable[Voice | Unreadable]
    cursor: str | None = None  # the newest value of the source's cursor field on this page


class NotAVoiceError(Exception):
    """Raised while a row is read; its sentence becomes the reason in the quarantine."""

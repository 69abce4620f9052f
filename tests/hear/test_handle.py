"""Names on networks."""

from __future__ import annotations

import pytest

from jobs.hear.handle import find_handles
from tests.hear.table import check

STAYS = [
    "billed for the last @18 months, @1500 each",
    "2 beds @ 300, meet @ 9",
    "write to a@b.example",
    "instagram is full of your advertising",
    "в инстаграме видел рекламу",
    "شفت إعلانكم في انستا",
    "my instagram is private, my facebook is blocked",
    "@18months and @5pm",
    "username is required, login: not working",
    "на фейсбук 100 лайков, вк 2024",
    "room#1234? order#1234",
    "telegram v9.1 is slow",
    "حسابي في البنك 123",
    "u/",
    "ник мой все знают",
    "my instagram is great",
    "билет @1500k, @20k each",
]
CHANGES = [
    "«@kevin_77» and «@priya.r38».",
    "instagram: «olga.k5», twitter «max_p»",
    "мой ник «vasya77», телеграм «@olga_vet»",
    "حسابي في انستا «sara_99»",
    "my insta is «olgavet», my snapchat: «bigal»",
    "username is «kevinm», login: «jdoe»",
    "discord «kevin#1234», reddit «u/kevin_m», «/u/kev-m»",
    "«@Кевин_7» и «@سارة_9»",
    "«@kevin-77», «@k_»",
    "find me «@ kevin_77»",
    "skype «live.kevin-77» or tiktok as «the.kev»",
    "ник «vasyapupkin»",
    "инста «olga.k5», в телеге «olga_k», тг: «olgavet»",
    "аккаунт в вк «olga-vet5»",
    "логин: «ivanov1970»",
    "сноуборд, дискорд «vasya#0001»",
    "يوزري «sara99»، سنابي «sara_9»",
    "انستقرام: «sara.ali»",
    "حسابي على تويتر هو «ali_h»",
    "اليوزر «سارة_99»",
    "спасибо.«@ivan_p», .«@petr7» и .«@sara_9», شكرا .«@sara_9»",
    "«@15031990K» и «@shop@IvanK»",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_handle_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_handles, written, "handle")

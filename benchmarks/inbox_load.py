"""Sends forms to a real server on loopback at a steady rate, kills it in the middle of a second run, and counts what was lost or doubled.

`python -m benchmarks.inbox_load [RATE] [SECONDS]`: 200 a second for 60 seconds unless told otherwise. A send is due at its own time,
whether or not the ones before it were answered; its latency is counted from then. Each visitor has an address of its own.
"""

from __future__ import annotations

import asyncio
import html
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from db.store import open_store
from jobs.channels.receipt import line_id, read_code
from jobs.settings import CODE

INBOX = '[[source]]\nname = "portal"\nkind = "inbox"\ninside = true\n'
WORDS = {
    "en": "the bed came three days late and nobody called us before they stood at the door",
    "ru": "кровать привезли на три дня позже и никто не позвонил пока не приехали к двери",
    "ar": "وصل السرير متأخرا ثلاثة أيام ولم يتصل بنا أحد قبل أن يصلوا إلى الباب",
}
TOKEN = re.compile(rb'name="token" value="([^"]+)"')
CODES = re.compile(rb'<p class="code"><bdi dir="ltr">([^<]+)</bdi>')
TOGETHER = 32  # connections
WAIT = 2.1  # seconds between check and send
TRIES = 200


@dataclass
class Visit:
    """One visitor on the way through the form."""

    number: int
    language: str
    fields: dict[str, str]
    codes: set[str] = field(default_factory=set)
    tries: int = 0
    latency: float = 0.0
    broken: list[str] = field(default_factory=list)


@dataclass
class Server:
    """The form as a process of its own, on one port for all its lives."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start, and wait until it listens."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jobs.channels.inbox", "--port", str(self.port)],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": str(CODE)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        self.port = int(re.findall(r"127\.0\.0\.1:(\d+)", said)[0])

    def kill(self) -> None:
        """As the power does it."""
        assert self.process is not None
        self.process.kill()
        self.process.communicate()


def visits(count: int, seed: int) -> list[Visit]:
    """Made-up forms of differing length in three languages."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        language = chance.choice(list(WORDS))
        words = WORDS[language].split()
        text = " ".join(chance.choices(words, k=chance.randint(5, 120)))
        fields = {"happened": f"{number} {text}", "contact": f"visitor{seed}-{number}@example.org"}
        made.append(Visit(number, language, fields | ({"may_quote": "yes"} if chance.random() < 0.2 else {})))
    return made


async def post(
    lines: Sequence[asyncio.Queue[tuple[object, object] | None]], port: int, step: str, visit: Visit
) -> tuple[int, bytes]:
    """One POST over a connection that is kept; raises OSError when the server is not there."""
    body = urlencode(visit.fields).encode()
    address = f"10.{visit.number >> 16 & 255}.{visit.number >> 8 & 255}.{visit.number & 255}"
    head = (
        f"POST /inbox/{visit.language}/{step} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {address}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    (queue,) = lines
    line = await queue.get()
    kept: tuple[object, object] | None = None
    try:
        reader, writer = line or await asyncio.open_connection("127.0.0.1", port)
        assert isinstance(reader, asyncio.StreamReader)
        assert isinstance(writer, asyncio.StreamWriter)
        writer.write(head + body)
        answered = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
        length = int(re.findall(rb"(?i)content-length: (\d+)", answered)[0])
        page = await asyncio.wait_for(reader.readexactly(length), 30)
        kept = (reader, writer)
        return int(answered[9:12]), page
    except (EOFError, TimeoutError) as broken:
        raise ConnectionError from broken
    finally:
        queue.put_nowait(kept)


def connections() -> list[asyncio.Queue[tuple[object, object] | None]]:
    """So many connections, opened when they are first used."""
    queue: asyncio.Queue[tuple[object, object] | None] = asyncio.Queue()
    for _ in range(TOGETHER):
        queue.put_nowait(None)
    return [queue]


async def check(port: int, everybody: Sequence[Visit]) -> float:
    """Everybody looks over their answers; returns the seconds it took."""
    lines, began = connections(), time.perf_counter()

    async def one(visit: Visit) -> None:
        status, page = await post(lines, port, "check", visit)
        assert status == 200, page.decode()
        visit.fields["token"] = html.unescape(TOKEN.findall(page)[0].decode())

    for start in range(0, len(everybody), 500):
        await asyncio.gather(*map(one, everybody[start : start + 500]))
    return time.perf_counter() - began


async def send(port: int, everybody: Sequence[Visit], rate: float) -> float:
    """Everybody sends at their own time and tries again until they are told that it is here; returns the seconds."""
    lines, began = connections(), time.perf_counter()

    async def one(place: int, visit: Visit) -> None:
        due = began + place / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        while not visit.codes and visit.tries < TRIES:
            visit.tries += 1
            try:
                status, page = await post(lines, port, "send", visit)
            except OSError as lost:
                visit.broken.append(type(lost).__name__)
                await asyncio.sleep(0.25)
                continue
            if status == 200:
                visit.codes |= {code.decode() for code in CODES.findall(page)}
                visit.latency = time.perf_counter() - due
            else:
                visit.broken.append(str(status))
                await asyncio.sleep(0.25)

    await asyncio.gather(*(one(place, visit) for place, visit in enumerate(everybody)))
    return time.perf_counter() - began


def percentiles(values: Sequence[float]) -> str:
    """Latency in milliseconds at the usual places."""
    ordered = sorted(values)
    return (
        ", ".join(
            f"p{part} {ordered[min(len(ordered) - 1, int(len(ordered) * part / 100))] * 1000:.0f} ms"
            for part in (50, 90, 99)
        )
        + f", longest {ordered[-1] * 1000:.0f} ms"
    )


def lines_of(everybody: Sequence[Visit]) -> set[str]:
    """The lines of all receipts that were shown."""
    assert all(len(visit.codes) <= 1 for visit in everybody), "one form, two codes"
    return {line_id(str(read_code(code))) for visit in everybody for code in visit.codes}


def gather(folder: Path) -> dict[str, str]:
    """Take the spool in; returns all voices in the store, id and text."""
    subprocess.run(
        [sys.executable, "-m", "jobs.gather"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(CODE)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    db = open_store(folder / "db" / "otklik.db")
    return {row["external_id"]: row["text"] for row in db.query("select external_id, text from voices")}


def report(
    what: str, everybody: Sequence[Visit], seconds: float, folder: Path, before: dict[str, str]
) -> dict[str, str]:
    """Print what was confirmed, kept and gathered; returns every voice in the store."""
    confirmed = lines_of(everybody)
    spool = {path.stem for path in (folder / "db" / "inbox").glob("r*.json")}
    began = time.perf_counter()
    voices = gather(folder)
    took, texts = time.perf_counter() - began, len(everybody)
    new = voices.keys() - before.keys()
    told = {voices[line] for line in new}
    print(
        f"{what}: {texts} forms in {seconds:.1f} s ({texts / seconds:.0f} a second); {percentiles([visit.latency for visit in everybody])}\n"
        f"  confirmed {len(confirmed)}, in the spool {len(spool)}, gathered {len(new)} in {took:.1f} s; "
        f"lost {len(confirmed - new)}, doubled {len(new) - len(told)}, tries over again {sum(visit.tries - 1 for visit in everybody)}, "
        f"left in the spool {len(list((folder / 'db' / 'inbox').iterdir()))}",
        flush=True,
    )
    return voices


def prepare(folder: Path) -> None:
    """An organisation whose only channel is its form."""
    (folder / "db" / "example").mkdir(parents=True)
    (folder / "db" / "example" / "sources.toml").write_text(INBOX, "utf-8")
    shutil.copy(CODE / "invoke.yaml", folder / "invoke.yaml")


async def killed_in_the_middle(server: Server, everybody: Sequence[Visit], rate: float, seed: int) -> float:
    """The same again, but the server dies without a word in the middle and is started anew."""

    async def killer() -> None:
        await asyncio.sleep(len(everybody) / rate * random.Random(seed).uniform(0.3, 0.7))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)

    seconds, _ = await asyncio.gather(send(server.port, everybody, rate), killer())
    return seconds


def main(rate: float = 200, seconds: float = 60) -> None:
    """Both runs; the store is read at the end of each."""
    folder = Path(tempfile.mkdtemp(prefix="otklik-inbox-"))
    prepare(folder)
    server = Server(folder)
    server.start()
    try:
        first, second = (visits(int(rate * seconds), seed) for seed in (1, 2))
        took = asyncio.run(check(server.port, first))
        print(
            f"check: {len(first)} forms looked over in {took:.1f} s ({len(first) / took:.0f} a second)",
            flush=True,
        )
        time.sleep(WAIT)
        voices = report("send", first, asyncio.run(send(server.port, first, rate)), folder, {})
        asyncio.run(check(server.port, second))
        time.sleep(WAIT)
        took = asyncio.run(killed_in_the_middle(server, second, rate, 3))
        report("send, killed in the middle", second, took, folder, voices)
    finally:
        server.kill()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))

"""A WSGI application behind the real server, for as long as a test needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from jobs.channels.inbox.serving import make_server, port_of


@contextmanager
def running(application: Callable[..., Any], **more: Any) -> Iterator[str]:
    """The address under which it answers."""
    with running_server(make_server(application, 0, "./invoke serve", **more)) as address:
        yield address


@contextmanager
def running_server(server: Any) -> Iterator[str]:
    """The address of a server that was made already."""
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port_of(server)}"
    finally:
        server.task_dispatcher.shutdown(timeout=1)
        server.close()
        thread.join(5)

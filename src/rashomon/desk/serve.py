"""Takes a record and an address, gives the desk there until it is told to stop; what is under way is ended first."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import uvicorn

from rashomon.desk.answers import Asking
from rashomon.desk.app import application
from rashomon.desk.library import Library
from rashomon.desk.safety import Rules
from rashomon.errors import InputError

PATIENCE = 20
"""Seconds that an act under way has when the desk is told to stop; what it appended to the ledger stays in any case."""


LOGGING = {"version": 1, "disable_existing_loggers": False, "loggers": {"uvicorn": {"level": "CRITICAL"}}}
"""What goes wrong is told on the page; a trace, with texts of reports in it, stands nowhere."""


class _Server(uvicorn.Server):
    """Says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[int], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            self._ready(self.servers[0].sockets[0].getsockname()[1])


def serve(
    record: Path,
    rules: Rules,
    port: int,
    answers: Mapping[str, Asking],
    ready: Callable[[int], None],
) -> None:
    """Serves until an interrupt. `ready` is told the port. Raises `InputError` where the address cannot be had."""
    server = server_of(record, rules, port, answers, ready)
    try:
        server.run()
    except SystemExit as error:
        raise InputError(f"{rules.host}:{port}: cannot be listened on; name another with --port") from error


def server_of(
    record: Path,
    rules: Rules,
    port: int,
    answers: Mapping[str, Asking],
    ready: Callable[[int], None],
) -> uvicorn.Server:
    """The server, not yet running. Raises the errors of `Record`."""
    app = application(Library(record), rules, answers)
    config = uvicorn.Config(
        app,
        host=rules.host,
        port=port,
        log_config=LOGGING,
        access_log=False,
        server_header=False,
        date_header=False,
        ws="none",
        lifespan="on",
        limit_concurrency=64,
        timeout_graceful_shutdown=PATIENCE,
        h11_max_incomplete_event_size=32 * 1024,
        proxy_headers=False,
    )
    return _Server(config, ready)


@contextlib.contextmanager
def opened(record: Path, rules: Rules, answers: Mapping[str, Asking]) -> Iterator[str]:
    """The address of the desk, which is open for as long as it is needed: for a program that looks at its pages."""
    ports: queue.Queue[int] = queue.Queue()
    server = server_of(record, rules, 0, answers, ports.put)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{ports.get(timeout=PATIENCE)}"
    finally:
        server.should_exit = True
        thread.join()

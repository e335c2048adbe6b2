from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for the modules beside the tests; pytest itself adds nothing

from client import HERE, SERVED, Client, capabilities, python

_numbers = itertools.count(1)


@pytest.fixture
def uri() -> str:
    """The URI of a document that no other test has."""
    return f"untitled:draft-{next(_numbers)}"


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Client]]:
    """Starts servers that are ended with the test."""
    started: list[Client] = []

    def starting(*command: str, **more: object) -> Client:
        folder = tmp_path / f"server-{len(started)}"
        folder.mkdir()
        started.append(Client(command or SERVED, folder, **more))
        return started[-1]

    yield starting
    for client in started:
        client.kill()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server that the tests of a module share, in utf-16 and with diagnostics pushed."""
    client = Client(SERVED, tmp_path_factory.mktemp("server"))
    client.initialize(capabilities("utf-16"))
    yield client
    client.kill()


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server with newsls's own rules, in whose workspace words may be added."""
    folder = tmp_path_factory.mktemp("newsroom")
    client = Client(python(str(HERE / "served.py"), "stdio", "--real"), folder)
    client.initialize(capabilities("utf-16"), root=folder)
    yield client
    client.kill()

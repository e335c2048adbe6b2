"""``newsls serve``: the language server."""

from __future__ import annotations

import ipaddress
from typing import Literal

import click


class Address(click.ParamType[tuple[str, int]]):
    """HOST:PORT, with brackets round an IPv6 address."""

    name = "address"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        host, colon, port = str(value).rpartition(":")
        host = host.removeprefix("[").removesuffix("]")
        if not colon or not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
            self.fail(f"“{value}” is not HOST:PORT, such as 127.0.0.1:2087.", param, ctx)
        return host, int(port)


@click.command()
@click.option("--stdio", is_flag=True, help="Speak over standard input and output; the default.")
@click.option("--tcp", metavar="HOST:PORT", type=Address(), help="Listen on a TCP port for one client.")
@click.option("--ws", metavar="HOST:PORT", type=Address(), help="Listen for one client over WebSocket.")
@click.option("--allow-remote", is_flag=True, help="Allow a HOST that other machines can reach.")
@click.option(
    "--position-encoding",
    type=click.Choice(["utf-8", "utf-16", "utf-32"]),
    help="What the columns of a client count that does not say so itself, as ALE for Vim counts bytes (utf-8).",
)
def command(
    *,
    stdio: bool,
    tcp: tuple[str, int] | None,
    ws: tuple[str, int] | None,
    allow_remote: bool,
    position_encoding: str | None,
) -> int:
    """Run the language server, which editors start by themselves."""
    if stdio + (tcp is not None) + (ws is not None) > 1:
        raise click.UsageError("Give one of --stdio, --tcp and --ws.")
    transport: Literal["stdio", "tcp", "ws"] = "tcp" if tcp else "ws" if ws else "stdio"
    host, port = tcp or ws or ("127.0.0.1", 0)
    if transport != "stdio" and not allow_remote and not _is_loopback(host):
        raise click.UsageError(
            f"“{host}” can be reached from other machines, and the server asks nobody who they are; "
            "use 127.0.0.1, or --allow-remote if that is meant."
        )
    from newsls.lsp.server import serve

    return serve(transport, host, port, counts=position_encoding)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

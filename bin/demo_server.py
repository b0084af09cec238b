"""Serves the demo, pages and events, to this machine only; with --only-look it tells whether it could."""

import os
import socket
import sys
from pathlib import Path

HOST = "127.0.0.1"


def read_port() -> int:
    """Return the port in PORT. Exits with a message when it is none, or another program has it."""
    port = os.environ["PORT"]
    if not port.isdecimal() or int(port) > 65_535:
        sys.exit(f"PORT is {port!r}; it must be a number of at most 65535.")
    with socket.socket() as probe:
        if probe.connect_ex((HOST, int(port))) == 0:
            sys.exit(
                f"Port {port} is taken by another program. Choose another: PORT=8001 make demo"
            )
    return int(port)


def serve(port: int) -> None:
    """Serve until Ctrl-C, and say where once it can be reached there."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from config.server import Server, make_server

    class Demo(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            where = f"http://{HOST}:{port}/"
            print(f"The demo is at {where} until you press Ctrl-C.", flush=True)

    make_server(Demo, HOST, port).serve_until_stopped()


if __name__ == "__main__":
    port = read_port()
    if sys.argv[1:] != ["--only-look"]:
        serve(port)

"""Serves the pages and the events over ASGI: `python -m config.server --port 8001`.

The demo runs on it alone. A parliament has it serve the events beside gunicorn: docs/running.md.
"""

import argparse
import socket
import sys

import uvicorn

from config.asgi import application

PATIENCE = 5  # seconds that an answer under way has to be finished when the server is told to stop


class Server(uvicorn.Server):
    """A server that ends the streams when it is told to stop; they would go on for ever."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        from amendments.live.hub import hub  # can be imported once the application is made

        hub.end()
        await super().shutdown(sockets)

    def serve_until_stopped(self) -> None:
        """Serve until Ctrl-C or a signal to stop. Exits with 1 when it could not begin."""
        try:
            self.run()
        except KeyboardInterrupt:
            return
        if not self.started:
            sys.exit(1)


def make_server[S: Server](kind: type[S], host: str, port: int) -> S:
    """Return the server of this site at `host` and `port`."""
    return kind(
        uvicorn.Config(
            application,
            host=host,
            port=port,
            log_level="warning",
            lifespan="off",
            timeout_graceful_shutdown=PATIENCE,
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="config.server", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    options = parser.parse_args()
    make_server(Server, options.host, options.port).serve_until_stopped()


if __name__ == "__main__":
    main()

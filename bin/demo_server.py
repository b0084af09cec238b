"""How gunicorn serves the demo: one process of several threads, for this machine only."""

import os
import socket
import sys

port = os.environ["PORT"]
if not port.isdecimal():
    sys.exit(f"PORT is {port!r}; it must be a number.")
with socket.socket() as probe:
    if probe.connect_ex(("127.0.0.1", int(port))) == 0:
        sys.exit(f"Port {port} is taken by another program. Choose another: PORT=8001 make demo")

bind = f"127.0.0.1:{port}"
worker_class = "gthread"
threads = 8
loglevel = "warning"


def when_ready(server: object) -> None:
    """Say where the demo is, once it can be reached there."""
    print(f"The demo is at http://127.0.0.1:{port}/ until you press Ctrl-C.", flush=True)

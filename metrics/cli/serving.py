"""The command that serves the dashboard, on this machine only."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import click

from metrics.cli.arguments import Port
from metrics.warehouse.program import PROGRAM

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"


@click.command(epilog=f"Example: {PROGRAM} serve --port 8600 --no-browser")
@click.option("--port", type=Port(), default=8501, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def serve(port: int, no_browser: bool) -> None:
    """Serve the dashboard on this machine."""
    if reason := port_problem(port):
        raise click.ClickException(f"{reason}: choose another, such as --port {port + 1 if port < 65535 else 8501}")
    from streamlit.web import cli

    os.chdir(ROOT)  # where its settings are
    quiet = ["--server.headless", "true"] if no_browser else []
    # In this process: whoever ends it ends the server.
    cli.main(["run", "dashboard.py", "--server.address", ADDRESS, "--server.port", str(port), *quiet])


def port_problem(port: int) -> str | None:
    """Why no server can listen on a port of this machine; None where one can."""
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere the option would let two listen at once
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            return f"port {port} cannot be used ({error.strerror})"
    return None

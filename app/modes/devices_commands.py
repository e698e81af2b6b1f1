"""`citydesk devices …`: looking for devices and trying them, or driving them by the hall (`serve`)."""

from collections.abc import Sequence

from devices import commands


def main(argv: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    if list(argv[:1]) == ["serve"]:
        from app.modes import serve  # noqa: PLC0415 - who only looks for a port needs neither Qt nor a server

        return serve.main(argv[1:])
    return commands.main(argv)

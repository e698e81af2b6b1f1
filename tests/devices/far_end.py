"""The other end of a line: a pseudo terminal, a TCP listener or a UDP socket that a simulator answers on."""

import contextlib
import os
import pty
import select
import socket
import threading
import tty
from typing import Protocol


class Simulator(Protocol):
    """A device on the other end."""

    def receive(self, data: bytes) -> bytes | None:
        """Take bytes in any pieces, give what is answered; None to hang up."""
        ...


class _FarEnd:
    """A thread that feeds a simulator. `say` sends what nobody asked for."""

    def __init__(self) -> None:
        self._wake_read, self._wake_write = os.pipe()
        self._thread = threading.Thread(target=self._run, name="far end")
        self._thread.start()

    def close(self) -> None:
        os.write(self._wake_write, b"x")
        self._thread.join()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def _run(self) -> None:
        raise NotImplementedError

    def _readable(self, *files: int) -> list[int]:
        """Wait until one of `files` can be read; none when it is time to end and nothing is left to read."""
        ready, _, _ = select.select([*files, self._wake_read], [], [])
        return [file for file in ready if file != self._wake_read]


class SerialFarEnd(_FarEnd):
    """A serial port that is no port: `path` is what a driver opens. `close` pulls the plug."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self._master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)
        super().__init__()

    def say(self, data: bytes) -> None:
        os.write(self._master, data)

    def close(self) -> None:
        super().close()
        os.close(self._slave)

    def _run(self) -> None:
        while self._readable(self._master):
            answer = self.simulator.receive(os.read(self._master, 4096))
            if answer is None:
                break
            if answer:
                os.write(self._master, answer)
        os.close(self._master)


class TcpFarEnd(_FarEnd):
    """A device on the network; each connection in turn."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        super().__init__()

    def close(self) -> None:
        super().close()
        self._listener.close()

    def _run(self) -> None:
        while self._readable(self._listener.fileno()):
            connection, _ = self._listener.accept()
            self.connections += 1
            with connection, contextlib.suppress(ConnectionError):
                self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        while self._readable(connection.fileno()):
            data = connection.recv(4096)
            answer = self.simulator.receive(data) if data else None
            if answer is None:
                return
            connection.sendall(answer)


class UdpFarEnd(_FarEnd):
    """A device that answers datagrams."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        super().__init__()

    def close(self) -> None:
        super().close()
        self._socket.close()

    def _run(self) -> None:
        while self._readable(self._socket.fileno()):
            data, sender = self._socket.recvfrom(4096)
            answer = self.simulator.receive(data)
            if answer:
                self._socket.sendto(answer, sender)

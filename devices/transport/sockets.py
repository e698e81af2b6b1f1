"""Lines over the network: TCP and UDP."""

import contextlib
import socket

from devices.errors import DeviceTimeout, DeviceUnavailable

CHUNK = 4096
MOST_DRAINED = 64
"""Reads; a device that never stops talking must not hold us."""

CONNECT_S = 2.0
SEND_S = 5.0


class SocketLine:
    """What TCP and UDP have in common. See `devices.transport.line.Line`."""

    name = "socket"

    def __init__(self, host: str, port: int, *, connect_s: float = CONNECT_S, send_s: float = SEND_S) -> None:
        self._address = (host, port)
        self._connect_s = connect_s
        self._send_s = send_s
        self._socket: socket.socket | None = None

    def open(self) -> None:
        """See `Line.open`."""
        self.close()
        try:
            self._socket = self._connected()
        except OSError as error:
            raise unavailable(error) from error

    def close(self) -> None:
        """See `Line.close`."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def drain(self) -> None:
        """See `Line.drain`."""
        for _ in range(MOST_DRAINED):
            if not self.read(0.0):
                return

    def write(self, data: bytes) -> None:
        """See `Line.write`."""
        sock = self._opened()
        sock.settimeout(self._send_s)
        try:
            sock.sendall(data)
        except OSError as error:
            raise unavailable(error) from error

    def read(self, timeout_s: float) -> bytes:
        """See `Line.read`. The far end hanging up breaks the line."""
        sock = self._opened()
        sock.settimeout(max(0.0, timeout_s))
        try:
            data = sock.recv(CHUNK)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise unavailable(error) from error
        if not data:
            return self._nothing()
        return data

    def travel_s(self, count: int) -> float:
        """A network is quick."""
        del count
        return 0.0

    def _connected(self) -> socket.socket:
        raise NotImplementedError

    def _nothing(self) -> bytes:
        raise NotImplementedError

    def _opened(self) -> socket.socket:
        if self._socket is None:
            raise DeviceUnavailable("line.closed", "the line is not open")
        return self._socket


class TcpLine(SocketLine):
    """A TCP connection that is kept."""

    name = "tcp"

    def _connected(self) -> socket.socket:
        sock = socket.create_connection(self._address, timeout=self._connect_s)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # A device that lost its power says nothing; without this nobody would ever learn of it.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        return sock

    def _nothing(self) -> bytes:
        raise DeviceUnavailable("line.hung-up", "the device hung up")


class UdpLine(SocketLine):
    """Datagrams to one address; that somebody is there is only known from answers."""

    name = "udp"

    def _connected(self) -> socket.socket:
        family, kind, protocol, _, address = socket.getaddrinfo(*self._address, type=socket.SOCK_DGRAM)[0]
        sock = socket.socket(family, kind, protocol)
        with contextlib.ExitStack() as undo:
            undo.callback(sock.close)
            sock.connect(address)
            undo.pop_all()
        return sock

    def _nothing(self) -> bytes:
        return b""


def unavailable(error: OSError) -> DeviceUnavailable:
    """What an error of a socket means for people."""
    if isinstance(error, TimeoutError):
        return DeviceTimeout("line.timeout", "the device did not take the bytes in time")
    if isinstance(error, ConnectionRefusedError):
        return DeviceUnavailable("line.refused", "the device's address refuses connections")
    if isinstance(error, ConnectionError):
        return DeviceUnavailable("line.hung-up", "the device hung up")
    if isinstance(error, socket.gaierror):
        return DeviceUnavailable("line.no-such-address", "the device's address is not known")
    return DeviceUnavailable("line.unreachable", "the device cannot be reached")

"""An Asterisk switch on loopback, as far as its manager interface shows it: one telephone 8001, callers, a dial plan.

It reads and writes the wire format by itself, so that a mistake in the driver's reader or writer is not made twice.
"""

import contextlib
import socket
import threading

SECRET = "correct-horse"
PHONE = "PJSIP/8001-00000001"
CALLER = "PJSIP/trunk-00000002"


class Asterisk:
    """The switch. `orders` keeps every action as a dictionary; `deaf` lets it answer nothing."""

    def __init__(self) -> None:
        self.orders: list[dict[str, str]] = []
        self.deaf = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._connection: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="asterisk")
        self._thread.start()

    def ring(self, number: str, call: str = "1700000000.1") -> None:
        """Somebody calls 8001."""
        self._event("Newchannel", Channel=PHONE, ChannelState="0", Linkedid=call, Exten="8001")
        self._event("Newstate", Channel=PHONE, ChannelState="5", Linkedid=call, ConnectedLineNum=number)
        self._event("Newstate", Channel=CALLER, ChannelState="5", Linkedid=call, ConnectedLineNum="8001")

    def caller_hangs_up(self, call: str = "1700000000.1") -> None:
        """The caller has had enough."""
        self._event("Hangup", Channel=CALLER, Linkedid=call)
        self._event("Hangup", Channel=PHONE, Linkedid=call, Cause="16")

    def drop(self) -> None:
        """The connection breaks."""
        if self._connection is not None:
            self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End everything."""
        self._listener.close()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            pass
        with contextlib.suppress(OSError):
            self.drop()
        self._thread.join(10)

    def _run(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connection = connection
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"Asterisk Call Manager/9.0.0\r\n")
                self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        waiting = ""
        while data := connection.recv(4096):
            waiting += data.decode()
            while "\r\n\r\n" in waiting:
                text, waiting = waiting.split("\r\n\r\n", 1)
                self._carry_out(dict(line.split(": ", 1) for line in text.split("\r\n")))

    def _carry_out(self, order: dict[str, str]) -> None:
        self.orders.append(order)
        if self.deaf:
            return
        action = order["Action"]
        refused = action == "Login" and order["Secret"] != SECRET
        refused = refused or (action == "Redirect" and order["Exten"] == "nobody")
        self._say(Response="Error" if refused else "Success", ActionID=order["ActionID"], Message="as you like")
        if not refused:
            self._follow(action, order)

    def _follow(self, action: str, order: dict[str, str]) -> None:
        call = "1700000000.1"
        if action == "PJSIPNotify" and order["Variable"] == "Event=talk":
            held = any(each.get("Variable") == "Event=hold" for each in self.orders)
            if held:
                self._event("Unhold", Channel=PHONE, Linkedid=call)
                return
            self._event("Newstate", Channel=PHONE, ChannelState="6", Linkedid=call)
            self._event("BridgeEnter", Channel=PHONE, Linkedid=call)
            self._event("BridgeEnter", Channel=CALLER, Linkedid=call)
        elif action == "PJSIPNotify":
            self._event("Hold", Channel=PHONE, Linkedid=call)
        elif action in ("Hangup", "Redirect"):
            self._event("Hangup", Channel=PHONE, Linkedid=call)
        elif action == "Originate":
            self._event("Newstate", Channel=PHONE, ChannelState="4", Linkedid="1700000000.9", Exten=order["Exten"])
            self._event("Newstate", Channel=PHONE, ChannelState="6", Linkedid="1700000000.9", Exten=order["Exten"])

    def _event(self, name: str, **fields: str) -> None:
        self._say(Event=name, Privilege="call,all", **fields)

    def _say(self, **fields: str) -> None:
        assert self._connection is not None
        # in two pieces, as networks do
        data = "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode() + b"\r\n"
        self._connection.sendall(data[:7])
        self._connection.sendall(data[7:])

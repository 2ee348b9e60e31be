"""One desk per home: a second start reaches the first one and hands its wish over."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QThread, QTimer
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from receptiondesk.services.files import json_of

_PATIENCE_MS = 5000
_KNOCK_MS = 50
_LONGEST = 4096


def _name(home: Path) -> str:
    """A socket name of the home's own; short, because some systems allow a hundred letters only."""
    return "reception-desk-" + hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:24]


def reach(home: Path, request: dict[str, str]) -> int:
    """Hand `request` to the desk that is open on `home`; 0 when it was delivered."""
    socket = QLocalSocket()
    waited = QElapsedTimer()
    waited.start()
    while True:
        socket.connectToServer(_name(home))
        if socket.waitForConnected(_PATIENCE_MS):
            break
        if waited.hasExpired(_PATIENCE_MS):
            return 1
        QThread.msleep(_KNOCK_MS)  # the other desk is only just starting and does not listen yet
    socket.write(json.dumps(request).encode() + b"\n")
    delivered = socket.waitForBytesWritten(_PATIENCE_MS) and socket.waitForReadyRead(_PATIENCE_MS)
    socket.disconnectFromServer()
    return 0 if delivered else 1


class OneDesk(QObject):
    """Listens for later starts on the same home, of the same user only."""

    def __init__(self, home: Path, answer: Callable[[dict[str, str]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(home))
        self._server.newConnection.connect(self._greet)
        self._server.listen(_name(home))

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            # Who says nothing does not stay on the line.
            QTimer.singleShot(_PATIENCE_MS, socket, socket.abort)
            socket.setReadBufferSize(_LONGEST)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= _LONGEST:
                socket.abort()
            return
        line = bytes(socket.readLine(_LONGEST).data())
        request = _understood(line)
        if request is None:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self._answer(request)


def _understood(line: bytes) -> dict[str, str] | None:
    """The request in a line; None for anything that is none."""
    try:
        request = json_of(line)
    except ValueError:
        return None
    if not isinstance(request, dict):
        return None
    return {str(name): str(value) for name, value in request.items()}

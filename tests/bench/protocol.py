"""One browser tab of a Streamlit app, without the browser: it speaks the app's own websocket protocol."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

_SECONDS_A_RUN = 60.0


class PageFailed(Exception):
    """The script of the page raised, or ended early."""


@dataclass(slots=True)
class Run:
    """One run of the script: seconds from asking to its end, and how many elements it drew."""

    seconds: float
    elements: int


@dataclass(slots=True)
class Tab:
    """An open tab. `states` are the multiple choices that were drawn, by widget id; an id ends in the app's own key.

    As a browser does, it sends them all with each run, changed or not; and keeps large messages for some runs, so that
    the server need not send them again but names them.
    """

    port: int
    states: dict[str, WidgetState] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _page: str = ""
    _options: dict[str, list[str]] = field(default_factory=dict)
    # Large messages by their hash, with how many runs there were when each was last used.
    _kept: dict[str, tuple[ForwardMsg, int]] = field(default_factory=dict)
    _runs: int = 0
    _most_runs: int = 0

    def __enter__(self) -> Self:
        self._socket = connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=None,
            compression=None,
        )
        self.rerun()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._socket is not None:
            self._socket.close()

    def choose(self, key: str, values: list[str]) -> None:
        """Set the multiple choice whose key begins so, to be sent with the next run."""
        (widget,) = (name for name in self.states if f"-{key}" in name)
        self._set(widget, values)

    def options(self, key: str) -> list[str]:
        """What can be chosen in the multiple choice whose key begins so."""
        (widget,) = (name for name in self.states if f"-{key}" in name)
        return self._options[widget]

    def rerun(self) -> Run:
        """Ask for one run and wait until its last word has arrived. Raises `PageFailed`."""
        assert self._socket is not None
        request = BackMsg()
        request.rerun_script.query_string = ""
        request.rerun_script.page_script_hash = self._page
        request.rerun_script.widget_states.widgets.extend(self.states.values())
        request.rerun_script.cached_message_hashes.extend(self._kept)
        begun = time.perf_counter()
        self._socket.send(request.SerializeToString())
        elements = 0
        while True:
            message = ForwardMsg()
            received = self._socket.recv(timeout=_SECONDS_A_RUN)
            assert isinstance(received, bytes)
            message.ParseFromString(received)
            if message.WhichOneof("type") == "ref_hash":
                message, _ = self._kept[message.ref_hash]
            if message.metadata.cacheable:
                self._kept[message.hash] = message, self._runs
            match message.WhichOneof("type"):
                case "new_session":
                    self._page = message.new_session.page_script_hash or self._page
                    self._most_runs = message.new_session.config.max_cached_message_age
                    elements = 0
                case "delta" if message.delta.WhichOneof("type") == "new_element":
                    elements += 1
                    self._notice(message)
                case "script_finished":
                    # An end for the sake of another run is no end.
                    if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                        taken = time.perf_counter() - begun
                        self._forget()
                        return Run(taken, elements)
                    if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        raise PageFailed(f"the script ended with {message.script_finished}")

    def _forget(self) -> None:
        """Drop what was not used in the last runs."""
        self._runs += 1
        self._kept = {hash_: kept for hash_, kept in self._kept.items() if self._runs - kept[1] <= self._most_runs}

    def _notice(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "exception":
                raise PageFailed(f"{element.exception.type}: {element.exception.message}")
            case "multiselect" if element.multiselect.id not in self.states:
                drawn = element.multiselect
                self._options[drawn.id] = list(drawn.options)
                self._set(drawn.id, [drawn.options[position] for position in drawn.default])

    def _set(self, widget: str, values: list[str]) -> None:
        state = WidgetState(id=widget)
        state.string_array_value.data.extend(values)
        self.states[widget] = state

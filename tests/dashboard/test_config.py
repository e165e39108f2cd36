"""The settings that the page rests on, each still known to this Streamlit."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest
from streamlit.web import bootstrap
from streamlit.web.server.starlette import starlette_server

from dashboard import navigation

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "option", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("runner", "postScriptGC", False),
        ("server", "enableStaticServing", True),
    ],
)
def test_a_setting_is_made_and_still_exists(section: str, option: str, value: object) -> None:
    assert SETTINGS[section][option] == value
    assert f"{section}.{option}" in config._config_options_template


def _names(name: str, value: object) -> list[str]:
    if not isinstance(value, dict):
        return [name]
    return [each for inner, of_it in value.items() for each in _names(f"{name}.{inner}", of_it)]


def test_every_setting_is_known_to_this_streamlit() -> None:
    for section, options in SETTINGS.items():
        for option, value in options.items():
            names = _names(f"{section}.{option}", value)
            assert set(names) <= set(config._config_options_template)


def test_the_fonts_are_bundled_with_their_licence() -> None:
    faces = SETTINGS["theme"]["fontFaces"]
    assert {(f["weight"], "0E01" in f["unicodeRange"]) for f in faces} == {
        ("400", True),
        ("400", False),
        ("600", True),
        ("600", False),
    }
    for face in faces:
        path = ROOT / "dashboard" / face["url"].removeprefix("app/")
        assert path.read_bytes()[:4] == b"wOF2"
    assert "SIL OPEN FONT LICENSE" in (ROOT / "dashboard/static/fonts/OFL.txt").read_text(encoding="utf-8").upper()
    assert sum(p.stat().st_size for p in (ROOT / "dashboard/static").rglob("*") if p.is_file()) < 200_000


def test_nothing_of_ours_names_another_host() -> None:
    for path in [ROOT / ".streamlit/config.toml", *(ROOT / "dashboard").rglob("*")]:
        if path.suffix in (".toml", ".css", ".js", ".py") and path.name not in ("cli.py", "serve.py"):
            assert not re.search(r'https?://|@import(?! url\("app/static/)|//cdn', path.read_text(encoding="utf-8")), (
                path
            )


def test_no_folder_called_pages() -> None:
    assert not (ROOT / "dashboard" / "pages").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop knows no Windows")
def test_streamlit_serves_on_a_loop_that_sends_small_messages_at_once_and_asyncio_alone_would_not() -> None:
    def sends_at_once(make_loop: Callable[[], asyncio.AbstractEventLoop]) -> bool:
        async def connected() -> bool:
            loop = asyncio.get_running_loop()
            told: asyncio.Future[int] = loop.create_future()

            class Connection(asyncio.Protocol):
                def connection_made(self, transport: asyncio.BaseTransport) -> None:
                    accepted = transport.get_extra_info("socket")
                    told.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

            # Streamlit binds the socket by itself, and hands it over.
            with starlette_server._bind_socket("127.0.0.1", 0, 1) as bound:
                await loop.create_server(Connection, sock=bound)
                with socket.create_connection(bound.getsockname()):
                    return bool(await told)

        with asyncio.Runner(loop_factory=make_loop) as runner:
            return runner.run(connected())

    served_on = bootstrap._get_uvloop_loop_factory()
    assert served_on is not None
    assert sends_at_once(served_on)
    assert not sends_at_once(asyncio.new_event_loop), "Streamlit does it by itself now: uvloop is needless for that"


def test_each_run_has_pages_of_its_own(open_page: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit marks a page as run: two readers at once must not share one, though what it is made of is kept."""
    made: list[dict[str, st.Page]] = []
    pages = navigation.pages
    monkeypatch.setattr(navigation, "pages", lambda words: made.append(pages(words)) or made[-1])
    assert not open_page().run().exception
    first, second = made
    assert not {id(one) for one in first.values()} & {id(one) for one in second.values()}
    for told in (lambda one: one.title, lambda one: one.url_path):
        assert [told(one) for one in first.values()] == [told(one) for one in second.values()]


def test_html_is_taken_at_its_word_and_not_for_the_name_of_a_file() -> None:
    """What `dashboard.markup` rests on: where this Streamlit shows a plain text as it is given, the module is needless."""

    def page() -> None:
        import streamlit as inner

        from dashboard import markup

        markup.show("  <p>as it is</p>\n")
        inner.html("  <p>plain</p>\n")

    bodies = [element.proto.body for element in AppTest.from_function(page).run().get("html")]
    assert bodies == ["  <p>as it is</p>\n", "<p>plain</p>"]


def test_all_html_is_shown_by_one_module() -> None:
    shown = [path.name for path in (ROOT / "dashboard").rglob("*.py") if "st.html(" in path.read_text(encoding="utf-8")]
    assert shown == ["markup.py"]

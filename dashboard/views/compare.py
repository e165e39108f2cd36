"""เปรียบเทียบ: stub."""

from __future__ import annotations

from dashboard import frame, page


def draw(here: page.Page) -> None:
    """Say what the page will be."""
    frame.stub("compare", here)


if __name__ == "__main__":
    draw(page.take())

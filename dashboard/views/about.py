"""เกี่ยวกับ: what the data is, where it is from, and how it may be used."""

from __future__ import annotations

from dashboard import imprint, page


def draw(here: page.Page) -> None:
    """Ask what there is, say it in a sentence, how to cite it, and what it is not."""
    held = here.ask("holdings")
    imprint.heading(held, here)
    imprint.holdings(held, here)
    imprint.cite(here)
    imprint.parts(here)
    imprint.versions(here)


if __name__ == "__main__":
    draw(page.take())

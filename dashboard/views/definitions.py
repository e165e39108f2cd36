"""นิยาม: how each number is counted, and what each code means."""

from __future__ import annotations

from dashboard import code_book, glossary, page


def draw(here: page.Page) -> None:
    """Take the measure that is named, ask for its value, draw it with its SQL; then all measures and codes."""
    named = glossary.wanted(here)
    glossary.heading(named, here)
    if named is not None:
        (found,) = here.measured(glossary.request(named))
        glossary.opened(named, found, here)
    asked = glossary.search(here)
    glossary.listed(asked, here)
    code_book.draw(here.ask("periods"), asked, here)


if __name__ == "__main__":
    draw(page.take())

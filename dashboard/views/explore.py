"""สำรวจ: a question of the reader's own, in numbers or in words, and its rows to take home."""

from __future__ import annotations

from dashboard import explore_form, explore_search, explore_show, page


def draw(here: page.Page) -> None:
    """Take the question of the address, ask, draw the answer, its drawing with its table, and how it was asked."""
    if explore_search.is_asked(here):
        look(here)
        return
    question = explore_show.of_address(here)
    found = explore_show.answer(question, here)
    explore_show.heading(found, here)
    explore_show.examples(here)
    explore_show.switch(here)
    explore_form.draw(question, here)
    explore_show.drawing(found, here)
    explore_show.proof(found, here)


def look(here: page.Page) -> None:
    """Take the words of the address, look for them, draw what was found with its facets, and the link that finds it again."""
    search = explore_search.searched(here)
    explore_search.heading(search, here)
    explore_show.examples(here)
    explore_show.switch(here)
    explore_search.box(search, here)
    explore_search.results(search, here)
    explore_show.saved(explore_search.permanent(search, here), here)


if __name__ == "__main__":
    draw(page.take())

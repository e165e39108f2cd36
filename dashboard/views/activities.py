"""กิจกรรม: the activities behind a number."""

from __future__ import annotations

from dashboard import activity_list, page, table


def draw(here: page.Page) -> None:
    """Take the filters and the slice, ask, draw the list, offer the download and the words of each report."""
    found = here.ask("activities", **here.slice.parameters(), most=activity_list.MOST)
    activity_list.heading(found, here)
    activity_list.draw(found, here)
    activity_list.downloads(table.activities(found, here), activity_list.of(found), here)


if __name__ == "__main__":
    draw(page.take())

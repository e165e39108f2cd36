"""แก้หรือยืนยัน: one value of a report, its words, and a person's word on it."""

from __future__ import annotations

from dashboard import correct_form, page, report_text


def draw(here: page.Page) -> None:
    """Take the report's id, ask, draw the form, and what was said of this report before."""
    wanted = here.parameter("report")
    if wanted is None:
        report_text.unknown(here)
        return
    values = here.ask_report("report_values", wanted)
    if values.empty:
        report_text.unknown(here, wanted)
        return
    corrections = here.ask_report("report_corrections", wanted)
    candidates = here.ask_report("report_candidates", wanted)
    correct_form.heading(wanted, here)
    correct_form.draw(values, corrections, candidates, here)
    correct_form.history(corrections, here)


if __name__ == "__main__":
    draw(page.take())

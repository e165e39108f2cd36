"""The corpus, read the whole way: ingested into an empty store, built, and the published file held against the gold."""

from __future__ import annotations

import json
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.ingest import ingest
from data.store import Store
from queries.warehouse import build
from tests.accuracy.judge import judge
from tests.accuracy.published import Published
from tests.accuracy.tally import Tally

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PARTS = ("open", "aside")
FLOORS = Path(__file__).with_name("floors.toml")


@dataclass(slots=True)
class Measured:
    """What one part of the corpus came to."""

    part: str
    documents: int
    tally: Tally
    seconds: float

    def falls(self) -> Iterator[str]:
        """A line for each family whose precision or recall is under its floor."""
        floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")).get(self.part, {})
        for family, (precision, recall) in floors.items():
            for name, rate, floor in (
                ("precision", self.tally.precision(family), precision),
                ("recall", self.tally.recall(family), recall),
            ):
                if 100 * rate.share < floor:
                    yield f"{self.part}: {family}: {name} {100 * rate.share:.1f} % is under its floor of {floor} %"


def measure(part: str, look: Callable[[Published, Tally], None] = lambda published, tally: None) -> Measured:
    """Read all documents of one part and hold them against their gold; `look` may then look at what was published."""
    golds = sorted((CORPUS / part / "gold").glob("*.json"))
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="ruam-accuracy-") as name:
        store = Store(Path(name))
        begun = time.monotonic()
        ingest([CORPUS / part / "documents"], store)
        published = Published(build(store).path)
        seconds = time.monotonic() - begun
        for path in golds:
            gold = json.loads(path.read_text(encoding="utf-8"))
            judge(gold, published.document(gold["file"]), tally)
        look(published, tally)
    return Measured(part, len(golds), tally, seconds)

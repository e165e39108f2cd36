"""What a document tells of one activity in several places is brought into one block."""

from __future__ import annotations

from data.extract.lines import Text
from data.extract.sections import RANK, Block, Form
from data.normalise import compact


def give_back_opening(form: Form) -> None:
    """A first block without any of the form's elements is no activity: its words belong to the opening."""
    kept = []
    for block in form.blocks:
        if block.from_table or any(s.role in RANK for s in block.sections):
            kept.append(block)
        elif not kept:
            form.opening += [p for s in block.sections if s.role != "photos" for p in s.parts]
    form.blocks = kept


# So many letters of a name tell which activity is meant.
_FEWEST_LETTERS = 8


def is_same(name: str, other: str) -> bool:
    """Tell whether two names are one, or the beginning of one."""
    short, long = sorted((name, other), key=len)
    return name == other or (len(short) >= _FEWEST_LETTERS and long.startswith(short))


def name_key(text: Text, block: Block) -> str | None:
    """Return the letters of a block's name without blanks, None where it has none."""
    return compact(text.folded[block.name.start : block.name.end]) if block.name else None


def join(text: Text, blocks: list[Block], parts: list[Block]) -> None:
    """Add what other tables tell of the activities of a table: by number or code, else by name; each is found once or not at all."""
    for part in parts:
        name = name_key(text, part)
        found = [
            block
            for block in blocks
            if (block.from_table or block.key)
            and ((other := name_key(text, block)) and is_same(other, name) if name else block.key == part.key)
        ]
        if len(found) == 1:
            found[0].take(part)


def share_outcome(form: Form) -> None:
    """Below a table of villages that were asked the same, what came of it is told once for all of them."""
    rows = [block for block in form.blocks if block.from_table]
    if not rows or not all(block.is_of_village or len(rows) == 1 for block in rows):
        return
    for below in [block for block in form.blocks if not block.from_table]:
        if below.name is None and {section.role for section in below.sections} <= {"result", "use", "photos", "other"}:
            for block in rows:
                for section in below.of("result", "use"):
                    if not block.of(section.role) and section.parts and not block.is_put_off:
                        block.add(section.role, list(section.parts))
            form.blocks.remove(below)

"""Boxes in cells: the same answers as a look at each of them."""

from __future__ import annotations

import random

from layerlint.render.clearance import overlap
from layerlint.render.filled import CELL, FilledBoxes
from layerlint.render.geometry import Box


def test_the_cells_answer_what_a_look_at_every_box_answers() -> None:
    chance = random.Random(7)
    boxes = [
        Box(chance.uniform(-50, 900), chance.uniform(-50, 900), chance.uniform(0, 200), chance.uniform(0, 60))
        for _ in range(60)
    ]
    boxes += [Box(CELL, CELL, CELL, CELL), Box(-CELL, 0, CELL, CELL)]
    filled = FilledBoxes(boxes)
    for _ in range(300):
        asked = Box(chance.uniform(-80, 950), chance.uniform(-80, 950), chance.uniform(1, 180), 11)
        assert filled.meet(asked) == any(overlap(asked, box) for box in boxes)

"""What docs/pictures.md promises: each feature of its table has a test, and its tables of data are the schema's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from layerlint.graphs import fold, groups
from layerlint.render import FORMATS, suffix_format

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "layerlint" / "render" / "graph.schema.json").read_text(encoding="utf-8"))

FEATURES = {
    "Takes": "trace.test_targets.test_classes_functions_and_instances_of_a_file",
    "Inside of subclassed layers": "trace.test_golden.test_data_flows_as_written_by_hand",
    "Ops between layers": "trace.test_op_words.test_an_op_says_what_it_was_told",
    "Shapes and dtypes": "trace.test_golden.test_the_outputs_have_the_shapes_of_a_real_call",
    "Weights": "render.test_formats.test_json_holds_every_weight",
    "Losses, metrics, `train_step`": "trace.test_golden.test_what_reads_updates_goes_round_and_adds_to_losses",
    "State, random generators, what is untracked": "trace.test_kinds.test_what_is_no_weight_says_what_it_is",
    "Equal blocks": "graphs.test_fold.test_twelve_equal_blocks_are_drawn_once",
    "Flat models": "graphs.test_blocks.test_a_residual_net_has_its_stages",
    "Branches and loops": "trace.test_golden.test_a_condition_decides_between_branches_of_which_one_ran",
    "A model that fails": "trace.test_failures.test_the_failing_op_is_drawn_with_the_shapes_that_clash",
    "Mistakes": "render.test_svg.test_findings_are_badges_bars_and_a_border",
    "Source lines": "render.test_formats.test_links",
    "Open and close": "render.test_html.test_frames_open_and_close_in_any_combination",
    "Search": "render.test_html.test_search_finds_what_a_folded_run_stands_for",
    "Formats": "render.test_pictures_page.test_the_formats_are_those_of_the_page",
    "Needs": "render.test_formats.test_no_graphviz_at_all_is_one_line",
}
"""The rows of the table of other tools, each with its test."""


def rows(heading: str) -> Iterator[list[str]]:
    """The cells of the first table after a heading, without its header."""
    text = PAGE.partition(f"{heading}\n")[2]
    table = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert table is not None, heading
    for line in table.group().splitlines()[2:]:
        yield [cell.strip() for cell in line.strip("|").split(" | ")]


def test_every_feature_is_a_test() -> None:
    assert {row[0] for row in rows("## Beside other tools")} == set(FEATURES)
    for place in FEATURES.values():
        module, _, test = place.rpartition(".")
        assert hasattr(import_module(f"tests.{module}"), test), place


def test_the_formats_are_those_of_the_page() -> None:
    suffixes = [one for row in rows("## Formats") for one in re.findall(r"`(\.\w+)`", row[0])]
    assert {suffix_format(f"a{one}") for one in suffixes} == set(FORMATS)
    named = {"Mermaid": "mermaid"}
    (row,) = [row for row in rows("## Beside other tools") if row[0] == "Formats"]
    assert {named.get(one, one.lower()) for one in row[1].split(", ")} == set(FORMATS)


def test_the_limits_are_those_of_the_page() -> None:
    numbers = [
        int(row[0].removeprefix("up to ")) for row in rows("## What is shown") if row[0][:5] == "up to"
    ]
    assert numbers == [fold.FULL, fold.REDUCED]
    assert f"more than {groups.MOST} nodes are left" in PAGE


def words(text: str) -> set[str]:
    return set(re.findall(r"`(\w+)`", text))


def values(part: Any) -> set[str]:
    return {part["const"]} if "const" in part else set(part["enum"])


@pytest.mark.parametrize("key", ["nodes", "edges", "nodes[].weights"])
def test_the_keys_of_the_graph_are_those_of_the_schema(key: str) -> None:
    meaning = {row[0]: row[1] for row in rows("### The graph as JSON")}[f"`{key}`"]
    parts = SCHEMA["$defs"]
    if key == "nodes":
        kinds = [
            parts[one["$ref"].rpartition("/")[2]] for one in SCHEMA["properties"]["nodes"]["items"]["oneOf"]
        ]
        types = set().union(*(values(one["properties"]["type"]) for one in kinds))
        assert words(meaning) - {"type"} == types
    elif key == "edges":
        assert words(meaning) - {"start", "end", "kind"} == values(parts["edge"]["properties"]["kind"])
    else:
        assert words(meaning) <= set(parts["weight"]["properties"])


def test_every_key_of_the_schema_is_on_the_page() -> None:
    named = {one for row in rows("### The graph as JSON") for one in re.findall(r"`([\w[\].]+)`", row[0])}
    top = set(SCHEMA["properties"])
    assert top <= {one.partition("[")[0] for one in named} | {"version"}
    edge = set(SCHEMA["$defs"]["edge"]["properties"])
    assert {one.removeprefix("edges[].") for one in named if one.startswith("edges[].")} <= edge

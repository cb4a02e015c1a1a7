"""`layerlint layers`: the layer classes of a project, and what each one holds."""

from __future__ import annotations

from typing import Annotated

import typer

from layerlint.errors import LayerlintError


def layers(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders.")] = None,
    keras: Annotated[str, typer.Option(metavar="2|3|auto", help="The Keras that the code is for.")] = "auto",
    output_format: Annotated[str, typer.Option(metavar="text|json", help="How to print it.")] = "text",
) -> None:
    """List the layer classes, with their weights, sublayers and metrics as the source shows them."""
    import json
    from dataclasses import asdict

    from layerlint.check_run import site_paths
    from layerlint.inventory import inventory
    from layerlint.layers import find_layers
    from layerlint.model.reader import Reader
    from layerlint.settings import DEFAULT_EXCLUDE
    from layerlint.sources import Source, discover, read
    from layerlint.target import choose_target

    if output_format not in ("text", "json"):
        raise LayerlintError(f"unknown output format `{output_format}`; use text or json")
    chosen = paths or ["."]
    files = discover(chosen, exclude=DEFAULT_EXCLUDE, suffixes=frozenset({".py"}))
    sources = [source for source in map(read, files) if isinstance(source, Source)]
    target = choose_target(keras, chosen, [source.text for source in sources])
    found = find_layers(sources, site_paths=site_paths())
    reader = Reader(found, target.keras)
    inventories = [inventory(reader.read(source).layer, source.first_line) for source in found.layers]
    if output_format == "json":
        typer.echo(json.dumps([asdict(one) for one in inventories], indent=2))
        return
    for one in inventories:
        typer.echo(f"{one.path}:{one.line}: {one.layer} ({', '.join(one.roots)})")
        for held in one.held:
            made = f" = {held.made}" if held.made else ""
            typer.echo(f"    {held.what:10} self.{held.path}{made}")
        if one.adds_losses:
            typer.echo("    adds losses")
        if one.unknown:
            typer.echo(f"    unknown    {', '.join(f'self.{path}' for path in one.unknown)}")
    typer.echo(f"{len(inventories)} layers in {len(files)} files, Keras {target.keras} ({target.reason})")

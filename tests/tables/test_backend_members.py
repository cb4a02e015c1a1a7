"""The members of other backends, against the source of the Keras that is installed."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

from layerlint.tables.backend_members import members_with_any_backend


@pytest.mark.parametrize(
    ("file", "name", "short"),
    [
        ("jax/trainer.py", "JAXTrainer", "Model"),
        ("torch/trainer.py", "TorchTrainer", "Model"),
        ("jax/layer.py", "JaxLayer", "layers.Layer"),
        ("torch/layer.py", "TorchLayer", "layers.Layer"),
    ],
)
def test_what_another_backend_adds_is_known(file: str, name: str, short: str) -> None:
    spec = importlib.util.find_spec("keras")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).parent / "src/backend" / file
    (found,) = (node for node in ast.parse(source.read_text()).body if getattr(node, "name", "") == name)
    assert isinstance(found, ast.ClassDef)
    methods = {node.name for node in found.body if isinstance(node, ast.FunctionDef)}
    public = {method for method in methods if not method.startswith("_")}
    assert public <= members_with_any_backend(short, torch=file.startswith("torch"))
    assert "no_such_member" not in members_with_any_backend(short, torch=True)
    assert "half" not in members_with_any_backend(short, torch=False)

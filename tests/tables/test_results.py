"""What functions give back, by their own documentation: none that gives several tensors is taken for one tensor."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from layerlint.model.facts import Kind
from layerlint.tables import apis

SCRIPT = """
import inspect, json, re, keras, tensorflow as tf
SEVERAL = re.compile(r"(?:A |The )?(?:[Tt]uple|[Ll]ist of|[Tt]wo `?[Tt]ensors?|[Tt]wo `Tensor`|pair)")
found = []
for area, module in (("ops", keras.ops), ("", tf), ("math", tf.math), ("nn", tf.nn), ("linalg", tf.linalg),
                     ("image", tf.image), ("signal", tf.signal), ("audio", tf.audio), ("random", tf.random)):
    for name in dir(module):
        function = getattr(module, name)
        if callable(function) and not inspect.isclass(function) and not name.startswith("_"):
            given = (inspect.getdoc(function) or "").partition("Returns:")[2].strip()
            if SEVERAL.match(given):
                found.append(f"{area}.{name}".strip("."))
print(json.dumps(found))
"""


@pytest.mark.slow
def test_functions_that_give_several_tensors_are_not_taken_for_one() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        env={**os.environ, "CUDA_VISIBLE_DEVICES": "-1"},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    several = json.loads(done.stdout.splitlines()[-1])
    assert {"ops.fft2", "ops.histogram", "nn.max_pool_with_argmax", "linalg.slogdet"} <= set(several)

    def kind(name: str) -> Kind:
        return apis.keras_result(name) if name.startswith("ops.") else apis.tf_result(name)

    assert [name for name in several if kind(name) is Kind.TENSOR] == []

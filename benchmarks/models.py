"""Whether traces of models of packages say what Keras says: `python -m benchmarks.models --python VENV/bin/python`.

VENV has `keras_hub` and `official` (tf-models-official, Keras 2). A line for each model, and one for each difference:
weights by name, shape and whether Keras trains them, the number of parameters, of the model and of its layers, the
layers by their classes, losses, and the names and shapes of inputs and outputs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerlint.graphs.layer_graph import LayerNode, LossNode, Port, TensorNode
from layerlint.trace.assemble import assemble
from layerlint.trace.jobs import Job
from layerlint.trace.result import trace
from layerlint.trace.specs import parse_arguments
from layerlint.trace.traced import Trace
from layerlint.trace.worker_session import session


@dataclass(frozen=True, slots=True)
class Model:
    """A functional model of a package, and what it is constructed with."""

    keras: int
    target: str
    init: str


TEXT = "vocabulary_size=50, num_layers=2, num_heads=2, hidden_dim=16, intermediate_dim=32"
GROUPED = "vocabulary_size=50, num_layers=2, num_query_heads=4, num_key_value_heads=2, hidden_dim=16"
STEM = (
    "input_conv_filters=[64], input_conv_kernel_sizes=[7], block_type='basic_block', image_shape=(32, 32, 3)"
)
STAGES = "stackwise_num_filters=[64, 128], stackwise_num_blocks=[2, 2], stackwise_num_strides=[1, 2]"
MODELS = (
    Model(3, "keras_hub.models:BertBackbone", f"{TEXT}, max_sequence_length=12"),
    Model(3, "keras_hub.models:DebertaV3Backbone", f"{TEXT}, max_sequence_length=12, bucket_size=4"),
    Model(3, "keras_hub.models:FNetBackbone", TEXT.replace("num_heads=2, ", "")),
    Model(3, "keras_hub.models:GPT2Backbone", f"{TEXT}, max_sequence_length=12"),
    Model(3, "keras_hub.models:LlamaBackbone", f"{GROUPED}, intermediate_dim=32"),
    Model(3, "keras_hub.models:GemmaBackbone", f"{GROUPED}, intermediate_dim=32, head_dim=4"),
    Model(3, "keras_hub.models:T5Backbone", TEXT),
    Model(3, "keras_hub.models:BartBackbone", f"{TEXT}, max_sequence_length=12"),
    Model(
        3,
        "keras_hub.models:WhisperBackbone",
        f"{TEXT}, max_encoder_sequence_length=16, max_decoder_sequence_length=12",
    ),
    Model(
        3,
        "keras_hub.models:ResNetBackbone",
        f"{STEM}, {STAGES}",
    ),
    Model(3, "keras_hub.models:DenseNetBackbone", "stackwise_num_repeats=[2, 2], image_shape=(32, 32, 3)"),
    Model(
        3,
        "keras_hub.models:ViTBackbone",
        "image_shape=(32, 32, 3), patch_size=(8, 8), num_layers=2, num_heads=2, hidden_dim=16, mlp_dim=32",
    ),
    Model(
        2,
        "official.nlp.modeling.networks:BertEncoder",
        "vocab_size=50, hidden_size=16, num_layers=2, num_attention_heads=2, inner_dim=32",
    ),
    Model(
        2,
        "official.nlp.modeling.networks:AlbertEncoder",
        "vocab_size=50, embedding_width=8, hidden_size=16, num_layers=2, num_attention_heads=2, intermediate_size=32",
    ),
    Model(2, "official.vision.modeling.backbones:ResNet", "model_id=18, kernel_regularizer='l2'"),
    Model(2, "official.vision.modeling.backbones:MobileNet", "model_id='MobileNetV2'"),
    Model(2, "official.vision.modeling.backbones:EfficientNet", "model_id='b0', se_ratio=0.25"),
)


def settings(keras: int) -> dict[str, str]:
    return {
        "TF_USE_LEGACY_KERAS": str(int(keras == 2)),
        "CUDA_VISIBLE_DEVICES": "-1",
        "KERAS_BACKEND": "tensorflow",
    }


def answers(models: Iterable[Model], python: str, keras: int) -> list[dict[str, Any]]:
    """What Keras says of each model, asked in one process."""
    done = subprocess.run(
        [python, str(Path(__file__).with_name("keras_answers.py"))],
        input=json.dumps([[model.target, model.init] for model in models]),
        capture_output=True,
        text=True,
        env=os.environ | settings(keras),
        timeout=900,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    loaded: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return loaded


def seen(traced: Trace) -> dict[str, Any]:
    """The same facts as the trace and its picture have them."""
    graph = assemble(traced)
    layers = [node for node in graph.nodes if isinstance(node, LayerNode)]
    ports = [node for node in graph.nodes if isinstance(node, TensorNode)]
    weights = [item for item in traced.variables if item.variable_kind in ("trainable", "non-trainable")]
    return {
        "weights": sorted(
            [
                item.keras_name.split("/")[-1].split(":")[0],
                list(item.shape or ()),
                item.variable_kind == "trainable",
            ]
            for item in weights
        ),
        "params": layers[0].params,
        "layers": sorted(item.class_name for item in traced.layers[1:] if item.kind == "layer"),
        "layer_params": sorted(
            [re.sub(r"_\d+$", "", item.keras_name), item.params]
            for item in traced.layers[1:]
            if item.kind == "layer" and item.params is not None
        ),
        "losses": sum(isinstance(node, LossNode) for node in graph.nodes),
        **{
            f"{port.value}s": [[n.name, list(n.tensor.shape or ())] for n in ports if n.port is port]
            for port in Port
        },
    }


def differences(answer: dict[str, Any], ours: dict[str, Any]) -> Iterator[str]:
    """A line for each fact in which a trace differs from Keras."""
    for name, said in answer.items():
        if said == ours[name] or (name in ("inputs", "outputs") and sorted(said) == sorted(ours[name])):
            continue  # the order of a dict means nothing
        if isinstance(said, list):
            theirs, own = (Counter(json.dumps(item) for item in part) for part in (said, ours[name]))
            order = "" if theirs != own else " in another order"
            yield f"{name}: only Keras {dict(theirs - own)}, only ours {dict(own - theirs)}{order}"
        else:
            yield f"{name}: {said}, ours {ours[name]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", default=sys.executable, help="the Python that has the packages")
    parser.add_argument("--only", default="", help="models whose target has this in it")
    options = parser.parse_args()
    wrong = 0
    for keras in (3, 2):
        models = [model for model in MODELS if model.keras == keras and options.only in model.target]
        if not models:
            continue
        truths = answers(models, options.python, keras)
        with session(python=options.python, keras=str(keras)) as worker:
            for model, truth in zip(models, truths, strict=True):
                if "error" in truth:
                    wrong += 1
                    print(f"no model {model.target}  Keras {keras}  {truth['error']}")
                    continue
                job = Job(model.target, parse_arguments(model.init, "--init"))
                traced = trace(job, worker, time_limit=300.0, memory_limit=8192)
                lines = (
                    list(differences(truth, seen(traced)))
                    if traced.failure is None
                    else [f"failed: {traced.failure.exception}"]
                )
                wrong += bool(lines)
                facts = f"{len(truth['layers'])} layers, {len(truth['weights'])} weights, {truth['params']:,} parameters"
                print(f"{'differs' if lines else 'equal':8} {model.target}  Keras {keras}  {facts}")
                for line in lines:
                    print(f"    {line}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())

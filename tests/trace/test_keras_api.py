"""How the worker imports its Keras."""

from __future__ import annotations

import gc

import pytest

from layerlint.worker import keras_api
from layerlint.worker.keras_api import KerasUnavailable, load


def test_no_garbage_is_looked_for_in_an_import_and_again_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[bool] = []

    def imported(asked: str) -> None:
        collected.append(gc.isenabled())
        raise KerasUnavailable(f"no Keras {asked}")

    monkeypatch.setattr(keras_api, "_set_environment", lambda asked: None)
    monkeypatch.setattr(keras_api, "_imported", imported)
    with pytest.raises(KerasUnavailable):
        load("3")
    assert collected == [False]
    assert gc.isenabled()

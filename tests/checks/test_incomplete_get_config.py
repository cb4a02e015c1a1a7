"""LL402: arguments that need not stand in the configuration."""

from __future__ import annotations

from layerlint.run.check_text import check_text

HEAD = "from tensorflow import keras\n\n"


def found(text: str) -> list[str]:
    return [d.message for d in check_text(HEAD + text) if d.code == "LL402"]


def test_state_that_comes_back_with_the_assets() -> None:
    text = """
class Words(keras.layers.Layer):
    def __init__(self, vocabulary=None, lowercase=False, **kwargs):
        super().__init__(**kwargs)
        self.lowercase = lowercase
        self.set_vocabulary(vocabulary)

    def set_vocabulary(self, vocabulary):
        self.vocabulary = vocabulary

    def load_assets(self, folder):
        self.set_vocabulary(folder)

    def get_config(self):
        return {**super().get_config()}


class Longer(Words):
    def __init__(self, vocabulary=None, suffix="", **kwargs):
        self.suffix = suffix
        super().__init__(vocabulary=vocabulary, **kwargs)

    def get_config(self):
        return {**super().get_config(), "lowercase": self.lowercase}
"""
    first, second = found(text)
    assert "`lowercase`" in first
    assert "vocabulary" not in first
    assert "`suffix`" in second
    assert "vocabulary" not in second


def test_another_way_to_give_what_is_recorded() -> None:
    text = """
class Pack(keras.layers.Layer):
    def __init__(self, start=None, table=None, **kwargs):
        super().__init__(**kwargs)
        self._resolve(start, table)

    def _resolve(self, start, table):
        self.start = table["start"] if table else start

    def get_config(self):
        return {**super().get_config(), "start": self.start}
"""
    assert found(text) == []


def test_an_argument_that_a_helper_keeps_is_left_out() -> None:
    text = """
class Scale(keras.layers.Layer):
    def __init__(self, factor, offset=0.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        self._keep(offset)

    def _keep(self, offset):
        self.offset = offset

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}
"""
    (message,) = found(text)
    assert "`offset`" in message


def test_what_is_refused_when_it_is_given() -> None:
    text = """
class Scale(keras.layers.Layer):
    def __init__(self, factor, final=None, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor
        if final is not None:
            raise ValueError("{} is not supported any longer".format(final))
        self.offset = abs(factor)

    def get_config(self):
        return {**super().get_config(), "factor": self.factor}
"""
    assert found(text) == []
    (message,) = found(
        text.replace("raise ValueError(", "print(").replace(
            "self.factor = ", "self.final = final; self.factor = "
        )
    )
    assert "`final`" in message


def test_what_the_parent_of_keras_keeps() -> None:
    text = """
class Cell(keras.layers.LSTMCell):
    def __init__(self, units, scale=1.0, implementation=1, **kwargs):
        super().__init__(units, implementation=implementation, **kwargs)
        self.scale = scale

    def get_config(self):
        return {**super().get_config(), "scale": self.scale}
"""
    assert found(text) == []
    (message,) = found(
        text.replace("implementation=implementation, ", "").replace("= scale", "= scale * implementation")
    )
    assert "`implementation`" in message


def test_an_activity_regularizer_that_a_plain_layer_of_keras_3_keeps() -> None:
    text = """
class Gate(keras.layers.Layer):
    def __init__(self, units, activity_regularizer=None, **kwargs):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}
"""
    assert found(text) == []
    assert [d.code for d in check_text(HEAD + text, keras=2) if d.code == "LL402"] == ["LL402"]
    given = "super().__init__(activity_regularizer=activity_regularizer, **kwargs)"
    later = "super().__init__(**kwargs)\n        self.activity_regularizer = keras.regularizers.get(activity_regularizer)"
    assert found(text.replace(given, later)) == []
    dense = "keras.layers.Dense(units, activity_regularizer=activity_regularizer)"
    inside = f"super().__init__(**kwargs)\n        self.dense = {dense}"
    (message,) = found(text.replace(given, inside))
    assert "`activity_regularizer`" in message

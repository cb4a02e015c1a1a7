# keras: 2, 3
# `build` makes an attribute definite; only where it changes again with every load is it a fault.
import keras


class Axis(keras.layers.Layer):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape):
        if self.axis < 0:
            self.axis = self.axis + len(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return keras.activations.softmax(inputs, axis=self.axis)

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}


class AxisByRank(keras.layers.Layer):
    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        self.axis = axis

    def build(self, input_shape):
        self.axis = self.axis % len(input_shape)
        super().build(input_shape)

    def call(self, inputs):
        return keras.activations.softmax(inputs, axis=self.axis)

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}


class UnitsOfWidth(keras.layers.Layer):
    def __init__(self, units=4, width=2, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.width = width

    def build(self, input_shape):
        self.units = 2 * self.width
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units, "width": self.width}


class UnitsOfChannels(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.units = self.units * input_shape[-1]
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}  # -> LL408


class UnitsAsTheyAre(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.units *= 1
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.units

    def get_config(self):
        return {**super().get_config(), "units": self.units}

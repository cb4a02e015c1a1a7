# keras: 3
from keras import layers

COMMON = {"initializer": 0.5, "trainable": True}


class Shift(layers.Layer):
    def build(self, input_shape):
        spec = {"name": "shift", "shape": input_shape[-1]}
        self.shift = self.add_weight(**spec)  # -> LL114
        self.gain = self.add_weight(name="gain", shape=(4,), **COMMON)  # -> LL114
        right = {"name": "right", "shape": 4}
        right["shape"] = (4,)
        self.right = self.add_weight(**right)
        chosen = {"name": "chosen", "shape": (4,)}
        chosen.update(self.options())
        self.chosen = self.add_weight(**chosen)

    def options(self):
        return {"shape": (3,)}

    def call(self, x):
        return (x + self.shift) * self.gain * self.right * self.chosen

# keras: 2
from tensorflow.keras import layers


class Labelled(layers.Layer):
    def __init__(self, label=None, **kwargs):
        super().__init__(**kwargs)
        self.label = label
        if self.label is None:
            self.name = "labelled"  # -> LL306
        if self.name is None:
            self.name = "unnamed"

    def call(self, inputs):
        return inputs * 2.0

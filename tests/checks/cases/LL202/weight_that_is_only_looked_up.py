# keras: 2, 3
from tensorflow.keras import layers


class Positions(layers.Layer):
    def __init__(self, learned=True, **kwargs):
        super().__init__(**kwargs)
        self.learned = learned

    def build(self, shape):
        if self.learned:
            self.table = self.add_weight(name="table", shape=(1, shape[-1]))

    def call(self, inputs):
        if getattr(self, "table", None) is not None:
            inputs = inputs + self.table
        return inputs

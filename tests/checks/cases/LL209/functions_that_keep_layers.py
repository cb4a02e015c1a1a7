# keras: 3
from elsewhere import scaled
from tensorflow import keras


class Enclosed(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        dense = keras.layers.Dense(3)
        self.run = lambda x: dense(x)  # -> LL209
        kept = keras.layers.Dense(3)
        self.kept = kept
        self.run_kept = lambda x: kept(x)
        relu = keras.layers.ReLU()
        self.run_relu = lambda x: relu(x)
        function = scaled
        self.run_function = lambda x: function(x)
        self.run_plain = lambda x: x * 2.0
        inner = keras.layers.Dense(3)
        self.first = inner
        self.second = scaled
        self.named = scaled(lambda x: x + 1.0)

    def call(self, inputs):
        outputs = self.run(inputs) + self.run_kept(inputs) + self.run_relu(inputs)
        outputs += self.run_function(inputs) + self.run_plain(inputs)
        return outputs + self.first(inputs) + self.second(inputs) + self.named(inputs)

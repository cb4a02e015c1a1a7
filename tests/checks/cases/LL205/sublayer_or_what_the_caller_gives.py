# keras: 2, 3
import keras


class Recorded(keras.layers.Layer):
    """What the caller gives may act by being called."""

    def __init__(self, recorder=None, **kwargs):
        super().__init__(**kwargs)
        if recorder is None:
            self.recorder = keras.layers.Dropout(0.1)
        else:
            self.recorder = recorder
        self.dense = keras.layers.Dense(4)

    def call(self, inputs):
        outputs = self.dense(inputs)
        self.recorder(outputs)
        return outputs

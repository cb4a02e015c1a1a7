# keras: 3
from elsewhere import our_own
from tensorflow import keras

keras.utils.get_custom_objects()["our_own"] = our_own


class Layer(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.loss = keras.losses.get("logcosh")  # -> LL718

    def call(self, inputs):
        return inputs


def network():
    model = keras.Sequential([keras.layers.Dense(3, activation="our_own")])
    model.compile("adam", loss="logcosh")  # -> LL718
    return model

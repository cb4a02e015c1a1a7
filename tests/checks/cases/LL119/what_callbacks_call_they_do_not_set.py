# keras: 2, 3
import keras
import tensorflow as tf


class Gan(keras.Model):
    def __init__(self, generator, scale=1.0):
        super().__init__()
        self.generator = generator
        self.scale = scale
        self.shift = 1.0  # -> LL119

    def call(self, inputs):
        return self.generator(inputs) * self.scale + self.shift

    def get_config(self):
        return {"generator": keras.saving.serialize_keras_object(self.generator), "scale": self.scale}

    @classmethod
    def from_config(cls, config):
        return cls(keras.saving.deserialize_keras_object(config.pop("generator")), **config)


class Sampler(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        images = self.model.generator(tf.random.normal((4, 8)))
        self.model.generator.save_weights(f"generator-{epoch}.weights.h5")
        print(self.model.scale, images.shape)
        self.model.shift = 0.5 * epoch


class Fader(keras.layers.Layer):
    def __init__(self, rate=0.5, **kwargs):
        super().__init__(**kwargs)
        self.rate = rate
        self.level = rate

    def call(self, inputs):
        return inputs * self.level

    def fade(self):
        self.level = 0.5 * self.rate  # -> LL119

    def get_config(self):
        return {**super().get_config(), "rate": self.rate}


class Fade(keras.callbacks.Callback):
    def __init__(self, fader):
        super().__init__()
        self.fader = fader

    def on_epoch_begin(self, epoch, logs=None):
        self.fader.fade()

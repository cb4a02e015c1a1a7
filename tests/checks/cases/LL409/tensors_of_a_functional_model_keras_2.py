# keras: 2
import tensorflow as tf
from tensorflow import keras


@keras.utils.register_keras_serializable()
class WithScale(keras.Model):
    def __init__(self, inputs, outputs, scale, **kwargs):  # -> LL409
        super().__init__(inputs=inputs, outputs=outputs, **kwargs)
        self.scale = scale


@keras.utils.register_keras_serializable()
class WithoutTrainable(keras.Model):
    def __init__(self, inputs, outputs, name=None, **kwargs):  # -> LL409
        super().__init__(inputs, outputs, name=name, **kwargs)


@keras.utils.register_keras_serializable()
class LikeKeras(keras.Model):
    def __init__(self, inputs, outputs, name=None, trainable=True, **kwargs):
        super().__init__(inputs, outputs, name=name, trainable=trainable, **kwargs)


@keras.utils.register_keras_serializable()
class Scaled(keras.Model):
    def __init__(self, scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, inputs):
        return tf.multiply(inputs, self.scale)

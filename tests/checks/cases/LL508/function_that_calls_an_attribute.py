# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Vocoder(layers.Layer):
    def __init__(self, basis, **kwargs):
        super().__init__(**kwargs)
        self.basis = basis

    @tf.function(input_signature=[tf.TensorSpec([None, None], tf.float32)])  # -> LL508
    def call(self, inputs):
        return self.basis(inputs)

    def get_config(self):
        return {**super().get_config(), "basis": self.basis}  # -> LL405

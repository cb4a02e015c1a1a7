# keras: 2, 3
# not LL402
import tensorflow as tf
from tensorflow.keras import layers


class Backbone(tf.keras.Model):
    def __init__(self, width=8, input_tensor=None, name="backbone", **kwargs):
        if input_tensor is None:
            image = layers.Input((32, 32, 3))
        elif tf.keras.backend.is_keras_tensor(input_tensor):
            image = input_tensor
        else:
            image = layers.Input(tensor=input_tensor, shape=(32, 32, 3))
        x = layers.Conv2D(width, 3)(image)
        super().__init__(inputs=image, outputs=x, name=name, **kwargs)
        self.width = width
        self.input_tensor = input_tensor

    def get_config(self):
        return {"width": self.width, "name": self.name}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

# keras: 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Pyramid(keras.Model):
    def __init__(self, backbone, **kwargs):
        super().__init__(**kwargs)
        self.backbone = backbone
        self.dense = layers.Dense(3)

    def features(self, inputs):
        return {"low": self.dense(inputs)}

    def call(self, inputs, training=None):
        levels = self.features(inputs)
        levels["high"] = tf.nn.relu(levels["low"])
        others = self.backbone(inputs)
        others["top"] = levels["high"]
        return levels, others

# keras: 3
import keras
import tensorflow_probability as tfp
from tensorflow_ranking.keras.layers import create_tower


class Sampled(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.posterior = tfp.layers.default_mean_field_normal_fn()
        self.prior = tfp.layers.util.default_loc_scale_fn(is_singular=True)
        self.dense = tfp.layers.DenseFlipout(4)  # -> LL702
        self.tower = create_tower([4], 1)  # -> LL702

    def call(self, inputs):
        return self.tower(self.dense(inputs))

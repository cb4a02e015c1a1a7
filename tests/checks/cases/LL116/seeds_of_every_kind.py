# keras: 3
import keras
import tensorflow as tf
from elsewhere import make_seed
from keras import layers, ops
from keras.random import SeedGenerator

SEED = 7


class Noisy(layers.Layer):
    def __init__(self, seed, fixed=3, flag=True, later=5, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.number = 42
        self.flag = flag
        self.fixed = fixed
        self.twice = 1
        self.twice = SeedGenerator(1)
        self.generator = SeedGenerator(2)
        self.sum = fixed + 1
        self.later = later

    def next_seed(self):
        return 3

    def call(self, inputs):
        shape = ops.shape(inputs)
        x = keras.random.normal(shape, seed=1)  # -> LL116
        x += keras.random.normal(shape, seed=self.number)  # -> LL116
        x += keras.random.normal(shape, seed=self.fixed)  # -> LL116
        x += keras.random.normal(shape, seed=SeedGenerator(4))  # -> LL116
        x += keras.random.normal(shape, seed=self.seed)
        x += keras.random.normal(shape, seed=self.twice)
        x += keras.random.normal(shape, seed=self.generator)
        x += keras.random.normal(shape, seed=self.sum)
        x += keras.random.normal(shape, seed=make_seed())
        x += keras.random.normal(shape)
        x += keras.random.normal(shape, seed=None)
        x += self.layer_of_noise(shape, seed=1)
        return x

    def layer_of_noise(self, shape, seed):
        return tf.ones(shape) * seed

    def sample(self):
        return keras.random.normal((3,), seed=1)


class Generates(layers.Layer):
    """The generator is made anew at every call."""

    def call(self, inputs):
        generator = SeedGenerator(seed=1)  # -> LL116
        return inputs + keras.random.normal(ops.shape(inputs), seed=generator)

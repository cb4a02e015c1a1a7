# keras: 2, 3
# The weights of a sublayer reach the output or the loss on a way with a gradient, or there are none.
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Plain(layers.Layer):
    def call(self, x):
        return 2.0 * x


class WithoutWeights(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.plain = Plain()

    def call(self, x):
        return tf.round(self.plain(x))


class Rounded(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return tf.round(self.dense(x))  # -> LL121


class KernelBeside(Rounded):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.other = layers.Dense(4)

    def call(self, x):
        return tf.round(self.other(x)) + tf.reduce_sum(self.other.kernel) + self.dense(x)


class TrainedInTheStep(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return tf.round(self.dense(x))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self.dense(x) - y) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": loss}

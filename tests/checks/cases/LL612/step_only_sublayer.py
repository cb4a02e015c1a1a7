# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

layers = keras.layers


class Branch(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x)


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = Branch()  # -> LL612
        self.second = layers.Dense(3)
        self.given = keras.Sequential([keras.Input((3,)), layers.Dense(3)])
        self.scale = layers.Rescaling(2.0)

    def call(self, x):
        return self.second(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.given(self.scale(self.first(self(x, training=True))))))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mse": loss}

    def get_config(self):
        return super().get_config()


class Built(Pair):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(3)

    def build(self, input_shape):
        self.first.build(input_shape)
        self.second.build(input_shape)
        self.head.build(input_shape)
        self.built = True

    def test_step(self, data):
        x, y = data
        return {"mse": tf.reduce_mean(tf.square(y - self.head(x)))}

# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Named(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)
        self.dense = keras.layers.Dense(2)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x, training=False):
        return self.dense(self.drop(x, training=training))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.call(x)))  # -> LL609
            loss += 0.1 * tf.reduce_mean(tf.square(y - self.call(x, training=True)))
        variables = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self.call(x))))
        return {"loss": self.total.result()}

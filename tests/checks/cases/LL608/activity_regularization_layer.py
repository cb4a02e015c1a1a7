# keras: 2
import tensorflow as tf
from tensorflow import keras


class Twin(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(4)
        self.sparse = keras.layers.ActivityRegularization(l1=0.01)

    def call(self, inputs):
        return self.sparse(self.dense(inputs))

    def train_step(self, data):
        first, second = data
        with tf.GradientTape() as tape:
            near = self(first, training=True)
            far = self(second, training=True)
            loss = tf.reduce_mean(near - far) + sum(self.losses)  # -> LL608
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}

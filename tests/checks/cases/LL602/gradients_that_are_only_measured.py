# keras: 2, 3
import tensorflow as tf


class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.body = tf.keras.layers.Dense(8, kernel_regularizer="l2")
        self.head = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.head(self.body(inputs))

    def largest_gradients(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(x) - y) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)
        return [tf.reduce_max(tf.abs(one)) for one in gradients]

    def learn_the_head(self, x, y, optimizer, teacher):
        features = self.body(x)
        print(teacher.largest_gradients(x, y))
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self.head(features) - y) ** 2)
        weights = self.head.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))

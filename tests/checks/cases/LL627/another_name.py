# keras: 2, 3
import tensorflow as tf


class Step(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs, training=None):
        return self.dense(inputs)

    def loss_of(self, x, y):
        return tf.reduce_mean(tf.square(self(x, training=True) - y))

    def train_step(self, data):
        x, y = data
        loss = self.loss_of(x, y)  # -> LL627
        with tf.GradientTape() as tape:
            total = loss
        gradients = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class Inside(Step):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.loss_of(x, y)
        total = loss
        gradients = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class InsideAndScaled(Step):
    def train_step(self, data):
        x, y = data
        loss = self.loss_of(x, y)
        with tf.GradientTape() as tape:
            loss = self.loss_of(x, y)
            total = loss
        gradients = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}

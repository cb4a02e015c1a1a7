# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Penalty(keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_mean(tf.square(x)))
        return x


class Regularized(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, kernel_regularizer="l2")

    def call(self, x):
        return self.dense(x)


class Plain(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)


class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.penalty = Penalty()

    def call(self, x):
        return self.penalty(x)


class Stack(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Regularized() for _ in range(2)]

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class PlainStack(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Plain() for _ in range(2)]

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = keras.metrics.Mean(name="loss")

    def call(self, x):
        return self.block(x)

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=False))))
        return {"loss": self.total.result()}


class OfBlock(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = Block()

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))  # -> LL602
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class OfStack(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = Stack()

    def measure(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))  # -> LL602
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return loss

    def train_step(self, data):
        loss = self.measure(*data)
        self.total.update_state(loss)
        return {"loss": self.total.result()}


class OfPlain(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = PlainStack()

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.total.update_state(loss)
        return {"loss": self.total.result()}

# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.out = keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(inputs)


class Rows(Base):
    def train_step(self, data):
        x, y = data
        total = 0.0
        with tf.GradientTape() as tape:
            for i, row in enumerate(x):  # -> LL503
                total += tf.reduce_sum(self(tf.expand_dims(row, 0)) - y[i])
            parts = [tf.square(self(row[None])) for row in x]  # -> LL503
            for one in self(x):  # -> LL503
                total += one
            while tf.reduce_mean(total) > 1.0:  # -> LL503
                total = total / 2.0
        gradients = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": self.halved(total), "parts": tf.add_n(parts)}

    def halved(self, total):
        if tf.reduce_sum(total) > 0.0:  # -> LL503
            return total / 2.0
        return total


class Right(Base):
    clip = True

    def train_step(self, data):
        x, y, weight = keras.utils.unpack_x_y_sample_weight(data)
        if weight is not None:
            y = y * weight
        losses = []
        with tf.GradientTape() as tape:
            for view in x:
                losses.append(tf.reduce_mean(tf.square(self(view) - y)))
            loss = tf.add_n(losses)
        gradients = tape.gradient(loss, self.trainable_variables)
        if self.clip and len(data) == 2:
            gradients = [tf.clip_by_norm(one, 1.0) for one in gradients]
        for one, variable in zip(gradients, self.trainable_variables):
            self.optimizer.apply_gradients([(one, variable)])
        return {"mine": loss}


class Eager(Base):
    def compile(self, **kwargs):
        super().compile(run_eagerly=True, **kwargs)

    def train_step(self, data):
        x, y = data
        if tf.reduce_mean(x) > 0.0:
            return {"mean": tf.reduce_mean(y)}
        return {"mean": tf.reduce_mean(x)}

# keras: 2
import tensorflow as tf


class Right(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.centers = self.add_weight(name="centers", shape=(input_shape[-1],), trainable=False)
        self.steps = self.add_weight(name="steps", shape=(), initializer="zeros", trainable=False)
        self.built = True

    def changes(self, inputs):
        return [self.steps.assign_add(1.0)]

    def call(self, inputs):
        new = 0.9 * self.centers + 0.1 * tf.reduce_mean(inputs, axis=0)
        first = self.centers.assign(new)
        self.add_update(first)
        self.add_update([first, self.steps.assign_add(1.0)])
        self.add_update([first])
        self.add_update([])
        self.add_update(self.changes(inputs))
        self.add_update((first, self.steps.assign_add(1.0)))
        self.add_update((first, self.steps.assign_add(1.0), self.steps.assign_add(1.0)))
        self.add_update((self.centers.assign(new), self.steps + 1.0))
        self.add_update((self.centers, self.steps.assign_add(1.0)))
        self.add_update((self.centers, tf.raw_ops.NoOp()))
        self.add_update(*self.changes(inputs), *self.changes(inputs))
        return inputs - self.centers


class ByVariable(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = tf.Variable(0.0, trainable=False)

    def call(self, inputs):
        self.add_update([(self.steps, self.steps + 1.0)])  # -> LL122
        self.add_update(updates=(self.steps, tf.reduce_mean(inputs)))  # -> LL122
        return inputs * self.steps

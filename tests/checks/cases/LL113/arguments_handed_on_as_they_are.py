# keras: 3
import tensorflow as tf


class Helper(tf.keras.layers.Layer):
    def _table(self, *args, **kwargs):
        return self.add_weight(*args, **kwargs)

    def build(self, input_shape):
        self.table = self._table("table", [4, 2], trainable=True)  # -> LL113
        self.named = self._table(name="named", shape=[2])
        self.shaped = self._table([2], name="shaped")

    def call(self, inputs):
        return inputs + tf.reduce_sum(self.table) + tf.reduce_sum(self.named) + tf.reduce_sum(self.shaped)


class Overridden(tf.keras.layers.Layer):
    def add_weight(self, *args, **kwargs):
        kwargs.setdefault("trainable", True)
        return super().add_weight(*args, **kwargs)

    def build(self, input_shape):
        self.table = self.add_weight("table", shape=[4, 2])  # -> LL113

    def call(self, inputs):
        return inputs + tf.reduce_sum(self.table)


class Taken(tf.keras.layers.Layer):
    def _table(self, name, *args, **kwargs):
        return self.add_weight(*args, name=name, **kwargs)

    def build(self, input_shape):
        self.table = self._table("table", [4, 2])

    def call(self, inputs):
        return inputs + tf.reduce_sum(self.table)

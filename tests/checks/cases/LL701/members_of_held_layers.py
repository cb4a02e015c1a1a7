# keras: 3
import keras
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.conv = tf.keras.layers.DepthwiseConv2D(3)
        self.dense = tf.keras.layers.Dense(3)
        self.cell = tf.keras.layers.LSTMCell(3)
        self.rnn = tf.keras.layers.GRU(3)

    def call(self, x):
        y = self.conv.depthwise_kernel  # -> LL701
        z = self.dense.kernel
        state = self.cell.get_initial_state(batch_size=2, dtype=x.dtype)  # -> LL701
        state = self.cell.get_initial_state(None, 2, x.dtype)  # -> LL701
        state = self.cell.get_initial_state(x)  # -> LL701
        state = self.cell.get_initial_state(inputs=x)  # -> LL701
        state = self.rnn.get_initial_state(x)  # -> LL701
        state = self.rnn.get_initial_state(tf.shape(x)[0])
        state = self.cell.get_initial_state(batch_size=2)
        state = self.cell.get_initial_state(2)
        return x


class A2(tf.keras.layers.Dropout):
    def call(self, inputs, training=None):
        return tf.nn.dropout(inputs, self.rate, noise_shape=self._get_noise_shape(inputs))  # -> LL701


class A3(tf.keras.layers.SimpleRNNCell):
    def call(self, inputs, states, training=None):
        mask = self.get_dropout_mask_for_cell(inputs, training)  # -> LL701
        return super().call(inputs, states)

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return super().get_initial_state(inputs, batch_size, dtype)  # -> LL701


class B1(tf.keras.layers.SpatialDropout1D):
    def call(self, inputs, training=None):
        return tf.nn.dropout(inputs, self.rate, noise_shape=self._get_noise_shape(inputs))


class B2(tf.keras.layers.Layer):
    def __init__(self, cell, **kwargs):
        super().__init__(**kwargs)
        self.cell = cell
        self.conv = Own()

    def call(self, x):
        return self.conv(x) * self.conv.depthwise_kernel + self.cell.get_initial_state(
            batch_size=2, dtype=x.dtype
        )


class Own(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.depthwise_kernel = self.add_weight(name="k", shape=(3,))
        super().build(input_shape)

    def call(self, x):
        return x

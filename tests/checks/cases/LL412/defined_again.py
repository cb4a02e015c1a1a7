# keras: 2, 3
# Which of two classes of one name a cell of a notebook means is not known.
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, left, right):  # -> LL412
        return self.dense(left) + self.dense(right)


first = Net()
first(tf.ones((2, 3)), tf.ones((2, 3)))


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(4)

    def call(self, inputs):
        return self.dense(inputs)


second = Net()
second.compile(loss="mse")
second.fit(tf.ones((2, 3)), tf.ones((2, 4)))

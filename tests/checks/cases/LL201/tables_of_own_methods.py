# keras: 2, 3
import tensorflow as tf


class Wrong(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = {"dense": self.dense, "relu": self.relu}

    def dense(self, x):
        return tf.keras.layers.Dense(3)(x)  # -> LL201

    def relu(self, x):
        return tf.nn.relu(x)

    def call(self, x):
        return self.steps["dense"](x)


class Builders(tf.keras.layers.Layer):
    def __init__(self, kind="dense", **kwargs):
        super().__init__(**kwargs)
        self.builders = {"dense": self.dense, "relu": self.relu}
        self.step = self.builders[kind]()

    def dense(self):
        return tf.keras.layers.Dense(3)

    def relu(self):
        return tf.keras.layers.ReLU()

    def call(self, x):
        return self.step(x)

# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import activations, constraints, initializers, regularizers


class Graph(tf.keras.layers.Layer):
    def __init__(
        self,
        units=3,
        activation="relu",
        kernel_initializer="ones",
        kernel_regularizer=None,
        kernel_constraint=None,
        dropout=0.1,
        steps=2,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.units = units
        self.activation = activations.get(activation)  # -> LL411
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)  # -> LL411
        self._constraint = constraints.get(kernel_constraint)  # -> LL411
        self.dropout = dropout  # -> LL411
        self.steps = steps

    def build(self, input_shape):
        shape = (input_shape[-1], self.units)
        self.kernel = self.add_weight(name="kernel", shape=shape, initializer=self.kernel_initializer)
        super().build(input_shape)

    def call(self, inputs):
        for _ in range(self.steps):
            inputs = tf.matmul(inputs, self.kernel)
        return inputs

    def get_config(self):
        config = super().get_config()
        config.update(
            units=self.units,
            activation=activations.serialize(self.activation),
            kernel_initializer=initializers.serialize(self.kernel_initializer),
            kernel_regularizer=regularizers.serialize(self.kernel_regularizer),
            kernel_constraint=constraints.serialize(self._constraint),
            dropout=self.dropout,
            steps=self.steps,
        )
        return config


class Used(tf.keras.layers.Layer):
    def __init__(self, activation="relu", regularizer=None, initializer="ones", mode="sum", **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)
        self.regularizer = regularizers.get(regularizer)
        self.initializer = initializers.get(initializer)
        if mode not in ("sum", "mean"):
            raise ValueError(mode)
        self.mode = mode
        self.dense = tf.keras.layers.Dense(3, kernel_initializer=initializer, **self.options())

    def options(self):
        return {"kernel_regularizer": self.regularizer}

    def call(self, inputs):
        return self.apply(self.activation, inputs)

    def apply(self, function, inputs):
        return function(self.dense(inputs))


class ByName(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)

    def call(self, inputs):
        return getattr(self, "activation")(inputs)


class Base(tf.keras.layers.Layer):
    def __init__(self, activation="relu", **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)

    def call(self, inputs):
        return inputs


class Child(Base):
    def call(self, inputs):
        return self.activation(inputs)

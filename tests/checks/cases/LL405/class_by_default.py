# keras: 2, 3
import tensorflow as tf


class Head(tf.keras.layers.Layer):
    def __init__(self, bias_initializer=tf.keras.initializers.Zeros, **kwargs):
        super().__init__(**kwargs)
        self.bias_initializer = bias_initializer

    def build(self, input_shape):
        self.b = self.add_weight(name="b", shape=(input_shape[-1],), initializer=self.bias_initializer)
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.b

    def get_config(self):
        config = super().get_config()
        config["bias_initializer"] = tf.keras.initializers.serialize(self.bias_initializer)  # -> LL405
        return config


class Gets(tf.keras.layers.Layer):
    def __init__(self, bias_initializer=tf.keras.initializers.Zeros, **kwargs):
        super().__init__(**kwargs)
        self.bias_initializer = tf.keras.initializers.get(bias_initializer)

    def build(self, input_shape):
        self.b = self.add_weight(name="b", shape=(input_shape[-1],), initializer=self.bias_initializer)
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.b

    def get_config(self):
        config = super().get_config()
        config["bias_initializer"] = tf.keras.initializers.serialize(self.bias_initializer)
        return config


class Instance(Gets):
    def __init__(self, bias_initializer=tf.keras.initializers.Zeros(), **kwargs):
        super().__init__(**kwargs)
        self.bias_initializer = bias_initializer

    def get_config(self):
        config = super().get_config()
        config["bias_initializer"] = tf.keras.initializers.serialize(self.bias_initializer)
        return config

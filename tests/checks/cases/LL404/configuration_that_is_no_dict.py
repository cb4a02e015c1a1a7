# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def get_config(self):
        config = super().get_config().update({"units": 2})
        return config  # -> LL404
class B(tf.keras.layers.Layer):
    def get_config(self):
        return list(super().get_config().items()) + [("dtype", "float32")]  # -> LL404
class C(tf.keras.layers.Layer):
    def get_config(self):
        return super().get_config(), {"name": "c"}  # -> LL404
class Right(tf.keras.layers.Layer):
    def get_config(self):
        return dict(list(super().get_config().items()) + [("dtype", "float32")])

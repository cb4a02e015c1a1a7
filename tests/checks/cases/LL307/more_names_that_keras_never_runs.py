# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init(self, units):  # -> LL307
        super().__init__()
    def __build__(self, input_shape):  # -> LL307
        self.w = 1
    def calls(self, x):  # -> LL307
        return x
    def _get_config_(self):  # -> LL307
        return {}
    def get_output_shape_for(self, input_shape):  # -> LL307
        return input_shape
class B(tf.keras.layers.Layer):
    def init(self, units):  # -> LL307
        super().__init__()
    def __call(self, x):  # -> LL307
        return x
    def built(self, input_shape):  # -> LL307
        self.w = 1
class C(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.__build(3)
    def __build(self, n):
        self.n = n
    def init(self, n):
        self.n = n
    def call(self, x):
        return self.calls(x)
    def calls(self, x):
        return x
    def _get_config(self):
        return {}

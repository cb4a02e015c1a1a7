# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kw):
        super(A, self).__init__()
        self.d = tf.keras.layers.Dense(n)
        super(A, self).__init__(**kw)  # -> LL303
    def call(self, x): return self.d(x)


class Twice(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        super().__init__()


class TwiceWithArguments(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        super().__init__()


class Perhaps(tf.keras.layers.Layer):
    def __init__(self, late=False):
        super().__init__(name="early")
        if late:
            super().__init__()

        def again():
            super(Perhaps, self).__init__()

        self.again = again

# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        y = tf.reduce_sum(x)
        print(y)  # -> LL512
        print(f"sum {y}")  # -> LL512
        print("sum %s of %s" % (y, 1))  # -> LL512
        print("sum {}".format(y))  # -> LL512
        print("shape", x.shape, y.dtype, x.shape[1], f"{x.shape}", self.name)
        tf.print(y)
        if tf.executing_eagerly():
            print(y)
        return x
    def show(self, x):
        print(self(x))

# keras: 2, 3
import tensorflow as tf


class Layer(tf.keras.layers.Layer):
    def call(self, x):
        return self.halved(x) + self.popped(x) + self.longer(x) + self.first(x) + self.right(x)

    def halved(self, x):
        shape = list(x.shape)
        shape[1] *= 2
        shape[-1] = shape[-1] // 2
        return tf.reshape(x, shape)  # -> LL509

    def popped(self, x):
        shape = x.shape.as_list()
        shape.pop()
        return tf.reshape(x, shape[:1] + [-1])  # -> LL509

    def longer(self, x):
        shape = x.get_shape().as_list()
        shape.insert(2, 1)
        return tf.reshape(x, shape)  # -> LL509

    def first(self, x):
        shape = x.shape.as_list()
        shape[-1] = 3
        size = shape[0]
        return tf.zeros((size, 3))  # -> LL509

    def right(self, x):
        shape = x.shape.as_list()
        shape[-1] //= 2
        shape[0] = -1
        moved = x.shape.as_list()
        moved.pop(0)
        moved.insert(0, -1)
        known = x.shape.as_list()
        for axis in range(len(known)):
            if known[axis] is None:
                known[axis] = tf.shape(x)[axis]
        tail = x.shape.as_list()
        tail[-1] = 3
        return (
            tf.reshape(x, shape + [2]) + tf.reshape(x, moved) + tf.reshape(x, known) + tf.reshape(x, tail[1:])
        )

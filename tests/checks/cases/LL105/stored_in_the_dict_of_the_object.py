# keras: 2, 3
import tensorflow as tf


class Attention(tf.keras.layers.Layer):
    def call(self, x):
        scores = tf.nn.softmax(x)
        self.__dict__["scores"] = scores  # -> LL105
        vars(self)["other"] = scores  # -> LL105
        self.__dict__["size"] = x.shape[-1]
        return scores * 2.0

    def report(self):
        return self.scores, self.other

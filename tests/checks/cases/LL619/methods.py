# keras: 2, 3
import tensorflow as tf


class Trainer:
    def __init__(self, net):
        self.net = net

    @staticmethod
    def overlap(y_true, y_pred):
        return 1.0 - tf.reduce_mean(y_true * tf.round(y_pred))  # -> LL619

    def distance(self, y_true, y_pred):
        return tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1)

    def hits(self, y_true, y_pred):
        return tf.reduce_mean(y_true * tf.round(y_pred))

    def run(self, data):
        self.net.compile(optimizer="adam", loss=self.overlap)
        self.net.fit(data)
        self.net.compile(optimizer="adam", loss=self.distance, metrics=[self.hits])
        self.net.fit(data)

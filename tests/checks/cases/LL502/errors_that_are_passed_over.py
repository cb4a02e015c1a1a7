# keras: 2, 3
import logging

import tensorflow as tf


class Base(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def fail(self, error):
        raise RuntimeError("call") from error


class Passes(Base):
    def call(self, x):  # -> LL502
        try:
            return self.dense(x)
        except ValueError:
            pass


class Logs(Base):
    def call(self, x):  # -> LL502
        try:
            y = self.dense(x)
            return y
        except Exception as error:
            logging.warning("call failed: %s", error)


class Raises(Base):
    def call(self, x):
        try:
            return self.dense(x)
        except ValueError as error:
            raise RuntimeError("call") from error


class Fails(Base):
    def call(self, x):
        try:
            return self.dense(x)
        except ValueError as error:
            self.fail(error)


class Closes(Base):
    def call(self, x):
        try:
            return self.dense(x)
        finally:
            print("done")


class GoesOn(Base):
    def call(self, x):
        try:
            y = self.dense(x)
        except ValueError:
            y = x
        return y

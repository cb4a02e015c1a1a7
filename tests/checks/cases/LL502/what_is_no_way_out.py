# keras: 2, 3
from abc import abstractmethod

import tensorflow as tf
from tensorflow import keras


class Stub(keras.layers.Layer):
    def call(self, inputs): ...


class Yields(keras.layers.Layer):
    def call(self, inputs):
        yield inputs


class Documented(keras.layers.Layer):
    def call(self, inputs):
        """What children do with the inputs."""


class Prints(keras.layers.Layer):
    def call(self, inputs):  # -> LL502
        self.show(3)

    def show(self, number):
        print(number)


class Helped(keras.layers.Layer):
    def call(self, inputs):
        return self.stub(inputs) + self.made(inputs) + self.parts(inputs) + self.documented(inputs)

    def stub(self, inputs): ...

    @abstractmethod
    def made(self, inputs):
        """To be written by children."""

    def parts(self, inputs):
        yield inputs

    def documented(self, inputs):
        """To be written by children."""


class GivesTheStub(Helped):
    def call(self, inputs):
        return self.stub(inputs)


class GivesTheParts(Helped):
    def call(self, inputs):
        return self.parts(inputs)


class GivesWhatIsMade(Helped):
    def call(self, inputs):
        return self.made(inputs)


class GivesWhatIsDocumented(Helped):
    def call(self, inputs):
        return self.documented(inputs)


class Ends(keras.layers.Layer):
    def call(self, inputs, training=None):
        def kept(x):
            total = tf.reduce_sum(x)

        if training:
            return inputs
        kept(inputs)
        return tf.zeros_like(inputs)

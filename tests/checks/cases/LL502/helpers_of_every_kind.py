# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


class Base(layers.Layer):
    def stub(self, x): ...

    def abstract(self, x):
        raise NotImplementedError


class Kept(Base):
    def call(self, x):
        return self.keep(x)  # the helper is at fault

    def keep(self, x):  # -> LL502
        self.last = float(x.shape[-1])


class Empty(Base):
    def call(self, x):
        return self.stub(x)


class Unwritten(Base):
    def call(self, x):
        return self.abstract(x)


class Generates(Base):
    def call(self, x):
        return self.parts(x)

    def parts(self, x):
        yield x


class ReturnsNone(Base):
    def call(self, x):
        return self.first(x)  # -> LL502

    def first(self, x):
        tf.print(x)
        return None


class ReturnsInside(Base):
    def call(self, x):
        return self.run(x)  # -> LL502

    def run(self, x):
        def double(y):
            return y * 2.0

        tf.print(double(x))


class OfTheParent(Kept):
    def call(self, x):
        return self.keep(x)  # -> LL502


class Attribute(Base):
    def call(self, x):
        return self.keep

    def keep(self, x):
        tf.print(x)


class Bare(Base):
    def call(self, x):  # -> LL502
        tf.print(x)
        return


class Yields(Base):
    def call(self, x):
        yield x


class Static(Base):
    @staticmethod
    def call(x, y):
        tf.print(x, y)


class Later(Base):
    def call(self, x):  # -> LL502
        def fail():
            self.abstract(x)

        tf.print(fail)


class Raises(Base):
    def call(self, x):
        self.refuse(x)

    def refuse(self, x):
        raise ValueError("not for this layer")


class MayRaise(Base):
    def call(self, x):  # -> LL502
        self.check(x)

    def check(self, x):
        if x.shape.rank != 2:
            raise ValueError("a matrix is needed")


class OnlyOwn(Base):
    def call(self, x):  # -> LL502
        tf.print(self.name)


class EndsInAFunction(Base):
    def call(self, x, training=None):  # -> LL502
        if training:
            return x
        y = x * 2.0

        def later():
            return y

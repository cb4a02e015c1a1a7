# keras: 2
import abc
import functools
import tensorflow as tf
from elsewhere import Base, own, wrapped
from tensorflow.keras import Model, layers

dense = layers.Dense(3)
relu = layers.ReLU()
encoder = layers.Dense(3)


class OfClass(layers.Layer):
    inner = layers.Dense(3)  # -> LL209
    relu = layers.ReLU()
    numbers = [3]
    listed = [layers.Dense(3)]  # -> LL209
    maker = layers.Dense

    def call(self, x):
        return self.inner(x)


class OfModule(layers.Layer):
    def call(self, x):
        return relu(dense(x))  # -> LL209


class OfModuleTwice(layers.Layer):
    def call(self, x):
        return dense(dense(x))  # -> LL209


class OfGiven(layers.Layer):
    def __init__(self, encoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder

    def call(self, x):
        return encoder(self.encoder(x))


class OfOtherGiven(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    def call(self, x):
        return encoder(self.given(x))  # -> LL209


class OfMember(layers.Layer):
    def call(self, x):
        return dense.call(x)


class Partial(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = functools.partial(layers.Dense(3), training=True)  # -> LL209

    def call(self, x):
        return self.run(x)


class PartialOfRelu(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = functools.partial(layers.ReLU(), training=True)

    def call(self, x):
        return self.run(x)


class PartialArgument(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = functools.partial(own, layers.Dense(3))  # -> LL209

    def call(self, x):
        return self.run(x)


class PartialOfGiven(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = functools.partial(own, given)

    def call(self, x):
        return self.run(x)


class PartialLocal(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        run = functools.partial(own, layers.Dense(3))
        self.size = own(run)

    def call(self, x):
        return x


class PartialItem(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.table = {}
        self.table["a"] = functools.partial(own, layers.Dense(3))  # -> LL209

    def call(self, x):
        return self.table["a"](x)


class BoundCall(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = layers.Dense(3).call  # -> LL209

    def call(self, x):
        return self.run(x)


class BoundBuild(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = layers.Dense(3).build

    def call(self, x):
        return self.run(x)


class Called(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = layers.Dense(3).call(given)

    def call(self, x):
        return x


class Listed(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = [functools.partial(own, layers.Dense(3))]  # -> LL209

    def call(self, x):
        return self.run[0](x)


class Lambda(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inner = layers.Dense(3)
        self.run = lambda x: inner(x)  # -> LL209

    def call(self, x):
        return self.run(x)


class LambdaOfRelu(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inner = layers.ReLU()
        self.run = lambda x: inner(x)

    def call(self, x):
        return self.run(x)


class LambdaOfStored(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inner = layers.Dense(3)
        self.inner = inner
        self.run = lambda x: inner(x)

    def call(self, x):
        return self.run(x)


class LambdaOfPassed(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inner = layers.Dense(3)
        own(inner)
        self.run = lambda x: inner(x)

    def call(self, x):
        return self.run(x)


class LambdaOfGiven(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = lambda x: given(x)

    def call(self, x):
        return self.run(x)


class LambdaOfSelf(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.inner = layers.Dense(3)
        self.run = lambda x: self.inner(x)

    def call(self, x):
        return self.run(x)


class LambdaThatMakes(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.run = lambda x: own(layers.ReLU()(x))

    def call(self, x):
        return self.run(x)


class Function(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inner = layers.Dense(3)

        def run(x):
            return inner(x)

        self.run = run  # -> LL209

    def call(self, x):
        return self.run(x)


class FunctionOfSeveral(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        first = layers.Dense(3)
        second = layers.Dense(3)

        def run(x):
            for inner in (first, second):
                x = inner(x)
            return x

        self.run = run  # -> LL209

    def call(self, x):
        return self.run(x)


class FunctionOfList(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inners = [layers.Dense(3)]

        def run(x):
            for inner in inners:
                x = inner(x)
            return x

        self.run = run  # -> LL209

    def call(self, x):
        return self.run(x)


class FunctionOfStoredList(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.inners = [layers.Dense(3)]

        def run(x):
            for inner in self.inners:
                x = inner(x)
            return x

        self.run = run

    def call(self, x):
        return self.run(x)


class KerasLambda(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        inner = layers.Dense(3)
        self.run = layers.Lambda(lambda x: inner(x))

    def call(self, x):
        return self.run(x)

# keras: 2, 3
from elsewhere import LOSSES, wrapped
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = keras.layers.Dense(1)
        self.b = keras.layers.Dense(1)

    def call(self, x):
        return self.a(x), self.b(x)


class WithoutCall(keras.Model):
    pass


class Wrapped(Pair):
    @wrapped
    def call(self, x):
        return self.a(x), self.b(x)


class Generates(Pair):
    def call(self, x):
        yield self.a(x)
        return self.a(x), self.b(x)


class OwnStep(Pair):
    def train_step(self, data):
        return {"total": 0.0}


class OwnCompile(Pair):
    def compile(self, optimizer="sgd", loss=None):
        super().compile(optimizer, loss=list(loss.values()))


class Inner(Pair):
    def call(self, x):
        def named(y):
            return {"a": self.a(y), "b": self.b(y)}

        both = named(x)
        return both["a"], both["b"]


class ReturnsInside(Pair):
    def call(self, x):  # -> LL502
        def pair(y):
            return self.a(y), self.b(y)

        pair(x)


class ReturnsNothing(Pair):
    def call(self, x):
        if x is None:
            return
        return self.a(x), self.b(x)


class OneOutput(Pair):
    def call(self, x):
        if x is None:
            return self.a(x)
        return self.a(x), self.b(x)


def inner():
    model = Inner()
    model.compile("sgd", loss={"a": "mse", "b": "mse"})  # -> LL616
    return model


def by_position():
    model = Pair()
    model.compile("sgd", {"a": "mse", "b": "mse"})  # -> LL616
    return model


def what_may_have_names(more):
    models = [WithoutCall(), Wrapped(), Generates(), OwnStep(), OwnCompile(), ReturnsInside(), ReturnsNothing()]
    without_call = WithoutCall()
    without_call.compile("sgd", loss={"a": "mse", "b": "mse"})
    decorated = Wrapped()
    decorated.compile("sgd", loss={"a": "mse", "b": "mse"})
    generates = Generates()
    generates.compile("sgd", loss={"a": "mse", "b": "mse"})
    step = OwnStep()
    step.compile("sgd", loss={"a": "mse", "b": "mse"})
    compiled = OwnCompile()
    compiled.compile("sgd", loss={"a": "mse", "b": "mse"})
    inside = ReturnsInside()
    inside.compile("sgd", loss={"a": "mse", "b": "mse"})
    nothing = ReturnsNothing()
    nothing.compile("sgd", loss={"a": "mse", "b": "mse"})
    one = OneOutput()
    one.compile("sgd", loss={"a": "mse", "b": "mse"})
    return models, one


def losses_without_names(more):
    model = Pair()
    model.compile("sgd")
    model.compile("sgd", loss="mse")
    model.compile("sgd", loss={})
    model.compile("sgd", loss=LOSSES)
    model.compile("sgd", loss={**more, "a": "mse"})
    model.compile("sgd", loss=dict(more, a="mse"))
    model.compile("sgd", loss={"output_1": "mse", "output_2": "mse"})
    return model

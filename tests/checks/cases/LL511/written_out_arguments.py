# keras: 3
import keras


class Roll(keras.layers.Layer):
    def call(self, x, axis):
        return keras.ops.roll(x, 1, axis=axis)


class Wrong(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.roll = Roll()

    def call(self, x):
        arguments = (x, 1)
        return self.roll(*arguments)  # -> LL511


class Right(keras.layers.Layer):
    def __init__(self, axis=1, **kwargs):
        super().__init__(**kwargs)
        self.roll = Roll()
        self.axis = axis

    def call(self, x):
        arguments, keywords = (x,), {"axis": 1}
        y = self.roll(*arguments, **keywords)
        more = [x]
        more.append(y)
        return self.roll(*arguments, axis=self.axis) + keras.ops.add(*more)

# keras: 3
import keras

COMMON = {"trainable": True}


class Helper(keras.layers.Layer):
    def _add(self, name, shape, **extra):
        return self.add_weight(name=name, shape=shape, **{**COMMON, "use_resource": False, **extra})  # -> LL114

    def _take(self, name, shape, **extra):
        return self.add_weight(name=name, shape=shape, **{"use_resource": False, **extra, **COMMON})

    def _plain(self, name, shape, **extra):
        return self.add_weight(name=name, shape=shape, **{**COMMON, "initializer": "zeros", **extra})

    def build(self, shape):
        self.a = self._add("a", (shape[-1],))
        self.b = self._plain("b", (shape[-1],))

    def call(self, x):
        return x * self.a + self.b

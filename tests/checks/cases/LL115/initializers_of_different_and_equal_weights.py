# keras: 3
from keras import initializers, layers

HE = initializers.HeNormal()
ONES = initializers.Ones()
NAMED = initializers.get("he_normal")
Project = object


class Parent(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inherited = initializers.HeNormal()


class Equal(Parent):
    """The same shape, as far as is seen."""

    def __init__(self, units, start=initializers.HeNormal(), named="glorot_uniform", fixed="zeros", given=None, **kwargs):
        super().__init__(**kwargs)
        a = initializers.HeNormal()  # -> LL115
        b = initializers.get("he_normal")  # -> LL115
        c = initializers.get(named)  # -> LL115
        d = initializers.get(fixed)
        e = initializers.get(given)
        f = initializers.get("zeros")
        h = initializers.HeNormal()  # -> LL115
        i = initializers.HeNormal()  # -> LL115
        self.twice = initializers.HeNormal()
        self.twice = initializers.HeNormal()
        self.own = Project(initializers.HeNormal())
        self.layers_ = [
            layers.Dense(units, kernel_initializer=a),
            layers.Dense(units, kernel_initializer=a),
            layers.Dense(units, kernel_initializer=a),
            layers.Dense(units, kernel_initializer=b),
            layers.Dense(units, kernel_initializer=b),
            layers.Dense(units, kernel_initializer=c),
            layers.Dense(units, kernel_initializer=c),
            layers.Dense(units, kernel_initializer=d),
            layers.Dense(units, kernel_initializer=d),
            layers.Dense(units, kernel_initializer=e),
            layers.Dense(units, kernel_initializer=e),
            layers.Dense(units, kernel_initializer=f),
            layers.Dense(units, kernel_initializer=f),
            layers.EinsumDense("ab,bc->ac", units, kernel_initializer=h),
            layers.EinsumDense("ab,bc->ac", units, kernel_initializer=h),
            layers.Conv2D(units, kernel_size=(3, 3), kernel_initializer=i),
            layers.Conv2D(units, kernel_size=(3, 3), kernel_initializer=i),
            layers.Dense(units, kernel_initializer=self.twice),
            layers.Dense(units, kernel_initializer=self.twice),
            layers.Dense(units, kernel_initializer=self.own),
            layers.Dense(units, kernel_initializer=self.own),
            layers.Dense(units, kernel_initializer=ONES),
            layers.Dense(units, kernel_initializer=ONES),
            layers.Dense(units, kernel_initializer=start),
            layers.Dense(units, kernel_initializer=start),
            layers.Dense(units, kernel_initializer=HE),
            layers.Dense(units, kernel_initializer=HE),  # -> LL115
            layers.Embedding(10, 4, embeddings_initializer=self.inherited),
            layers.Embedding(10, 4, embeddings_initializer=self.inherited),  # -> LL115
        ]

    def call(self, x):
        for one in self.layers_:
            x = one(x)
        return x


class Different(layers.Layer):
    """Other shapes, or shapes that may be others: the values are others."""

    def __init__(self, units, sizes, options, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.sizes = sizes
        a = initializers.HeNormal()
        b = initializers.HeNormal()
        c = initializers.HeNormal()
        d = initializers.HeNormal()
        e = initializers.HeNormal()
        f = initializers.HeNormal()
        g = initializers.HeNormal()
        h = initializers.HeNormal()
        i = initializers.HeNormal()
        self.layers_ = [
            layers.LSTM(units, kernel_initializer=a, recurrent_initializer=a),
            layers.Dense(units, kernel_initializer=b),
            layers.Dense(units + 1, kernel_initializer=b),
            layers.EinsumDense("ab,bc->ac", units, kernel_initializer=c),
            layers.EinsumDense("ab,bcd->acd", units, kernel_initializer=c),
            layers.Conv2D(units, kernel_size=(3, 3), kernel_initializer=d),
            layers.Conv2D(units, kernel_size=(1, 1), kernel_initializer=d),
            layers.Conv2D(units, kernel_size=(3,), kernel_initializer=e),
            layers.Conv2D(units, kernel_size=(3, 3), kernel_initializer=e),
            layers.Conv2D(units, 3, kernel_initializer=f),
            layers.Conv2D(units, kernel_size=3, kernel_initializer=f),
            layers.Dense(kernel_initializer=g, **options),
            layers.Dense(kernel_initializer=g, **options),
            *[layers.Dense(self.sizes[turn], kernel_initializer=h) for turn in range(3)],
            *[layers.Dense(kernel_initializer=i, **options) for turn in range(3)],
        ]

    def call(self, x):
        for one in self.layers_:
            x = one(x)
        return x


class Loops(layers.Layer):
    def __init__(self, units, n, options, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        a = initializers.HeNormal()  # -> LL115
        b = initializers.HeNormal()
        self.layers_ = [layers.Dense(units, kernel_initializer=a) for _ in range(n)]
        for width in (1, 2):
            c = initializers.HeNormal()
            self.layers_.append(layers.Dense(units, kernel_initializer=c))
            self.layers_.append(layers.Dense(width, kernel_initializer=b))
        common = {"kernel_initializer": initializers.HeNormal()}  # -> LL115
        self.one = layers.Dense(4, **common)
        self.two = layers.Dense(4, **common)

    def call(self, x):
        for one in self.layers_:
            x = one(x)
        return self.two(self.one(x))

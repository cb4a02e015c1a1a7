# keras: 2, 3
from tensorflow import keras
from tensorflow.keras.layers import Add, Concatenate, Dense, Embedding, Input, TimeDistributed, concatenate

words = Input((8,))
tags = Input((8,))
embedded = Embedding(10, 4)(words)
joined = Add()([Dense(4)(tags), Dense(4)(words)])
first = keras.Model(words, joined)  # -> LL631
second = keras.Model(inputs=[words], outputs=[joined, embedded])  # -> LL631
third = keras.Model([words, tags], joined)
fourth = keras.Model({"a": words, "b": tags}, {"out": joined})
fifth = keras.Model(joined, Dense(1)(joined))


def build():
    a = keras.Input((3,), name="a")
    b = keras.Input((3,), name="b")
    out = Dense(1)(concatenate([a, b]))
    return keras.models.Model(inputs=a, outputs=out)  # -> LL631


def with_a_model():
    a = keras.Input((3,))
    encoder = keras.Model(a, Dense(2)(a))
    b = keras.Input((3,))
    return keras.Model(b, Dense(1)(encoder(b)))


def with_many_values(parts):
    x = keras.Input((3,))
    y = keras.Input((3,))
    h = Dense(3)(y)
    h = Concatenate()([h, x])
    inputs = [y, *parts]
    return keras.Model(y, h), keras.Model(inputs, h)


def timed():
    inner = keras.Input((3,))
    part = keras.Model(inner, Dense(2)(inner))
    outer = keras.Input((4, 3))
    return keras.Model(outer, TimeDistributed(part)(outer))

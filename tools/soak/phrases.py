"""The words of the grammar: each phrase has holes in braces, which are filled from the list of that name."""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


def _lines(text: str) -> list[str]:
    return text.split("\n")


NAMES = _words("""x inputs training mask kwargs args self cls units layer y i _ __x α ñandú ﬁ ª_ª
config call build Dense
len print type super input name dtype trainable state match case type_ soft""")

ATTRIBUTES = _words("""units dense d blocks w kernel _w __w bias layers losses metrics weights
variables trainable built name
dtype states supports_masking input_spec call build loss optimizer layers_ übung kernel_initializer rate seed drop
_layers trainable_weights loss_tracker updates inbound_nodes step gamma""")

CONSTANTS = _words(r"""0 1 -1 4 64 1.5 1e400 -0.0 1_000 0xFF 10**30 True False None ... 1j '' 'a'
"relu" b'a' b"\xff" '\n' r'\d'
'{' '\N{BULLET}' "\ud800" f'a' f'{x}' f'{x!r:>{4}}' f"{x:%H:%M}"
f'{{}}' 'a' 'b' () [] {} (1,) {1} {1:2} [None] float('nan')
"float32" "glorot_uniform" (None,4) 'add_weight' 2**64 0b1""")

MAKERS = _lines("""keras.layers.Dense({E})
keras.layers.Dense(4)
layers.Dense(4, activation='relu')
tf.keras.layers.Dense({C}, name={C})
keras.layers.Dropout(0.5)
layers.LSTM(4, return_sequences=True)
keras.layers.BatchNormalization()
keras.layers.Layer()
keras.layers.Embedding({E}, {E})
keras.layers.Conv2D({E}, {E}, **{E})
keras.layers.Wrapper({M})
keras.layers.TimeDistributed({M})
keras.layers.Bidirectional(layers.GRU(4))
keras.Sequential([{M}, {M}])
keras.layers.Lambda(lambda {N}: {E})
keras.layers.MultiHeadAttention(2, 4)
keras.metrics.Mean(name='m')
keras.metrics.Mean()
keras.initializers.GlorotUniform()
keras.regularizers.L2(0.1)
keras.random.SeedGenerator(1)
keras.activations.get({E})
tf.Variable({E})
tf.Variable(1.0, trainable=False)
{K}({E})
{K}()
type(self)({E})
self.__class__(**{E})""")

EXPRESSIONS = _lines("""{N}
{N}
{C}
{C}
self.{A}
self.{A}
self.{A}(x)
self.{A}({E})
self.{A}(x, training=training)
self.{A}.{A}
{E} + {E}
{E} - {E}
{E} * {E}
{E} @ {E}
{E} ** {E}
{E} // {E}
{E} % {E}
{E} | {E}
{E} & {E}
{E} ^ {E}
{E} << {E}
not {E}
-{E}
~{E}
+{E}
{E} and {E}
{E} or {E}
{E} if {E} else {E}
{E} == {E}
{E} < {E} <= {E}
{E} in {E}
{E} not in {E}
{E} is {E}
{E} is not None
({N} := {E})
lambda: {E}
lambda {N}, /, *, {N}_={E}, **k: {E}
(lambda *{N}: {E})({E})
[{E}, {E}]
[{E}, *{E}]
({E}, {E})
({E},)
{{{E}: {E}}}
{{{E}: {E}, **{E}}}
{{{E}, {E}}}
[{E} for {N} in {E}]
[{E} for {N} in {E} if {E}]
[{E} for {N} in {E} for {N} in {E}]
{{{N}: {E} for {N} in {E}}}
{{{E} for {N}, *{N}_ in {E}}}
({E} for {N} in {E})
({E})[{E}]
({E})[{E}:{E}]
({E})[{E}:{E}:{E}, ...]
({E})[:, None]
({E}).{A}
({E}).shape[0]
x.shape
({E}).{A}({E})
{N}({E})
{N}(*{E}, **{E})
{N}({E}, {N}={E})
{M}
{M}
[{M}] * {E}
[{M} for _ in range({E})]
{{'a': {M}, 'b': {M}}}
{M}(x)
{M}({E})
await {E}
(yield {E})
(yield from {E})
f'{{{N}}}'
f"{{{E2}!r}}"
super().{A}({E})
super().call(x)
super().get_config()
super({K}, self).__init__()
super(type(self), self).{A}
tf.shape({E})
tf.shape(x)[0]
tf.matmul({E}, self.{A})
tf.reduce_sum({E})
tf.random.normal({E})
tf.concat([{E}, {E}], axis={E})
tf.cast({E}, tf.float32)
keras.ops.matmul({E}, {E})
keras.random.dropout({E}, 0.5)
np.array({E})
np.random.rand({E})
len({E})
range({E})
int({E})
list({E})
dict({N}={E}, **{E})
getattr(self, {C})
getattr(self, {C}, {E})
setattr(self, {C}, {E})
isinstance({E}, ({N}, {E}))
tuple({E} for {N} in self.{A})
sum(self.{A}, {E})
self
cls
{K}
x
inputs
(({E2}))
{D}
{E2}""")

STATEMENTS = _lines("""pass
...
return {E}
return {E}
return x
return
return {E}, {E}
self.{A} = {E}
self.{A} = {E}
self.{A} = {M}
self.{A} = {M}
self.{A}: {E2} = {E}
self.{A}: int
self.{A} = self.{A} = {E}
self.{A}, self.{A} = {E}, {E}
(self.{A}, *self.{A}), {N} = {E}
self.{A} += {E}
self.{A} @= {E}
self.{A}[{E}] = {E}
self.{A}.append({M})
self.{A}.append({E})
self.{A}.extend({E})
self.{A}.{A} = {E}
self.{A}.assign({E})
self.{A}.assign_add({E})
self.{A}.build({E})
self.{A} = [{M} for {N} in {E}]
self.{A} = {{}}
self.{A} = ({M}, {M})
self.{A} = None
self.{A} = self.add_weight(shape=({E}, {E}), initializer={C})
self.{A} = self.add_weight('{A}', ({E},))
self.{A} = self.add_weight(name='{A}', shape=x.shape, trainable={E})
self.add_weight({E})
self.add_loss({E})
self.add_loss(tf.reduce_sum({E}))
self.add_loss(lambda: {E})
self.add_metric({E})
super().__init__()
super().__init__(**kwargs)
super().__init__(*args, **kwargs)
super().__init__(name={E}, **kwargs)
super().build({N})
super({K}, self).__init__({E})
keras.layers.Layer.__init__(self, **kwargs)
self.built = True
self.trainable = False
self.losses = {E}
x = {E}
x = {E}
x = self.{A}(x)
x = self.{A}(x)
x = self.{A}(inputs, training=training)
x = tf.nn.relu(x)
x += {E}
{N} = {E}
{N}: {E2} = {E}
{N} = {N} = {E}
*{N}, {N}_ = {E}
{N} += {E}
{E}
{E}
del {N}
del self.{A}
del {N}[{E}], self.{A}
assert {E}, {E}
raise {E}
raise ValueError({E}) from {E}
raise
global {N}_g
nonlocal {N}
import {N}
import numpy as np
from . import {N}
from keras import layers
from .{N} import ({N}, {N} as {N}_)
print({E})
if {E}:{B}
if training:{B}
if self.{A}:{B}
if x > 0:{B}
if {E}:{B}
else:{B}
if {E}:{B}
elif {E}:{B}
else:{B}
if not self.built:{B}
if self.{A} is None:{B}
for {N} in {E}:{B}
for x in self.{A}:{B}
for i in range({E}):{B}
for i, (a, *b) in enumerate({E}):{B}
else:{B}
while {E}:{B}
while True:{B}
with {E}:{B}
with {E} as {N}, {E} as self.{A}:{B}
with ({E} as {N}, {E}):{B}
with tf.GradientTape() as tape:{B}
with tf.init_scope():{B}
async with {E} as {N}:{B}
async for {N} in {E}:{B}
try:{B}
except:{B}
try:{B}
except {E} as {N}:{B}
else:{B}
finally:{B}
try:{B}
except* ({E}, {E}):{B}
def {N}({N}_, *{N}, **{N}__):{B}
def {N}():{B}
async def {N}(x):{B}
class {N}({E}):{B}
class {N}(keras.layers.Layer):{B}
match {E}:
    case {P}:{BB}
    case {P} if {E}:{BB}
    case _:{BB}
type {N} = {E2}
if (n := {E}) is not None: self.{A} = n
break
continue
x = x; y = {E}; {N} = y
'''{A}'''
x = tf.cond({E}, lambda: {E}, lambda: {E})
{N} = [self.{A}(x) for self.{A} in {E}]
for self.{A} in {E}:{B}
for self.{A}[{E}] in {E}:{B}
config = super().get_config()
config.update({{'{A}': self.{A}, {C}: {E}}})
return {{**super().get_config(), '{A}': self.{A}}}
return dict(super().get_config(), {A}={E})
return config.update({E})
return cls(**config)
return {{m.name: m.result() for m in self.metrics}}
self.{A}.update_state({E})
grads = tape.gradient({E}, self.trainable_variables)
self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
x._keras_shape = {E}
tf.print({E})
setattr(self, f'd{{i}}', {M})
self.__dict__[{C}] = {M}
self.{A} = {N}
self.{A} = inputs
object.__setattr__(self, {C}, {M})
vars(self).update({E})
x = x.set_shape({E})
return self.{A}({E})
return super().call(x)
return self.call(x)""")

PATTERNS = _lines("""_
{N}
0
-1
'a'
None
[{P}, *_]
[{N}, {N}_]
({P} | {P})
{{'a': {P}, **rest}}
{{}}
keras.layers.Dense(units={P})
int() as n
str()
[]
K.{A}
{K}({P})""")

BASES = _lines("""keras.layers.Layer
keras.layers.Layer
keras.layers.Layer
tf.keras.layers.Layer
layers.Layer
Layer
keras.Model
tf.keras.Model
Model
keras.Sequential
keras.layers.Dense
keras.layers.Wrapper
keras.layers.RNN
keras.layers.LSTMCell
keras.metrics.Metric
keras.losses.Loss
keras.callbacks.Callback
keras.constraints.Constraint
keras.initializers.Initializer
{K}, keras.layers.Layer
{K}, keras.layers.Layer
{K}
{K}, {K}
{K}, {K}
object
Mixin, keras.layers.Layer
keras.layers.Layer, Mixin
Generic[{N}], keras.layers.Layer
keras.layers.Layer, metaclass={N}
keras.layers.Layer, {N}={E}
*{E}, keras.layers.Layer
keras.layers.Layer, **{E}
{K} if {E} else {K}
make({E})
({K})
(lambda: keras.layers.Layer)()
keras.layers.Layer[{E}]
{N}.{N}
{K}.{K}""")

METHODS = _lines("""def __init__(self, {R}):
def __init__(self, {R}, **kwargs):
def __init__(self, **kwargs):
def __init__(self, *args, **kwargs):
def __init__(self, units, rate=0.1, **kwargs):
def __init__(self, units=[], *, seed={C}, **kwargs):
def __init__(self):
def __init__({N}):
def build(self, input_shape):
def build(self, input_shape):
def build(self):
def build(self, *shapes, **k):
def build(self, q, v=None):
def call(self, x):
def call(self, x):
def call(self, inputs, training=None, mask=None):
def call(self, inputs, training=False):
def call(self, x, *, {N}_={E}):
def call(self, *args, **kwargs):
def call(self, x, y, {N}_=None):
def call(self):
async def call(self, x):
def get_config(self):
def get_config(self):
@classmethod
def from_config(cls, config):
def from_config(self, config):
def compute_output_shape(self, input_shape):
def compute_mask(self, inputs, mask=None):
def train_step(self, data):
def test_step(self, data):
@property
def metrics(self):
@property
def {A}(self):
@{A}.setter
def {A}(self, {N}):
def __call__(self, x):
def Call(self, x):
def bulid(self, input_shape):
def get_configs(self):
def comput_mask(self, x):
def add_weight(self, {R}, **kwargs):
def reset_states(self):
def {A}(self, {R}):
def _{A}(self, x):
def __{A}(self, x, /, y=1, *z):
@staticmethod
def {A}({N}):
@tf.function
def call(self, x):
@tf.function(jit_compile=True)
def call(self, x, training):
@{E}
def {A}(self, {R}):
@{E}
def call(self, x):
def __getattr__(self, name):
def __setattr__(self, name, value):
def __new__(cls, *args):
def __init_subclass__(cls, **kwargs):
def {A}[T](self, x: T) -> T:""")

PARAMETERS = _lines("""{N}
{N}={E}
x: {E2}
x: {E2} = {E}
{N}, /, {N}_
*, {N}
*{N}
units
units, activation='relu', kernel_initializer={C}
name=None, dtype={C}
units, *layers, training=True""")

DECORATORS = _lines("""@keras.saving.register_keras_serializable()
@keras.saving.register_keras_serializable(package={C})
@tf.keras.utils.register_keras_serializable()
@dataclass
@{N}
@{N}.{A}({E})
@(lambda c: c)
@{E}""")

IMPORTS = _lines("""import keras
import tensorflow as tf
from tensorflow import keras
from keras import layers
from tensorflow.keras import layers
from keras import *
from keras.layers import *
from tensorflow.keras.layers import Layer, Dense
from keras.layers import Layer as L, Dense as Layer
from keras import Model
from tensorflow.keras.models import Model
import tf_keras as keras
import keras.layers
import numpy as np
from __future__ import annotations
from . import {N}
from typing import Generic
import keras.layers as layers, tensorflow as tf
try:
    import keras
except ImportError:
    from tensorflow import keras
if {E}:
    import keras as tf
import tensorflow.compat.v1 as tf
K = keras.backend
Layer = keras.layers.Layer
keras = keras
Layer = Layer
from os import path as keras
def Layer(): ...
Layer: type = keras.layers.Layer
globals()['Layer'] = keras.layers.Layer""")

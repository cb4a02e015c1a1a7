"""Which Keras a class runs with: what it derives from, the tests around it, and the choices on the way to its bases."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.files.sources import ModuleSource
from layerlint.index.import_search import ImportSearch
from layerlint.index.kerases import kerases_outside
from layerlint.index.layer_index import find_layers
from layerlint.target.file_targets import fixed
from layerlint.target.keras_target import Target


def kerases(text: str, *, keras: int = 3, name: str = "A") -> tuple[int, ...]:
    found = find_layers([ModuleSource("a.py", text)], ImportSearch(top="/nowhere"), targets=fixed(keras))
    return next(one.kerases for one in found.layers if one.name == name)


HEAD = "import keras\nimport tensorflow as tf\nfrom packaging.version import Version, parse\n"
A = "class A(keras.layers.Layer): pass"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("import keras\n" + A, (3,)),
        ("import tf_keras as keras\n" + A, (2,)),
        ("from tf_keras import layers\nclass A(layers.Dense): pass", (2,)),
        ("import keras_core as keras\n" + A, (3,)),
        ("import tensorflow as tf\nclass A(tf.keras.Model): pass", (3,)),
        ("from tensorflow.python.keras.engine.base_layer import Layer\nclass A(Layer): pass", (2,)),
        ("from tensorflow.python.keras import layers\nclass B(layers.Layer): pass\nclass A(B): pass", (2,)),
        ("from keras.engine.topology import Layer\nclass A(Layer): pass", (3,)),  # asked for: it moves
        ("from keras.src.legacy.layers import AlphaDropout\nclass A(AlphaDropout): pass", (3,)),
        ("import tf_keras\nimport keras\nclass A(tf_keras.layers.Layer, keras.layers.Layer): pass", (3,)),
        ("import tf_keras\nclass B: pass\nclass A(B, tf_keras.layers.Layer): pass", (2,)),
        ("import tf_keras\nclass B: pass\nclass C(B): pass\nclass A(tf_keras.layers.Layer, C): pass", (2,)),
        (
            "import tf_keras, tensorflow as tf\nclass B(tf.Module): pass\nclass A(B, tf_keras.layers.Layer): pass",
            (2,),
        ),
        ("import keras_core\nclass B: pass\nclass A(B, keras_core.layers.Layer): pass", (3,)),
        ("import keras\nclass B: pass\nclass A(B, keras.layers.Layer): pass", (3,)),
        ("import tf_keras\nfrom gone import B\nclass A(B, tf_keras.layers.Layer): pass", (2,)),
    ],
)
def test_by_what_it_derives_from(text: str, expected: tuple[int, ...]) -> None:
    assert kerases(text) == expected


OLD = [
    'keras.__version__ < "3"',
    'keras.__version__ < "3.0.0"',
    'not keras.__version__ >= "3"',
    '"3" > keras.__version__',
    'tf.__version__ < "2.16"',
    'keras.__version__.startswith("2.")',
    'tf.keras.__version__.startswith("2.")',
    'keras.__version__[0] == "2"',
    "int(keras.__version__[0]) < 3",
    'int(keras.__version__.split(".")[0]) < 3',
    'keras.__version__.split(".")[0] == "2"',
    'Version(keras.__version__) < Version("3.0")',
    "Version(keras.__version__).major < 3",
    'parse(tf.__version__) < parse("2.16")',
    'tuple(int(x) for x in keras.__version__.split(".")[:2]) < (3, 0)',
    'tuple(map(int, tf.__version__.split(".")[:2])) < (2, 16)',
    '[int(x) for x in keras.__version__.split(".")][0] == 2',
    'keras.version() < "3"',
    'not (hasattr(keras, "version") and keras.version() >= "3")',
    'not hasattr(keras, "ops")',
    'tf.__version__ < "2.0" or keras.__version__ < "3"',
    'importlib.metadata.version("keras") < "3"',
    "legacy",
    "is_old()",
    "bool(legacy)",
    "major == 2",
]


@pytest.mark.parametrize("test", OLD)
def test_by_the_tests_around_it(test: str) -> None:
    names = (
        'legacy = keras.__version__ < "3"\nmajor = int(keras.__version__.split(".")[0])\n'
        "def is_old():\n    '''Whether it is old.'''\n    return Version(keras.__version__) < Version('3')\n"
    )
    new = A.replace("A(", "B(")
    text = f"{HEAD}{names}if {test}:\n    {A}\nelse:\n    {new}\n"
    assert (kerases(text), kerases(text, name="B")) == ((2,), (3,))
    assert kerases(text, keras=2, name="B") == (3,)


@pytest.mark.parametrize(
    "test",
    [
        'tf.__version__ >= "2.0"',
        'tf.__version__.startswith("2.")',
        "sys.version_info < (3, 9)",
        'other.__version__ < "3"',
        "keras.__version__ < minimum",
        'keras.__version__ < "3" or debug',
        "twice",
        "keras.__version__",
    ],
)
def test_other_tests_tell_nothing(test: str) -> None:
    names = 'twice = keras.__version__ < "3"\ntwice = True\n'
    assert kerases(f"{HEAD}{names}if {test}:\n    {A}\n") == (3,)
    assert kerases(f"{HEAD}{names}if {test}:\n    {A}\n", keras=2) == (2,)


@pytest.mark.parametrize(
    "text",
    [
        f"if keras.__version__ >= '3':\n    raise ImportError\n{A}",
        f"assert keras.__version__ < '3', 'too new'\n{A}",
        f"if debug:\n    pass\nelif keras.__version__ < '3':\n    {A}",
        f"if tf.__version__.startswith('1.'):\n    {A}",
        f"if parse(tf.__version__) <= parse('2.15'):\n    {A}",
        f"if keras.__version__ < '3' and tf.__version__ >= '2.0':\n    {A}",
        f"def make():\n    if keras.__version__ < '3':\n        {A}\n        return A",
    ],
)
def test_what_follows_a_test_that_ends(text: str) -> None:
    assert kerases(HEAD + text) == (2,)


BOTH = [
    f"try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras\n{A}",
    f"try:\n    import keras\nexcept ImportError:\n    import tf_keras as keras\n{A}",
    f"import os\nif os.environ.get('OLD'):\n    import tf_keras as keras\nelse:\n    import keras\n{A}",
    "import keras, tf_keras\nif x:\n    B = keras.layers.Layer\nelse:\n    B = tf_keras.layers.Layer\nclass A(B): pass",
    "import keras, tf_keras\nB = keras.layers.Layer if x else tf_keras.layers.Layer\nclass A(B): pass",
    "try:\n    from tf_keras import layers\nexcept ImportError:\n    from keras import layers\n"
    "class A(layers.Layer): pass",
    "try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras\n"
    "class B(keras.layers.Layer): pass\nclass A(B): pass",
]


@pytest.mark.parametrize("text", BOTH)
def test_a_base_that_is_chosen_is_both(text: str) -> None:
    assert kerases(text) == (3, 2)
    assert set(kerases(text, keras=2)) == {2} or "tf_keras" not in text


@pytest.mark.parametrize(
    "text",
    [
        "if tf.__version__ >= '2.16':\n    import tf_keras as k\nelse:\n    from tensorflow import keras as k\n",
        "if Version(tf.__version__) < Version('2.16'):\n    k = tf.keras\nelse:\n    import tf_keras as k\n",
        "import tf_keras\nk = tf.keras if tf.__version__ < '2.16' else tf_keras\n",
        "try:\n    import tf_keras as k\nexcept ImportError:\n    from tensorflow.python import keras as k\n",
    ],
)
def test_choices_that_are_all_keras_2(text: str) -> None:
    assert kerases(f"{HEAD}{text}class A(k.layers.Layer): pass") == (2,)


def test_a_choice_in_another_module(tmp_path: Path) -> None:
    (tmp_path / "compat.py").write_text(
        "try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras\n"
    )
    texts = {
        "a.py": "from compat import keras\nclass A(keras.layers.Layer): pass\n",
        "b.py": "import compat\nclass B(compat.keras.layers.Layer): pass\n",
        "c.py": "from a import A\nclass C(A): pass\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
    sources = [ModuleSource(str(tmp_path / name), text) for name, text in texts.items()]
    found = find_layers(sources, ImportSearch(top=str(tmp_path)), targets=fixed(3))
    assert {one.name: one.kerases for one in found.layers} == dict.fromkeys("ABC", (3, 2))


@pytest.mark.parametrize(
    ("text", "project", "expected"),
    [
        ("import tf_keras", 3, (2,)),
        ("import tensorflow as tf, tf_keras", 3, (2,)),
        ("import tf_keras as keras\nkeras.Sequential()", 3, (2,)),
        ("def f():\n    from tf_keras import layers", 3, (2,)),
        ("import tf_keras\nimport keras", 3, (3, 2)),
        ("import numpy, keras\nimport tf_keras", 3, (3, 2)),
        ("import tf_keras\nfrom keras.layers import Dense", 3, (3, 2)),
        ("import tf_keras\nfrom tensorflow import keras", 3, (3, 2)),
        ("import tensorflow as tf, tf_keras\nm = tf.keras.Sequential()", 3, (3, 2)),
        ("try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras", 3, (3, 2)),
        ("try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras", 2, (2,)),
        ("import keras  # not tf_keras", 3, (3,)),
        ("import keras\nNAME = 'tf_keras'", 2, (2,)),
    ],
)
def test_code_outside_classes_of_a_module_that_imports_tf_keras(
    text: str, project: int, expected: tuple[int, ...]
) -> None:
    assert kerases_outside(f"{text}\n", Target(project, "")) == expected

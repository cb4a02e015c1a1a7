"""The table of lessons: patterns of error messages, and what each match reveals about arguments and inputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Callable, NamedTuple


class Lesson(NamedTuple):
    """One lesson of a message; `kind` is one of those in `TABLE`."""

    kind: str
    value: Any = None


Teach = Callable[["re.Match[str]"], Iterator[Lesson]]
Table = tuple[tuple[str, Teach], ...]

MOST_TIMES = 1024


def _rank(match: re.Match[str]) -> Iterator[Lesson]:
    for word in match.groups():
        if word:
            number = int(word) if word.isdigit() else _WORDS[word.lower()]
            if 1 <= number <= 6:
                yield Lesson("rank", number)
                return


_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def _arguments(match: re.Match[str]) -> Iterator[Lesson]:
    """Arguments that are missing; those joined by "and" are needed together."""
    text = match.group(0)
    names = tuple(re.findall(r"[`'\"](\w+)[`'\"]", text))
    if len(names) > 1 and re.search(r"[`'\"],? and [`'\"]", text) and not re.search(r"\bor\b|either", text):
        yield Lesson("together", names)
    yield Lesson("arguments", names)


def _more_inputs(match: re.Match[str]) -> Iterator[Lesson]:
    """The inputs that the call requires after the first."""
    yield Lesson("inputs", tuple(re.findall(r"['\"](\w+)['\"]", match.group(0))))


def _range_start(match: re.Match[str]) -> Iterator[Lesson]:
    """The first number of a range or list of numbers that a message allows for an argument."""
    yield Lesson("number", (match.group(1), match.group(2)))


def _choice(match: re.Match[str]) -> Iterator[Lesson]:
    words = re.findall(r"['\"`]([\w.-]+)['\"`]", match.group(1))
    if words:
        yield Lesson("choice", tuple(words))


def _argument(match: re.Match[str]) -> Iterator[Lesson]:
    yield Lesson("arguments", (match.group(1),))


def _of(kind: str) -> Teach:
    """A lesson about the argument that the message names."""

    def lesson(match: re.Match[str]) -> Iterator[Lesson]:
        yield Lesson(kind, match.group(1))

    return lesson


def _mapping(match: re.Match[str]) -> Iterator[Lesson]:
    """An argument that has to be a dict, which a sentence may begin with."""
    yield Lesson("mapping", match.group(1).lower())


def _member(match: re.Match[str]) -> Iterator[Lesson]:
    """A token that a vocabulary must contain."""
    yield Lesson("member", match.group(1) or match.group(2))


def _dtype(match: re.Match[str]) -> Iterator[Lesson]:
    word = next(item for item in match.groups() if item)
    yield Lesson("dtype", _DTYPES.get(word, word))


def _kind(kind: str, value: Any = None) -> Teach:
    def lesson(match: re.Match[str]) -> Iterator[Lesson]:
        yield Lesson(kind, value)

    return lesson


def _retyped(match: re.Match[str]) -> Iterator[Lesson]:
    """An op that got tensors of two dtypes: convert all of one dtype, mostly to the float."""
    wanted, got = (_DTYPES.get(word, word) for word in match.groups())
    both = [Lesson("retype", (got, wanted)), Lesson("retype", (wanted, got))]
    yield from (both[::-1] if got.startswith("float") else both)


def _broadcast(match: re.Match[str]) -> Iterator[Lesson]:
    """A tensor with fewer dimensions than the other operand: insert ones between its first and its last."""
    shapes = [tuple(int(size) for size in sizes.split(",")) for sizes in match.groups()]
    short, long = sorted(shapes, key=len)
    if 1 < len(short) < len(long) <= 5:
        yield Lesson("broadcast", (len(long), short))


def _wider_integers(match: re.Match[str]) -> Iterator[Lesson]:
    """An op that got integers of two sizes: convert all to the larger one."""
    yield Lesson("integers", "int64")


def _number(kind: str, scale: int = 1, more: int = 0) -> Teach:
    def lesson(match: re.Match[str]) -> Iterator[Lesson]:
        yield Lesson(kind, int(match.group(1)) * scale + more)

    return lesson


def _keys(match: re.Match[str]) -> Iterator[Lesson]:
    yield Lesson("dict", tuple(item for item in match.groups() if item))


def _pattern(match: re.Match[str]) -> Iterator[Lesson]:
    """A dict that a message spells out: `{"images": images, "labels": labels}`."""
    yield Lesson("dict", tuple(re.findall(r"[\"'](\w+)[\"']:", match.group(0))))


def _key(match: re.Match[str]) -> Iterator[Lesson]:
    """The key that a `KeyError` misses."""
    yield Lesson("key", match.group(1) or match.group(2))


def _missing_dimension(match: re.Match[str]) -> Iterator[Lesson]:
    """A reshape to more elements than there are: a dimension is missing."""
    has, wants = int(match.group(1)), int(match.group(2))
    if has and wants > has and wants % has == 0:
        yield Lesson("more ranks", 1)


def _times(match: re.Match[str]) -> Iterator[Lesson]:
    """A reshape to a multiple of the elements that there are: the input is too short."""
    has, wants = int(match.group(1)), int(match.group(2))
    if has and 1 < wants // has <= MOST_TIMES and wants % has == 0:
        yield Lesson("times", wants // has)


def _short(match: re.Match[str]) -> Iterator[Lesson]:
    """An inner op got fewer dimensions than it requires: so did the layer."""
    wants, has = int(match.group(1)), int(match.group(2))
    if wants > has:
        yield Lesson("more ranks", wants - has)


def _unequal(match: re.Match[str]) -> Iterator[Lesson]:
    """Tensors that are joined and have different ranks: one input has too many dimensions, or another too few."""
    first, second = (len(sizes.split(",")) for sizes in match.groups())
    if first != second:
        yield Lesson("more ranks", -abs(first - second))
        yield Lesson("more ranks", abs(first - second))


def _kernel(match: re.Match[str]) -> Iterator[Lesson]:
    """A convolution whose input and kernel have different ranks."""
    dimensions = len(match.group(1).split(","))
    if dimensions != len(match.group(2).split(",")):
        yield Lesson("rank", dimensions)


def _axis(match: re.Match[str]) -> Iterator[Lesson]:
    axis = int(match.group(1))
    yield Lesson("rank", -axis if axis < 0 else axis + 1)


_WORD = r"['\"`][\w.-]+['\"`]"
_WORDS_LISTED = rf"((?:[\[({{]?\s*{_WORD}[\])}}]?(?:\s*(?:,|or|and|/|\|)\s*)*){{2,}})"
_NAMED = r"(?:[Ee]xpected|[Tt]he)? ?(?:argument )?[`'\"](\w+)[`'\"](?: argument)?"
_HAS_TO = r"(?:to be|must be|should be|has to be)"
_ASKS = r"(?:requires?|expects?|expected|must (?:be|have)|should (?:be|have)|to have|at least|needs?)"

OF_ARGUMENTS: Table = (
    # Arguments of the constructor or of call, by name.
    (r"missing \d+ required (?:positional|keyword-only) arguments?: .+", _arguments),
    (
        r"(?:need to|must|should|have to|required to|[Mm]ake sure (?:to|you)|[Bb]e sure to|[Pp]lease) "
        r"(?:set|pass|provide|specify|give|supply)\b"
        r"[^.]*?[`'\"]\w+[`'\"][^.]*",
        _arguments,
    ),
    (
        r"(?:[Oo]ne|[Ee]ither|[Aa]ny)(?: of)? [`'\"]\w+[`'\"][^.]*(?:must|should|needs? to) be[^.]*",
        _arguments,
    ),
    (r"[`'\"]?\b(\w+)[`'\"]? must be (?:set|specified|provided|passed|given|defined)\b", _argument),
    (rf"{_NAMED} (?:{_HAS_TO}|is not) (?:an? )?(?:valid )?(?:tuple|list|sequence|iterable)", _of("sequence")),
    (
        r"type of argument [\"'](\w+)[\"'] must be [^;]*\b(?:Iterable|Sequence|[Ll]ist|[Tt]uple)\b"
        r"[^;]*; got (?:int|float)",
        _of("sequence"),
    ),
    (r"'(?:int|float|str|list|tuple|dict|NoneType)' object is not callable", _kind("callable", "")),
    (rf"{_NAMED} {_HAS_TO} (?:an? )?(?:python |positive )?(?:int|integer)\b", _of("integer")),
    (
        rf"(?:must|should|can|has to|needs to) (?:only )?be (?:one|any|either)?(?: of)?:? ?{_WORDS_LISTED}",
        _choice,
    ),
    (
        rf"(?:[Ee]xpected|[Aa]llowed|[Ss]upported|[Aa]vailable|[Vv]alid|[Pp]ossible)[^.'\"`]{{0,40}}{_WORDS_LISTED}",
        _choice,
    ),
    (
        r"[`'\"]?\b(\w+)[`'\"]? (?:must|should|has to|needs to) be (?:an? \w+ )?(?:in |between |within |from )?"
        r"(?:the )?(?:range |interval )?[\[({]?(-?\d+)\]?(?:\s*(?:~|-|to|and|or|,|\.\.)\s*)-?\d+",
        _range_start,
    ),
    # The kind of a value of the constructor.
    (
        r"'(?:int|float|NoneType)' object is not (?:iterable|subscriptable)|of type '(?:int|float)' has no len|"
        r"argument of type 'int' is not iterable|must be an iterable, not int",
        _kind("sequence", ""),
    ),
    (r"\b(?:tuple|list) index out of range", _kind("sequence", "")),
    (
        r"unsupported operand type\(s\) for [^:]+: .*'(?:Sequential|list|tuple|str)'|"
        r"'(?:list|tuple|Sequential|str)' object cannot be interpreted as an integer|int\(\) argument must be",
        _kind("integer", ""),
    ),
    (r"has no attribute '(\w+)'", _of("attribute")),
    (
        r"(?:must|should|has to|needs to|to) be (?:an? )?(?:instance of )?(?:an? )?"
        r"[`'\"]?(?:\w+\.)*([A-Z]\w+)[`'\"]?(?: (?:instance|layer|object)\b|[`'\"])",
        _of("class"),
    ),
    (r"(?:an? )?instance of [`'\"]?(?:\w+\.)*([A-Z]\w+)", _of("class")),
    (r"has never been called and thus has no defined (\w+)", _of("attribute")),
    (r"NoneType|\bNone\b", _kind("not none")),
    (r"input must have at least k columns\. Had (\d+), needed", _number("at most")),
    (r"\bassert isinstance\((\w+), \(?(?:list|tuple)\b", _of("sequence")),
    (r"\bassert (\w+) in [\[({](\d+)[\d, ]*[\])}]", _range_start),
    (
        r"[`'\"]?\b([A-Za-z_]\w*)[`'\"]? (?:must|should|has to) be [^.]{0,40}\b(?:dict|dictionary|mapping)\b",
        _mapping,
    ),
    (
        r"\bassert [^\n]*% ?[\w.]+ == 0|not divisible by|must be (?:evenly )?divisible by|must be a multiple of",
        _kind("divides"),
    ),
    (
        r"(?:[Cc]annot|[Cc]an't|[Cc]ould not) find (?:[\w ]{0,20}|`?\w+=)[`'\"]{1,2}([^`'\"\n]+)[`'\"]{1,2}"
        r" in [^.]*vocab|"
        r"[Tt]oken [`'\"]{1,2}([^`'\"\n]+)[`'\"]{1,2} (?:is not|must be|should be|not found) in [^.]*vocab",
        _member,
    ),
    (r"[Tt]able not initialized|vocabulary (?:is )?(?:not set|empty)", _kind("vocabulary")),
)
OF_INPUTS: Table = (
    # Ranks.
    (r"(?<!found )\b(?:min_)?ndim=(\d)", _rank),
    (rf"{_ASKS}[^\d\n]{{0,40}}?\brank[^\d\n]{{0,12}}?(\d)", _rank),
    (r"\bto be (?:of )?rank (\d)", _rank),
    (
        r"\brank (?:must be|should be|of) (?:at least |exactly )?(\d)|"
        r"\bis not equal to the expected tensor rank `?\[(\d)",
        _rank,
    ),
    (rf"{_ASKS} (?:an? |to be )?[^\d\n]{{0,20}}?\b(\d)-?D\b", _rank),
    (r"\b(two|three|four|five)-dimensional", _rank),
    (r"\brank (\d),? but got:? (?:rank )?(\d)", _short),
    (r"tuple index out of range|pad_width` must have the same length", _kind("more ranks", 1)),
    (r"[Rr]anks of all input tensors should match: \S+ = \[([\d,]+)\] vs\.? \S+ = \[([\d,]+)\]", _unequal),
    (r"[Kk]ernel of shape \(([^)]*)\) and input of shape \(([^)]*)\)", _kernel),
    (r"not enough values to unpack \(expected (\d)", _rank),
    (r"too many values to unpack \(expected (\d)", _rank),
    (r"(?:axis|dim|dimension) (-?\d) is out of (?:bounds|range)", _axis),
    (r"[Rr]eshape is a tensor with (\d+) values, but the requested shape has (\d+)", _missing_dimension),
    # Structure.
    (r"(?<!__init__\(\) )missing \d+ required positional arguments?: .+", _more_inputs),
    (
        r"has no attribute '(?:value_rowids|row_splits|row_lengths|flat_values|nested_row_\w+|bounding_shape|to_tensor)'|"
        r"Tensor' object has no attribute 'values'",
        _kind("layout", "ragged"),
    ),
    (
        r"has no attribute '(?:dense_shape|indices)'|[Ee]xpected (?:a )?SparseTensor|must be a SparseTensor",
        _kind("layout", "sparse"),
    ),
    (
        r"list or tuple of (?:inputs|tensors)|should be called on a list|must be (?:a )?(?:list|tuple) of|"
        r"expects? (?:a )?(?:list|tuple) of|[Ii]terating over a symbolic|not iterable|cannot unpack",
        _kind("list", 2),
    ),
    (r"'int' object is not subscriptable", _kind("list", 2)),
    (r"not enough values to unpack \(expected ([2-8])", _number("list")),
    (r"expects? ([2-6]) (?:input|tensor)", _number("list")),
    (r"list of ([2-6]) (?:inputs|tensors)", _number("list")),
    (r"\{[\"']\w+[\"']: ?\w+(?:, ?[\"']\w+[\"']: ?\w+)*\}", _pattern),
    (r"got '(\w+)'|missing (?:data for input|key)[^'\"]*['\"](\w+)['\"]", _keys),
    (r"^['\"](\w+)['\"]$|expects? (?:either )?`(\w+)`", _key),
    # Types of tensors.
    (
        r"'(?:float|int|bytes)' object has no attribute '(?:decode|encode|split|lower|strip)'|"
        r"[Ss]tring(?: tensor)? is not supported|[Cc]ast float to string|expected (?:a )?string|must be (?:a )?string",
        _kind("dtype", "string"),
    ),
    (
        r"list of allowed values: (?:[\w, ]*)\bint32|(?:must|should) (?:be|have) (?:an? )?int|"
        r"[Ii]nteger (?:inputs?|indices|tensor)",
        _kind("dtype", "int32"),
    ),
    (
        r"expected to be a int32 tensor but is a (int64) tensor|expected to be a (int64) tensor",
        _wider_integers,
    ),
    (r"expected to be a (\w+) tensor but is a (\w+) tensor", _retyped),
    (
        r"[Ii]ncompatible shapes: \[(\d+(?:,\d+)+)\] vs\.? \[(\d+(?:,\d+)+)\]",
        _broadcast,
    ),
    (r"expected to be a (\w+) tensor|expects? a (bool) tensor|Expected (bool)\b", _dtype),
    # Lengths.
    (r"paddings must be less than the dimension size: \d+, (\d+) not less", _number("length", 2, 3)),
    (
        r"resulted in an empty output|[Nn]egative dimension size|size would be negative|smaller than (?:the )?kernel",
        _kind("longer"),
    ),
    (
        r"\b0\.0 cannot be raised to a negative power|(?:division|modulo) by zero|"
        r"\b(?:strictly )?(?:positive|greater than (?:zero|0))\b.{0,40}(?:[Gg]ot|[Rr]eceived):? [^,]{0,30}\b0\b",
        _kind("wider"),
    ),
    (r"[Rr]eshape is a tensor with (\d+) values, but the requested shape has (\d+)", _times),
    # Values that are no tensors.
    (
        r"truth value of an array|symbolic (?:`?tf\.Tensor`?|tensor) as a Python|"
        r"cannot be interpreted as an integer|only (?:integer|length-1|0-dimensional)|[Oo]nly integers, slices|"
        r"slice indices must be integers",
        _kind("plain"),
    ),
    # The symbolic trace.
    (
        r"symbolic (?:`?tf\.Tensor`?|tensor) as a Python|'int' and 'NoneType'|'NoneType' and 'int'|"
        r"with (?:an )?unknown (?:rank|dimension)|Shape .* is not fully defined|'SymbolicTensor' object cannot be",
        _kind("open"),
    ),
)
TABLE: Table = OF_ARGUMENTS + OF_INPUTS

_DTYPES = {"float": "float32", "double": "float64", "half": "float16", "int": "int32"}

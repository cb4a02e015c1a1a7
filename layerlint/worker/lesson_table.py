"""The table of lessons: patterns of error messages, and what each match reveals about arguments and inputs."""

from __future__ import annotations

from .lesson_readers import (
    Teach,
    always,
    argument,
    arguments,
    axis,
    beyond,
    broadcast,
    choice,
    dtype,
    elements,
    kernel,
    key,
    keys,
    last_axis,
    mapping,
    member,
    missing_dimension,
    more_inputs,
    number,
    numbers_listed,
    of,
    operand_axis,
    pattern,
    range_start,
    rank,
    retyped,
    shape,
    short,
    sliced,
    stretched,
    times,
    unequal,
    unequal_ranks,
    wider_integers,
)

Table = tuple[tuple[str, Teach], ...]

_WORD = r"['\"`][\w.-]+['\"`]"
_WORDS_LISTED = rf"((?:[\[({{]?\s*{_WORD}[\])}}]?(?:\s*(?:,|or|and|/|\|)\s*)*){{2,}})"
_NAMED = r"(?:[Ee]xpected|[Tt]he)? ?(?:argument )?[`'\"](\w+)[`'\"](?: argument)?"
_HAS_TO = r"(?:to be|must be|should be|has to be)"
_ASKS = r"(?:requires?|expects?|expected|must (?:be|have)|should (?:be|have)|to have|at least|needs?)"

OF_ARGUMENTS: Table = (
    # Arguments of the constructor or of call, by name.
    (r"missing \d+ required (?:positional|keyword-only) arguments?: .+", arguments),
    (
        r"(?:need to|must|should|have to|required to|[Mm]ake sure (?:to|you)|[Bb]e sure to|[Pp]lease) "
        r"(?:set|pass|provide|specify|give|supply)\b"
        r"[^.]*?[`'\"]\w+[`'\"][^.]*",
        arguments,
    ),
    (
        r"(?:[Oo]ne|[Ee]ither|[Aa]ny)(?: of)? [`'\"]\w+[`'\"][^.]*(?:must|should|needs? to) be[^.]*",
        arguments,
    ),
    (r"[`'\"]?\b(\w+)[`'\"]? must be (?:set|specified|provided|passed|given|defined)\b", argument),
    (rf"{_NAMED} (?:{_HAS_TO}|is not) (?:an? )?(?:valid )?(?:tuple|list|sequence|iterable)", of("sequence")),
    (
        r"type of argument [\"'](\w+)[\"'] must be [^;]*\b(?:Iterable|Sequence|[Ll]ist|[Tt]uple)\b"
        r"[^;]*; got (?:int|float)",
        of("sequence"),
    ),
    (r"'(?:int|float|str|list|tuple|dict|NoneType)' object is not callable", always("callable", "")),
    (rf"{_NAMED} {_HAS_TO} (?:an? )?(?:python |positive )?(?:int|integer)\b", of("integer")),
    (
        rf"(?:must|should|can|has to|needs to) (?:only )?be (?:one|any|either)?(?: of)?:? ?{_WORDS_LISTED}",
        choice,
    ),
    (
        rf"(?:[Ee]xpected|[Aa]llowed|[Ss]upported|[Aa]vailable|[Vv]alid|[Pp]ossible)[^.'\"`]{{0,40}}{_WORDS_LISTED}",
        choice,
    ),
    (
        r"[`'\"]?\b(\w+)[`'\"]? (?:must|should|has to|needs to) be (?:an? \w+ )?(?:in |between |within |from )?"
        r"(?:the )?(?:range |interval )?[\[({]?(-?\d+)\]?(?:\s*(?:~|-|to|and|or|,|\.\.)\s*)-?\d+",
        range_start,
    ),
    (
        r"(?:[Ss]upported|[Vv]alid|[Aa]llowed)[^.'\"`\d]{0,40}\b(?:are|is|in|one of|values?):? ?"
        r"[\[({]?(-?\d+(?:\.\d+)?(?:(?:, |,| )(?:and |or )?-?\d+(?:\.\d+)?){1,9})",
        numbers_listed,
    ),
    # The kind of a value of the constructor.
    (
        r"'(?:int|float|NoneType)' object is not (?:iterable|subscriptable)|of type '(?:int|float)' has no len|"
        r"argument of type 'int' is not iterable|must be an iterable, not int",
        always("sequence", ""),
    ),
    (r"\b(?:tuple|list) index out of range", always("sequence", "")),
    (
        r"unsupported operand type\(s\) for [^:]+: .*'(?:Sequential|list|tuple|str)'|"
        r"'(?:list|tuple|Sequential|str)' object cannot be interpreted as an integer|int\(\) argument must be",
        always("integer", ""),
    ),
    (r"has no attribute '(\w+)'", of("attribute")),
    (
        r"(?:must|should|has to|needs to|to) be (?:an? )?(?:instance of )?(?:an? )?"
        r"[`'\"]?(?:\w+\.)*([A-Z]\w+)[`'\"]?(?: (?:instance|layer|object)\b|[`'\"])",
        of("class"),
    ),
    (r"(?:an? )?instance of [`'\"]?(?:\w+\.)*([A-Z]\w+)", of("class")),
    (r"has never been called and thus has no defined (\w+)", of("attribute")),
    (r"NoneType|\bNone\b", always("not none")),
    (r"input must have at least k columns\. Had (\d+), needed", number("at most")),
    (
        r"[Nn]umber of groups \((\d+)\) (?:cannot be more than|must be a multiple of) the number",
        number("groups"),
    ),
    (r"argument after \*\* must be a mapping", always("keywords", "")),
    (r"first argument to `\w*\.?call` must always be passed", always("factory", "")),
    (r"\bassert isinstance\((\w+), \(?(?:list|tuple)\b", of("sequence")),
    (r"\bassert (\w+) in [\[({](\d+)[\d, ]*[\])}]", range_start),
    (
        r"[`'\"]?\b([A-Za-z_]\w*)[`'\"]? (?:must|should|has to) be [^.]{0,40}\b(?:dict|dictionary|mapping)\b",
        mapping,
    ),
    (
        r"\bassert [^\n]*% ?[\w.]+ == 0|not divisible by|must be (?:evenly )?divisible by|must be a multiple of",
        always("divides"),
    ),
    (
        r"(?:[Cc]annot|[Cc]an't|[Cc]ould not) find (?:[\w ]{0,20}|`?\w+=)[`'\"]{1,2}([^`'\"\n]+)[`'\"]{1,2}"
        r" in [^.]*vocab|"
        r"[Tt]oken [`'\"]{1,2}([^`'\"\n]+)[`'\"]{1,2} (?:is not|must be|should be|not found) in [^.]*vocab",
        member,
    ),
    (r"[Tt]able not initialized|vocabulary (?:is )?(?:not set|empty)", always("vocabulary")),
)
OF_INPUTS: Table = (
    # Ranks.
    (r"(?<!found )\b(?:min_)?ndim=(\d)", rank),
    (rf"{_ASKS}[^\d\n]{{0,40}}?\brank[^\d\n]{{0,12}}?(\d)", rank),
    (r"\bto be (?:of )?rank (\d)", rank),
    (
        r"\brank (?:must be|should be|of) (?:at least |exactly )?(\d)|"
        r"\bis not equal to the expected tensor rank `?\[(\d)",
        rank,
    ),
    (rf"{_ASKS} (?:an? |to be )?[^\d\n]{{0,20}}?\b(\d)-?D\b", rank),
    (r"\b(two|three|four|five)-dimensional", rank),
    (r"\brank (\d),? but got:? (?:rank )?(\d)", short),
    (r"Rank of input \(\d\) must be no greater than rank of output shape \((\d)\)", rank),
    (r"using input dim (\d+); input has only (\d+) dims", sliced),
    (
        r"tuple index out of range|pad_width` must have the same length|"
        r"must have the same number of dimensions, but receive shape",
        always("more ranks", 1),
    ),
    (r"[Rr]anks of all input tensors should match: \S+ = \[([\d,]+)\] vs\.? \S+ = \[([\d,]+)\]", unequal),
    (r"[Ss]hape must be rank (\d) but is rank (\d) for '[^']*= (?:ConcatV2|Pack)\b", unequal_ranks),
    (r"[Kk]ernel of shape \(([^)]*)\) and input of shape \(([^)]*)\)", kernel),
    (r"must have either 3 or (4) dimensions", rank),
    (r"not enough values to unpack \(expected (\d)", rank),
    (r"too many values to unpack \(expected (\d)", rank),
    (r"(?:axis|dim|dimension) (-?\d) is out of (?:bounds|range)", axis),
    (r"[Rr]eshape is a tensor with (\d+) values, but the requested shape has (\d+)", missing_dimension),
    # Structure.
    (r"(?<!__init__\(\) )missing \d+ required positional arguments?: .+", more_inputs),
    (
        r"has no attribute '(?:value_rowids|row_splits|row_lengths|flat_values|nested_row_\w+|bounding_shape|to_tensor)'|"
        r"Tensor' object has no attribute 'values'",
        always("layout", "ragged"),
    ),
    (
        r"has no attribute '(?:dense_shape|indices)'|[Ee]xpected (?:a )?SparseTensor|must be a SparseTensor",
        always("layout", "sparse"),
    ),
    (r"Tensor' object has no attribute '(?:keys|items)'|are valid indices, got '\d'", always("levels")),
    (
        r"list or tuple of (?:inputs|tensors)|should be called on a list|must be (?:a )?(?:list|tuple) of|"
        r"expects? (?:a )?(?:list|tuple) of|[Ii]terating over a symbolic|not iterable|cannot unpack",
        always("list", 2),
    ),
    (r"'int' object is not subscriptable", always("list", 2)),
    (r"not enough values to unpack \(expected ([2-8])", number("list")),
    (r"expects? ([2-6]) (?:input|tensor)", number("list")),
    (r"list of ([2-6]) (?:inputs|tensors)", number("list")),
    (r"\{[\"']\w+[\"']: ?\w+(?:, ?[\"']\w+[\"']: ?\w+)*\}", pattern),
    (r"got '(\w+)'|missing (?:data for input|key)[^'\"]*['\"](\w+)['\"]", keys),
    (r"^['\"](\w+)['\"]$|expects? (?:either )?`(\w+)`", key),
    # Types of tensors.
    (
        r"'(?:float|int|bytes)' object has no attribute '(?:decode|encode|split|lower|strip)'|"
        r"[Ss]tring(?: tensor)? is not supported|[Cc]ast float to string|expected (?:a )?string|must be (?:a )?string",
        always("dtype", "string"),
    ),
    (
        r"list of allowed values: (?:[\w, ]*)\bint32|(?:must|should) (?:be|have) (?:an? )?int|"
        r"[Ii]nteger (?:inputs?|indices|tensor)",
        always("dtype", "int32"),
    ),
    (
        r"expected to be a int32 tensor but is a (int64) tensor|expected to be a (int64) tensor",
        wider_integers,
    ),
    (r"expected to be a (\w+) tensor but is a (\w+) tensor", retyped),
    (r"Cannot convert -?[\d.]+ to EagerTensor of dtype bool", always("retype", ("bool", "float32"))),
    (
        r"[Ii]ncompatible shapes: \[(\d+(?:,\d+)+)\] vs\.? \[(\d+(?:,\d+)+)\]",
        broadcast,
    ),
    (r"expected to be a (\w+) tensor|expects? a (bool) tensor|Expected (bool)\b", dtype),
    # Lengths.
    (r"expected shape=\(([\dNone, ]+)\), found shape", shape),
    (
        r"expected axis -1 of input shape to have value (\d+),? but received input with shape \(([^)]*\d)\)",
        last_axis,
    ),
    (r"Expected dimension (\d+) at axis (\d+) of the input shaped \[([\d,]*\d)\]", operand_axis),
    (r"paddings must be less than the dimension size: \d+, (\d+) not less", number("length", 2, 3)),
    (
        r"resulted in an empty output|[Nn]egative dimension size|size would be negative|smaller than (?:the )?kernel|"
        r"in the output is <= 0 due to downsampling|"
        r"incompatible shapes\. Received shapes \(\d+, \d+, (\d+)\) and \(\d+, \d+, \1\)",
        always("longer"),
    ),
    (
        r"slice index (\d+) of dimension (\d+) out of bounds",
        beyond,
    ),
    (
        r"[Nn]umber of ways to split should evenly divide the split dimension|"
        r"but the requested shape has 0\b|"
        r"[Nn]umber of groups \(\d+\) (?:cannot be more than|must be a multiple of) the number of channels|"
        r"\b0\.0 cannot be raised to a negative power|(?:division|modulo) by zero|"
        r"\b(?:strictly )?(?:positive|greater than (?:zero|0))\b.{0,40}(?:[Gg]ot|[Rr]eceived):? [^,]{0,30}\b0\b",
        always("wider"),
    ),
    (r"but the requested shape requires a multiple of (\d+)", number("per row")),
    (r"[Rr]eshape is a tensor with (\d+) values, but the requested shape has (\d+)", times),
    (r"[Rr]eshape is a tensor with (\d+) values, but the requested shape has (\d+)", elements),
    (r"[Rr]eshape is a tensor with (\d+) values, but the requested shape has (\d+)", stretched),
    # Values that are no tensors.
    (
        r"truth value of an array|symbolic (?:`?tf\.Tensor`?|tensor) as a Python|"
        r"cannot be interpreted as an integer|only (?:integer|length-1|0-dimensional)|[Oo]nly integers, slices|"
        r"slice indices must be integers|dims must represent a vector",
        always("plain"),
    ),
    # The symbolic trace.
    (
        r"symbolic (?:`?tf\.Tensor`?|tensor) as a Python|'int' and 'NoneType'|'NoneType' and 'int'|"
        r"with (?:an )?unknown (?:rank|dimension)|Shape .* is not fully defined|'SymbolicTensor' object cannot be",
        always("open"),
    ),
)
TABLE: Table = OF_ARGUMENTS + OF_INPUTS

"""Parses each TOML text once in a process: the content pack's hundreds of files are read again by most tests.

What is handed out is made anew each time, of the parsed document's pickled form, ten times faster than by parsing.
"""

import pickle
import tomllib
from functools import lru_cache
from typing import Any, Final

_PARSE: Final = tomllib.loads


def install() -> None:
    """Let `tomllib.loads` and `tomllib.load` remember; doing it twice changes nothing."""
    tomllib.loads = _loads
    tomllib.load.__globals__["loads"] = _loads  # what that one calls


@lru_cache(maxsize=8_192)
def _pickled(text: str) -> bytes:
    return pickle.dumps(_PARSE(text), pickle.HIGHEST_PROTOCOL)


def _loads(text: str, /, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - as tomllib has it
    """Return what `tomllib.loads` returns; what is no TOML raises as ever, each time."""
    if options or type(text) is not str:
        return _PARSE(text, **options)
    try:
        packed = _pickled(text)
    except RecursionError:  # too deep for one of the two; the parser says which
        return _PARSE(text)
    return pickle.loads(packed)  # type: ignore[no-any-return]  # noqa: S301 - packed just above

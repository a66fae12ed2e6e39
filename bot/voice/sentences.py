"""A language's sentences lie in files by matter; here they come together."""

from collections.abc import Mapping


def together(*matters: Mapping[str, str]) -> dict[str, str]:
    """Key → sentence, in the order given. Raises ValueError for a key that two matters have."""
    sentences: dict[str, str] = {}
    for matter in matters:
        if doubled := sentences.keys() & matter.keys():
            raise ValueError(f"sentences in two files: {sorted(doubled)}")
        sentences.update(matter)
    return sentences

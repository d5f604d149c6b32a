"""Dicts and lists that cannot be modified, for parts that assessments share.

They are equal to ordinary dicts and lists and encode to the same JSON. Copies, with the module
`copy` too, are ordinary dicts and lists.
"""

from typing import Any, NoReturn


def _refuse(*_arguments: object, **_named: object) -> NoReturn:
    raise TypeError("This part is shared by assessments. Modify a copy: copy.deepcopy(assessment).")


class FrozenDict(dict[str, Any]):
    """A dict that raises TypeError when it is modified."""

    __slots__ = ()

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce_ex__(self, _protocol: object) -> tuple[type, tuple[dict[str, Any]]]:
        return dict, (dict(self),)


class Encoded(FrozenDict):
    """A dict that cannot be modified, with a place for its JSON, once that was needed."""

    __slots__ = ("text",)

    def __init__(self, **content: Any) -> None:
        super().__init__(content)
        self.text: str | None = None


class FrozenList(list[str]):
    """A list of strings that raises TypeError when it is modified."""

    __slots__ = ()

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = clear = extend = insert = pop = remove = reverse = sort = _refuse

    def __reduce_ex__(self, _protocol: object) -> tuple[type, tuple[list[str]]]:
        return list, (list(self),)

"""In the place of what writes docstrings for Python's own view of JavaScript: nobody reads them."""


def get_cmeth_docstring(_function: object) -> str:
    """Without one."""
    return ""


def dedent_docstring(_docstring: str) -> str:
    """Without one."""
    return ""

"""How a name from outside is shown on a page."""


def calm_name(name: str) -> str:
    """Return a name or path without what could disturb the page: line ends, other controls, direction marks."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)


def shown_name(name: str, longest: int = 80) -> str:
    """Return a file's name as `calm_name` does, and its beginning and end alone where it is long."""
    calm = calm_name(name)
    return calm if len(calm) <= longest else f"{calm[: longest - 20]}…{calm[-16:]}"

"""How a name from outside is shown on a page."""


def shown_name(name: str, longest: int = 80) -> str:
    """Return a file's name without what could disturb the page: line ends, other controls, direction marks."""
    calm = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
    return calm if len(calm) <= longest else f"{calm[: longest - 20]}…{calm[-16:]}"

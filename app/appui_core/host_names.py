"""What a host name may look like, wherever an address is judged."""

import re
from typing import Final

_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST_NAME: Final = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
"""At least two labels of lower-case letters, figures and hyphens (RFC 1035); no port, no number alone."""

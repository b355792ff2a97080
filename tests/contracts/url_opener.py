"""What every door to the browser keeps to: known hosts over https, digits over tel:, and nothing else."""

from abc import ABC, abstractmethod

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import UrlOpener

HOSTS = frozenset({"3018.fr", "www.urgence114.fr", "help.instagram.com"})

# Address given, address opened.
ALLOWED = [
    ("https://3018.fr", "https://3018.fr/"),
    ("https://3018.fr/", "https://3018.fr/"),
    ("HTTPS://3018.FR/Aide", "https://3018.fr/Aide"),
    ("https://help.instagram.com/contact/383679321740945?lang=fr#top", None),
    ("https://help.instagram.com/a%20b", None),
    ("tel:3018", None),
    ("tel:+33180523376", None),
    ("TEL:3018", "tel:3018"),
]

REFUSED = [
    # No address, or one of another kind.
    "",
    "3018.fr",
    "//3018.fr/",
    "http://3018.fr/",
    "https:3018.fr",
    "https:/3018.fr",
    "https:///3018.fr",
    "https://",
    "ftp://3018.fr/",
    "mailto:a@3018.fr",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "file://3018.fr/share/x.exe",
    "smb://3018.fr/share",
    "ms-settings:privacy",
    "vscode://file/x",
    "xhttps://3018.fr/",
    # Shares of a Windows network, which give away credentials.
    r"\\3018.fr\share\x.exe",
    "//3018.fr/share/x.exe",
    r"https:\\3018.fr\share",
    r"https://3018.fr\@evil.example",
    "https://3018.fr/..\\..\\x",
    # White space and control characters, at the edges and inside.
    " https://3018.fr/",
    "https://3018.fr/ ",
    "\thttps://3018.fr/",
    "https://3018.fr/\n",
    "https://3018.fr/\r\n-x",
    "ht\ntps://3018.fr/",
    "https://30\t18.fr/",
    "https://3018.fr/a b",
    "https://3018.fr/\x00",
    "https://3018.fr/\x7f",
    "https://3018.fr/\u2028",
    # Another host behind a familiar one.
    "https://3018.fr@evil.example/",
    "https://evil.example@3018.fr/",
    "https://user:secret@3018.fr/",
    "https://3018.fr%40evil.example/",
    "https://3018.fr.evil.example/",
    "https://evil3018.fr/",
    "https://sub.3018.fr/",
    "https://evil.example/https://3018.fr/",
    "https://evil.example?https://3018.fr",
    "https://evil.example#https://3018.fr",
    "https://3018.fr./",
    "https://.3018.fr/",
    "https://3018..fr/",
    "https://3018.fr:443/",
    "https://3018.fr:8080/",
    "https://3018.fr:/",
    "https://[::1]/",
    "https://[3018.fr]/",
    "https://127.0.0.1/",
    "https://localhost/",
    "https://%33018.fr/",
    "https://3018%2efr/",
    # Look-alikes: Cyrillic, full width, digits of other scripts, a dot that is none, punycode.
    "https://hеlp.instagram.com/",
    "https://３０１８.fr/",
    "https://3018。fr/",
    "https://xn--hlp-qdd.instagram.com/",
    "https://xn--3018-.fr/",
    # Tricks inside the path.
    "https://3018.fr/%",
    "https://3018.fr/%zz",
    "https://3018.fr/%0d%0aSet-Cookie:x",
    "https://3018.fr/%00",
    "https://3018.fr/%5c%5cevil",
    "https://3018.fr/%252e%252e",
    "https://3018.fr/a%2fb",
    'https://3018.fr/"--new-window',
    "https://3018.fr/'x'",
    "https://3018.fr/<script>",
    "https://3018.fr/`id`",
    "https://3018.fr/{a,b}",
    "https://3018.fr/a|b",
    "https://3018.fr/^x",
    "https://3018.fr/" + "a" * 2048,
    # What looks like an option, a file or a shell word.
    "-https://3018.fr/",
    "--help",
    "/etc/passwd",
    "C:\\Windows\\x.exe",
    "https://3018.fr/;$(id)\n",
    # Telephone: digits only; codes that act on the telephone are none.
    "tel:",
    "tel:*#06#",
    "tel:%2A%2306%23",
    "tel:3018;ext=1",
    "tel:30 18",
    "tel://3018",
    "tel:+",
    "tel:1",
    "tel:++33",
    "tel:٣٠١٨",
    "tel:1234567890123456",
]


class UrlOpenerContract(ABC):
    """Inherited by the tests of each opener."""

    @abstractmethod
    def opener(self) -> UrlOpener:
        """Return an opener that allows HOSTS."""

    @abstractmethod
    def opened(self) -> list[str]:
        """Return what it opened so far."""

    @pytest.mark.parametrize(("url", "expected"), ALLOWED)
    def test_it_opens_the_rebuilt_address(self, url: str, expected: str | None) -> None:
        self.opener().open(url)
        assert self.opened() == [expected or url]

    @pytest.mark.parametrize("url", REFUSED)
    def test_it_refuses(self, url: str) -> None:
        with pytest.raises(AppuiError) as caught:
            self.opener().open(url)
        assert caught.value.code is ErrorCode.LINK_REFUSED
        assert self.opened() == []
        # The detail may reach a log: it never holds the address.
        assert "/" not in caught.value.detail

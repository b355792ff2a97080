"""A real browser on the page: Chromium as a phone, with scripts and without, uploading real files."""

import re
from pathlib import Path

import pytest

from appui_core.adapters.phone_tray.server import TrayServer
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import TrayLimits, TrayNews
from fakes.chromium import Chromium
from fakes.phone import Keeper, Open
from fakes.pictures import jpeg_bytes, png_bytes

pytestmark = pytest.mark.tool
SEND = "form[action=images] button"
CONTINUE = "form[action=answer] button"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return pictures under names as people and phones have them."""
    folder = tmp_path / "phone"
    folder.mkdir()
    found = []
    for name, data in (
        ("Capture d’écran é « 1 ».png", png_bytes(1)),
        ('IMG_0002";filename="x.jpg', jpeg_bytes(2)),
        ("large.png", png_bytes(3) * 20_000),
    ):
        found.append(folder / name)
        found[-1].write_bytes(data)
    return found


def _words(browser: Chromium) -> str:
    bare = re.sub("<style>.*</style>", "", browser.html(), flags=re.DOTALL)
    return re.sub("(\u00a0|\u202f|&nbsp;)", " ", re.sub("<[^>]*>", " ", bare))


def _answer(browser: Chromium, url: str, answer: str = "no") -> None:
    browser.open(url)
    browser.click(f"input[value={answer}]")
    browser.click(CONTINUE, leads_on=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_it_uploads_real_files(
    page: TrayServer, keeper: Keeper, files: list[Path], tmp_path: Path, *, scripts: bool
) -> None:
    with Chromium(tmp_path / "browser", scripts=scripts) as browser:
        browser.open(page.url)
        assert "Voit-on un mineur nu" in _words(browser)
        assert not browser.overflows()
        _answer(browser, page.url)
        assert "Choisissez seulement les captures" in _words(browser)
        browser.choose("input[type=file]", files)
        browser.click(SEND, leads_on=True)
        assert keeper.pictures == [path.read_bytes() for path in files]
        assert "Gardées : 3" in _words(browser)
        assert not browser.overflows()
        browser.open(page.url)
        assert "Gardées : 3" in _words(browser), "the cookie holds, and nothing is sent again"
    assert len(keeper.pictures) == 3
    assert keeper.news == [TrayNews.ARRIVED, TrayNews.RECEIVING, TrayNews.RECEIVED]


def test_the_form_wants_an_answer_and_a_file(page: TrayServer, keeper: Keeper, tmp_path: Path) -> None:
    with Chromium(tmp_path / "browser") as browser:
        browser.open(page.url)
        browser.click(CONTINUE)
        assert "Voit-on un mineur nu" in _words(browser)
        _answer(browser, page.url)
        browser.click(SEND)
        assert "Choisissez seulement les captures" in _words(browser)
    assert keeper.news == [TrayNews.ARRIVED]


def test_the_cookie_is_strict_and_hidden_from_scripts(page: TrayServer, tmp_path: Path) -> None:
    with Chromium(tmp_path / "browser") as browser:
        _answer(browser, page.url)
        (cookie,) = browser.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["session"]) == (True, "Strict", False)
    assert cookie["path"] != "/"


def test_a_second_browser_is_turned_away(page: TrayServer, tmp_path: Path) -> None:
    with Chromium(tmp_path / "one") as one, Chromium(tmp_path / "two") as two:
        two.open(page.url)
        _answer(one, page.url)
        two.click("input[value=no]")
        two.click(CONTINUE, leads_on=True)
        assert "Cette page sert déjà à un autre téléphone" in _words(two)
        one.open(page.url)
        assert "Choisissez seulement les captures" in _words(one)


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_doubt_shows_who_helps(page: TrayServer, keeper: Keeper, tmp_path: Path, answer: str) -> None:
    with Chromium(tmp_path / "browser", scripts=False) as browser:
        _answer(browser, page.url, answer)
        assert "Aucune image n’a été prise" in _words(browser)
        assert 'href="tel:3018"' in browser.html()
        assert not browser.overflows()
    assert keeper.news == [TrayNews.DECLINED]


def test_a_doubt_later_is_one_press_away(
    page: TrayServer, keeper: Keeper, files: list[Path], tmp_path: Path
) -> None:
    with Chromium(tmp_path / "browser", scripts=False) as browser:
        _answer(browser, page.url)
        browser.choose("input[type=file]", files[:1])
        browser.click(SEND, leads_on=True)
        browser.click("button.quiet", leads_on=True)
        assert "Plus aucune image n’est prise" in _words(browser)
    assert keeper.news[-1] is TrayNews.DECLINED


def test_a_refusal_is_read_on_the_phone(
    page: TrayServer, keeper: Keeper, files: list[Path], tmp_path: Path
) -> None:
    keeper.refuse = AppuiError(ErrorCode.FORMAT_UNKNOWN)
    with Chromium(tmp_path / "browser") as browser:
        _answer(browser, page.url)
        browser.choose("input[type=file]", files)
        browser.click(SEND, leads_on=True)
        assert "Refusées : 3" in _words(browser)
        assert "Appui ne prend pas ce type de fichier." in _words(browser)


def test_too_much_at_once_is_said_though_the_browser_is_still_sending(
    opened: Open, keeper: Keeper, tmp_path: Path
) -> None:
    page = opened(TrayLimits(picture_bytes=100_000))
    large = tmp_path / "large.png"
    large.write_bytes(bytes(8_000_000))
    with Chromium(tmp_path / "browser") as browser:
        _answer(browser, page.url)
        browser.choose("input[type=file]", [large])
        browser.click(SEND, leads_on=True)
        assert "C’est trop à la fois" in _words(browser)
    assert keeper.pictures == []


_FINGER = "a, button, .answer, input[type=file]"


@pytest.mark.parametrize("percent", [100, 200])
def test_fingers_find_everything_at_any_size_of_text(
    page: TrayServer, keeper: Keeper, files: list[Path], tmp_path: Path, percent: int
) -> None:
    with Chromium(tmp_path / "browser") as browser:

        def fits(count: int) -> None:
            browser.enlarge(percent)
            heights = browser.heights(_FINGER)
            assert len(heights) == count
            assert min(heights) >= 44
            assert not browser.overflows()

        browser.open(page.url)
        fits(5)
        _answer(browser, page.url)
        fits(4)
        keeper.refuse = AppuiError(ErrorCode.FORMAT_UNKNOWN)
        browser.choose("input[type=file]", files)
        browser.click(SEND, leads_on=True)
        fits(4)
        browser.click("button.quiet", leads_on=True)
        fits(4)
        assert "préférez une fenêtre privée" in _words(browser)

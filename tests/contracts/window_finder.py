"""What every `ports.WindowFinder` promises; each one inherits this class and provides `finder` and `expected`."""

from appui_core.ports import WindowFinder, WindowPlace


class WindowFinderContract:
    """Inherit, and provide the fixtures: two windows of others, and their places, the front one first."""

    def test_it_is_available(self, finder: WindowFinder) -> None:
        assert finder.available()

    def test_windows_come_with_the_front_one_first_in_device_pixels(
        self, finder: WindowFinder, expected: tuple[WindowPlace, ...]
    ) -> None:
        found = [(w.left, w.top, w.width, w.height) for w in finder.windows()]
        wanted = [(w.left, w.top, w.width, w.height) for w in expected]
        assert found == wanted, (found, wanted)

    def test_titles_are_for_the_ear(self, finder: WindowFinder, expected: tuple[WindowPlace, ...]) -> None:
        assert [w.title for w in finder.windows()] == [w.title for w in expected]
        assert not expected or expected[0].title not in repr(finder.windows()[0])

    def test_every_window_has_pixels(self, finder: WindowFinder) -> None:
        assert all(place.width > 0 and place.height > 0 for place in finder.windows())

"""What everybody who asks the session's bus keeps to; each implementation inherits these tests."""

from appui_core.ports import SessionBus

NAME, PATH, INTERFACE, METHOD = "org.example.Appui", "/history", "org.example.Appui.History", "forget"


class SessionBusContract:
    """On `bus`, NAME runs and knows METHOD; `called` returns how often it was called."""

    bus: SessionBus

    def called(self) -> int:
        raise NotImplementedError

    def test_a_program_that_runs_answers(self) -> None:
        assert self.bus.answers(NAME)
        assert not self.bus.answers("org.example.Nobody")

    def test_a_method_is_called_once(self) -> None:
        assert self.bus.call(NAME, PATH, INTERFACE, METHOD)
        assert self.called() == 1

    def test_what_is_not_there_is_not_done(self) -> None:
        assert not self.bus.call("org.example.Nobody", PATH, INTERFACE, METHOD)
        assert not self.bus.call(NAME, PATH, INTERFACE, "another")
        assert self.called() == 0

"""The way out: real Argon2id, waits that grow, and a count that outlives the process."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk import phc, runtime
from appui_core.kiosk.phc import hash_pin, parse_phc, verify_pin
from appui_core.kiosk.pin import STEPS_S, ExitPin, state_file
from fakes.clock import FixedClock

PIN = "482916"


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a hash that is quick to try."""
    monkeypatch.setattr(phc, "MEMORY_KIB", 4096)
    monkeypatch.setattr(phc, "PASSES", 1)
    return hash_pin(PIN)


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "appui" / "kiosk-exit.json"


def test_a_hash_of_the_reference_program_opens() -> None:
    # printf 482916 | argon2 borne-sel-16-oct -id -t 2 -k 8192 -p 2 -l 32 -e
    known = "$argon2id$v=19$m=8192,t=2,p=2$Ym9ybmUtc2VsLTE2LW9jdA$7jeVHiA/zz5Bp8YFYM8oqBJ2a5TEuAud/x2dWNSUWgk"
    assert verify_pin(PIN, known)
    assert not verify_pin("482917", known)
    assert not verify_pin("", known)
    parts = parse_phc(known)
    assert parts is not None
    assert parts.salt == b"borne-sel-16-oct"


def test_a_new_hash_costs_what_a_passphrase_does_and_is_salted() -> None:
    one, other = hash_pin(PIN), hash_pin(PIN)
    assert one.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert one != other
    assert verify_pin(PIN, one)
    assert not verify_pin("382916", one)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "482916",
        "$argon2i$v=19$m=8192,t=2,p=2$Ym9ybmUtc2VsLTE2LW9jdA$7jeVHiA/zz5Bp8YFYM8oqBJ2a5TEuAud/x2dWNSUWgk",
        "$argon2id$v=16$m=8192,t=2,p=2$Ym9ybmUtc2VsLTE2LW9jdA$7jeVHiA/zz5Bp8YFYM8oqBJ2a5TEuAud/x2dWNSUWgk",
        "$argon2id$v=19$m=9999999,t=2,p=2$Ym9ybmUtc2VsLTE2LW9jdA$7jeVHiA/zz5Bp8YFYM8oqBJ2a5TEuAud/x2dWNSUWgk",
        "$argon2id$v=19$m=8192,t=99,p=2$Ym9ybmUtc2VsLTE2LW9jdA$7jeVHiA/zz5Bp8YFYM8oqBJ2a5TEuAud/x2dWNSUWgk",
        "$argon2id$v=19$m=8192,t=2,p=2$Ym9ybmUtc2VsLTE2LW9jd$7jeVHiA/zz5Bp8YFYM8oqBJ2a5TEuAud/x2dWNSUWgk",
        "$argon2id$v=19$m=8192,t=2,p=2$Ym9ybmUtc2VsLTE2LW9jdA$AAAA",
    ],
)
def test_what_is_no_usable_hash(text: str) -> None:
    assert parse_phc(text) is None
    assert not verify_pin(PIN, text)


@pytest.mark.parametrize(
    "pin", ["", "12345", "1234567890123", "48291a", "４８２９１６", "000000", "123456", "098765", "890123"]
)
def test_a_pin_that_is_no_pin(pin: str) -> None:
    with pytest.raises(AppuiError) as raised:
        hash_pin(pin)
    assert raised.value.code is ErrorCode.PIN_INVALID
    assert pin not in raised.value.detail or not pin


def test_without_a_hash_there_is_no_way_out(state: Path) -> None:
    pin = ExitPin("", state)
    assert not pin.exists
    assert not pin.tries("")
    assert not pin.tries(PIN)
    assert not state.parent.exists()


def test_each_wrong_pin_makes_the_next_wait_longer(light: str, state: Path, clock: FixedClock) -> None:
    pin = ExitPin(light, state, clock)
    waits = []
    for _ in range(9):
        assert not pin.tries("999998")
        waits.append(pin.wait_s())
        clock.advance(waits[-1])
    assert waits == [*STEPS_S, 300, 300]
    assert waits[:7] == [0, 0, 0, 5, 15, 60, 300]


def test_during_the_wait_even_the_right_one_is_not_looked_at(light: str, state: Path, clock: FixedClock) -> None:
    pin = ExitPin(light, state, clock)
    for _ in range(4):
        pin.tries("999998")
    assert not pin.tries(PIN)
    clock.advance(4.2)
    assert pin.wait_s() == 1
    assert not pin.tries(PIN), "and what comes too early does not make the wait longer"
    clock.advance(0.8)
    assert pin.wait_s() == 0
    assert pin.tries(PIN)
    assert (pin.wait_s(), state.exists()) == (0, False), "nothing stays of it"


def test_the_wait_outlives_the_process(light: str, state: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from appui_core.kiosk.pin import ExitPin\n"
        "pin = ExitPin(sys.argv[1], Path(sys.argv[2]))\n"
        "print(*(int(pin.tries(word)) for word in sys.argv[3:]), pin.wait_s())"
    )

    def run(*words: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", program, light, str(state), *words], capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert run("111112", "111113") == ["0", "0", "0"]
    assert run("111114", "111115")[:2] == ["0", "0"]
    *opened, wait = run(PIN)
    assert opened == ["0"], "the fifth comes during the wait of five seconds"
    assert 1 <= int(wait) <= 5
    assert json.loads(state.read_text(encoding="ascii"))["failed"] == 4
    assert state.parent.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_a_clock_that_is_set_changes_nothing(light: str, state: Path, clock: FixedClock) -> None:
    pin = ExitPin(light, state, clock)
    for _ in range(6):
        pin.tries("999998")
        clock.advance(pin.wait_s() if pin.wait_s() < 60 else 0)
    clock.set(clock.now().replace(year=2050))
    assert ExitPin(light, state, clock).wait_s() == 60


def test_a_file_that_outlived_the_pcs_start_waits_once_more_and_no_longer(
    light: str, state: Path, clock: FixedClock
) -> None:
    state.parent.mkdir(mode=0o700)
    state.write_text(json.dumps({"failed": 5, "at_s": clock.monotonic_s() + 1e6}), encoding="ascii")
    pin = ExitPin(light, state, clock)
    assert pin.wait_s() == 15
    clock.advance(15)
    assert pin.wait_s() == 0
    assert pin.tries(PIN)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b'{"failed": -1, "at_s": 1.0}',
        b'{"failed": 5, "at_s": NaN}',
        b'{"failed": "5"}',
        b"\xff" * 999,
    ],
)
def test_a_broken_file_neither_opens_nor_shuts_out(
    light: str, state: Path, clock: FixedClock, data: bytes
) -> None:
    state.parent.mkdir(mode=0o700)
    state.write_bytes(data)
    pin = ExitPin(light, state, clock)
    assert pin.wait_s() == 0
    assert not pin.tries("999998")
    assert json.loads(state.read_text(encoding="ascii"))["failed"] == 1
    assert pin.tries(PIN)


def test_two_tries_at_once_are_two_tries(light: str, state: Path, clock: FixedClock) -> None:
    pins = [ExitPin(light, state, clock), ExitPin(light, state, clock)]  # as when the page is made anew meanwhile
    opened: list[bool] = []
    threads = [Thread(target=lambda pin=pin: opened.append(pin.tries("999998")), daemon=True) for pin in pins * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert opened == [False] * 8, "or OpenSSL waits for itself"
    assert json.loads(state.read_text(encoding="ascii"))["failed"] == 4, "the others came during the wait"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder in memory is Linux's")
def test_the_count_lies_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = tmp_path / "session"
    session.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert state_file() == session / "appui" / "kiosk-exit.json"
    # A link that somebody laid there is not followed.
    link = tmp_path / "link"
    link.symlink_to(session)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(link))
    assert link not in state_file().parents
    assert not runtime.make_folder(link)


def test_where_the_count_cannot_be_kept_one_wrong_pin_means_the_longest_wait(light: str, tmp_path: Path) -> None:
    clock = FixedClock()
    (tmp_path / "full").write_bytes(b"")
    nowhere = tmp_path / "full" / "kiosk-exit.json"
    pin = ExitPin(light, nowhere, clock)
    assert not pin.tries("999998")
    assert pin.wait_s() == STEPS_S[-1]
    assert not pin.tries(PIN)
    clock.advance(STEPS_S[-1])
    assert pin.tries(PIN)
    # The next process begins anew, and its first try counts.
    assert ExitPin(light, nowhere, clock).tries(PIN)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a device that is always full is Linux's")
def test_a_full_memory_keeps_no_half_count(light: str, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pin = ExitPin(light, state, FixedClock())
    assert not pin.tries("999998")
    known = state.read_bytes()

    def full(_path: Path, *_words: object, **_more: object) -> int:
        with Path("/dev/full").open("wb", buffering=0) as device:
            return device.write(b"x")

    monkeypatch.setattr(Path, "write_text", full)
    assert not pin.tries("999998")
    assert pin.wait_s() == STEPS_S[-1]
    assert state.read_bytes() == known
    assert [path.name for path in state.parent.iterdir()] == [state.name]

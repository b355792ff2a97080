"""Heads and forms as bytes: whatever comes, in whatever pieces, the answer is the same or a refusal."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.adapters.phone_tray.addresses import default_interface, home_addresses, is_home_address, rank
from appui_core.adapters.phone_tray.head import RefusedError, parse_head
from appui_core.adapters.phone_tray.multipart import Parts, boundary_of
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import LocalAddress
from fakes.phone import form


def _some(data: bytes, sizes: list[int]) -> Callable[[], bytes]:
    """Return what gives these bytes in pieces of these sizes, the last one again and again."""

    def pieces() -> Iterator[bytes]:
        at, turn = 0, 0
        while at < len(data):
            size = sizes[min(turn, len(sizes) - 1)]
            yield data[at : at + size]
            at, turn = at + size, turn + 1

    given_out = pieces()
    return lambda: next(given_out, b"")


def _read(data: bytes, sizes: list[int], boundary: bytes = b"bound") -> list[bytes]:
    parts = Parts(_some(data, sizes), boundary, 10_000_000)
    found = []
    while (picture := parts.next()) is not None:
        whole = b""
        while piece := picture.read(1_000):
            whole += piece
        found.append(whole)
        assert picture.read(10) == b"", "its end stays its end"
    return found


# Bytes that look like boundaries more often than chance has it.
TRICKY = st.lists(
    st.sampled_from([b"\r", b"\n", b"-", b"--", b"bound", b"\r\n--boun", b"\r\n--", b"x", b"\x00", b"\r\n\r\n"])
).map(b"".join)


@given(
    pictures=st.lists(TRICKY, min_size=1, max_size=4),
    sizes=st.lists(st.integers(1, 50), min_size=1, max_size=30),
)
def test_pieces_of_any_size_make_the_same_pictures(pictures: list[bytes], sizes: list[int]) -> None:
    wanted = [one for one in pictures if b"\r\n--bound" not in b"\r\n" + one]
    body = form(*(("a", one) for one in wanted), boundary="bound")
    assert _read(body, sizes) == wanted


@given(data=TRICKY, sizes=st.lists(st.integers(1, 9), min_size=1, max_size=20), cut=st.integers(0, 400))
def test_any_bytes_are_pictures_or_a_refusal(data: bytes, sizes: list[int], cut: int) -> None:
    for body in (data, form(("a", data), boundary="bound")[:cut], form(("a", b""), boundary="bound") + data):
        try:
            _read(body, sizes)
        except AppuiError as error:
            assert error.code is ErrorCode.PHONE_CUT  # noqa: PT017 - it may also be sound


@given(data=st.binary(max_size=300))
def test_any_head_is_a_request_or_a_refusal(data: bytes) -> None:
    for head in (data, b"GET / HTTP/1.1\r\n" + data, b"POST /x HTTP/1.1\r\nContent-Length: " + data):
        try:
            request = parse_head(head)
        except RefusedError as refused:
            assert 400 <= refused.status < 600  # noqa: PT017 - it may also be sound
        else:
            assert request.path.startswith("/")
            assert request.length >= 0
            assert "transfer-encoding" not in request.headers


@given(data=st.text(max_size=100))
def test_any_kind_of_body_has_a_boundary_or_none(data: str) -> None:
    for kind in (data, f"multipart/form-data; boundary={data}"):
        found = boundary_of(kind)
        assert found is None or 1 <= len(found) <= 70


# --- the addresses of this PC -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.1", "172.16.0.9", "172.31.255.254"])
def test_what_routers_at_home_hand_out(address: str) -> None:
    assert is_home_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104 - to be refused
        "8.8.8.8",
        "172.32.0.1",
        "192.169.0.1",
        "100.64.0.1",
        "169.254.3.4",
        "192.0.2.2",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fd00::1",
        "192.168.1",
        "192.168.1.1:80",
        "192.168.01.1",
        "",
        "localhost",
    ],
)
def test_what_is_no_home_address(address: str) -> None:
    assert not is_home_address(address)


def test_the_way_out_comes_first_and_inward_ones_only_alone() -> None:
    docker, wifi = LocalAddress("172.17.0.1", "docker0"), LocalAddress("192.168.1.20", "wlan0")
    cable, public = LocalAddress("10.0.0.5", "eth0"), LocalAddress("8.8.8.8", "ppp0")
    assert rank([docker, cable, public, wifi], "wlan0") == (wifi, cable)
    assert rank([cable, wifi], "10.0.0.5") == (cable, wifi)
    assert rank([docker, public], "docker0") == (docker,)
    assert rank([public], "") == ()


def test_the_way_out_is_read_from_the_table_of_routes() -> None:
    table = (
        "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\n"
        "eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\n"
        "eth0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\n"
        "wlan0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\n"
        "tun0\t00000000\t00000000\t0001\t0\t0\t50\t00000080\t0\n"
    )
    assert default_interface(table) == "wlan0"
    assert default_interface("") == ""
    assert default_interface("Iface\nnonsense\n") == ""


def test_this_pc_tells_its_own_without_asking_anybody() -> None:
    for one in home_addresses():
        assert is_home_address(one.address)

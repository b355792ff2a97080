"""The limits of the decoding child on Windows: as `winnt.h` lays them out, set before it joins its job."""

import ctypes
from ctypes import c_int64, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any

from appui_core.intake import decode_child

_MEMORY = 400 * 1024 * 1024


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION, its fields in the header's order and types."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _Basic),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("peak_process", c_size_t),
        ("peak_job", c_size_t),
    )


class _Call:
    """One function of kernel32 that notes its calls."""

    def __init__(self, calls: list[tuple[str, tuple[Any, ...]]], name: str, answer: int) -> None:
        self._calls, self._name, self._answer = calls, name, answer
        self.restype: object = None

    def __call__(self, *words: object) -> int:
        values = tuple(word.value if isinstance(word, c_void_p) else word for word in words)
        self._calls.append((self._name, values))
        return self._answer


class _Kernel:
    def __init__(self, *, job: int = 77, limited: int = 1) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.CreateJobObjectW = _Call(self.calls, "create", job)
        self.SetInformationJobObject = _Call(self.calls, "limit", limited)
        self.AssignProcessToJobObject = _Call(self.calls, "join", 1)

    def asked(self) -> list[str]:
        """Return which functions were called, in order."""
        return [name for name, _words in self.calls]


def _limit(kernel: _Kernel) -> None:
    decode_child.limit_job(kernel, _MEMORY)  # type: ignore[arg-type]  # a CDLL in all that is asked of it


def test_the_bytes_are_the_headers() -> None:
    packed = decode_child.job_limits(_MEMORY)
    assert len(packed) == ctypes.sizeof(_Extended) == 144
    limits = _Extended.from_buffer_copy(packed)
    assert limits.process_memory == _MEMORY
    assert limits.basic.process_time == decode_child.CPU_S * 10_000_000, "in units of 100 ns"
    assert limits.basic.processes == 1
    assert limits.basic.flags == 0x2 | 0x8 | 0x100 | 0x400
    unset = (limits.basic.job_time, limits.basic.affinity, limits.basic.priority, limits.job_memory)
    assert unset == (0, 0, 0, 0)


def test_the_process_joins_a_job_that_has_its_limits() -> None:
    kernel = _Kernel()
    _limit(kernel)
    assert kernel.asked() == ["create", "limit", "join"]
    assert kernel.calls[1][1] == (77, 9, decode_child.job_limits(_MEMORY), 144)
    assert kernel.calls[2][1] == (77, c_void_p(-1).value)


def test_a_system_that_refuses_leaves_it_as_it_is() -> None:
    for kernel, asked in ((_Kernel(job=0), ["create"]), (_Kernel(limited=0), ["create", "limit"])):
        _limit(kernel)
        assert kernel.asked() == asked

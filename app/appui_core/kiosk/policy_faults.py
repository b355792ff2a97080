"""Why something of a policy does not hold, as a code; the sentences are under `policy.faults` in the texts."""

from enum import StrEnum


class Fault(StrEnum):
    """One reason. A test walks this list and wants a sentence in each language."""

    # The file as a whole.
    NONE = "none"
    ABSENT = "absent"
    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    NOT_TOML = "not_toml"
    # One key.
    UNKNOWN_KEY = "unknown_key"
    LOCKED = "locked"
    KIND = "kind"
    BOUNDS = "bounds"
    TEXT = "text"
    DASH = "dash"
    PIN_HASH = "pin_hash"
    LANGUAGE = "language"
    SLIDES = "slides"
    DAY = "day"
    NO_ROLE = "no_role"
    NO_UNTIL = "no_until"
    TOO_MANY = "too_many"
    # Of what is outside the file (printer.py): said, and the value still holds.
    NO_PRINTER = "no_printer"
    PRINTER_STOPPED = "printer_stopped"


class Refused(Exception):  # noqa: N818 - a value that is set aside, no failure
    """One value does not hold; the others do."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault

"""Appui as it is, but that the page for a phone is on this PC alone: journeys have no home network."""

import sys

from appui import concrete
from appui.__main__ import main
from appui_core.adapters.phone_tray.tray import LanPhoneTray

concrete.phone_tray = lambda clock: LanPhoneTray(clock, loopback=True)
sys.exit(main())

"""The page that a phone opens on the home's own network, behind `ports.PhoneTray` (ARCHITECTURE.md, section 3)."""

"""The kiosk without its window: policy, adults, the length of a visit, the way out, the count, and the proof.

Nothing here writes what a pupil does: a file is written only by a wrong exit PIN (in memory) and, where the
machine's policy asks for it, by the weekly count of openings.
"""

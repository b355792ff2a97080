"""What is drawn over one picture for one addressee, with its way back and forth. No widget and no vault here."""

from itertools import pairwise

from appui_core.cases.mask_plan import MAX_POINTS, MAX_SHAPES, MaskPlan, Point, Shape, ShapeKind

_KEPT_STEPS = 200

Shapes = tuple[Shape, ...]


def resized(shape: Shape, across: int, down: int) -> Shape:
    """Return a rectangle whose lower right corner went elsewhere; it never turns over, one pixel is the least."""
    left, top, right, bottom = shape.box
    return Shape(ShapeKind.RECT, ((left, top), (max(left, right + across), max(top, bottom + down))))


def is_near(shape: Shape, spot: Point, reach: float) -> bool:
    """Tell whether a place is within reach of a stroke's line."""
    points = shape.points if len(shape.points) > 1 else shape.points * 2
    for (ax, ay), (bx, by) in pairwise(points):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        share = ((spot[0] - ax) * (bx - ax) + (spot[1] - ay) * (by - ay)) / length if length else 0.0
        share = min(max(share, 0.0), 1.0)
        x, y = ax + share * (bx - ax) - spot[0], ay + share * (by - ay) - spot[1]
        if x * x + y * y <= reach * reach:
            return True
    return False


class Drawing:
    """Shapes in the order in which they were drawn; `chosen` is the one that keys act on, -1 for none."""

    def __init__(self, plan: MaskPlan) -> None:
        self.shapes: Shapes = plan.shapes
        self.chosen = -1
        self._saved: Shapes = plan.shapes
        self._before: list[Shapes] = []
        self._after: list[Shapes] = []
        # The shape that keys are moving: one press after the other is one step to take back.
        self._nudged = -1

    @property
    def plan(self) -> MaskPlan:
        """The plan as it is drawn now."""
        return MaskPlan(self.shapes)

    @property
    def changed(self) -> bool:
        """Whether something is drawn that was not saved."""
        return self.shapes != self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return bool(self._after)

    def saved(self, shapes: Shapes) -> None:
        """Take notice that these shapes are in the vault now."""
        self._saved = shapes

    def add(self, shape: Shape) -> bool:
        """Add a shape and choose it; False, and nothing done, where a plan takes no more."""
        points = sum(len(each.points) for each in self.shapes) + len(shape.points)
        if len(self.shapes) >= MAX_SHAPES or points > MAX_POINTS:
            return False
        self._step((*self.shapes, shape))
        self.chosen = len(self.shapes) - 1
        return True

    def replace(self, index: int, shape: Shape, *, nudge: bool = False) -> None:
        """Put a shape in the place of another; `nudge`: by a key, so the next one belongs to the same step."""
        if not 0 <= index < len(self.shapes) or self.shapes[index] == shape:
            return
        fresh = (*self.shapes[:index], shape, *self.shapes[index + 1 :])
        if nudge and self._nudged == index:
            self.shapes = fresh
        else:
            self._step(fresh)
        self.chosen = index
        self._nudged = index if nudge else -1

    def remove(self, index: int) -> None:
        """Take a shape away and choose the one that takes its place."""
        if 0 <= index < len(self.shapes):
            self._step((*self.shapes[:index], *self.shapes[index + 1 :]))
            self.chosen = min(index, len(self.shapes) - 1)

    def take(self, plan: MaskPlan) -> None:
        """Draw another plan's shapes in place of these; it can be taken back."""
        if plan.shapes != self.shapes:
            self._step(plan.shapes)
            self.chosen = -1

    def choose(self, index: int) -> None:
        """Choose a shape, or none with -1."""
        if index != self.chosen:
            self.chosen = index if 0 <= index < len(self.shapes) else -1
            self._nudged = -1

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._after.append(self.shapes)
            self._turn(self._before.pop())

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._after:
            self._before.append(self.shapes)
            self._turn(self._after.pop())

    def _step(self, shapes: Shapes) -> None:
        self._before = [*self._before[1 - _KEPT_STEPS :], self.shapes]
        self._after = []
        self._nudged = -1
        self.shapes = shapes

    def _turn(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self._nudged = -1
        self.chosen = min(self.chosen, len(shapes) - 1)

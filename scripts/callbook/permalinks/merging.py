"""Find old texts that were merged: that are now a part of a new text with words beside."""

from collections import defaultdict
from collections.abc import Iterable

from callbook.permalinks.likeness import SHORT, TELLING, holds, near, without
from callbook.permalinks.traces import Traces


class Merging:
    """The search for the new texts that hold what is left of the old ones."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces
        self._into: dict[int, int] = {}
        self._rests: dict[int, str] = {}
        self._far: dict[int, list[int]] = {}

    def found(self) -> dict[int, int]:
        """What is left of the old texts → the new texts that hold it now, where one does.

        A short text is looked for only where its neighbours are.
        """
        left = self.traces.left_old(range(len(self.traces.old)))
        self._far = self._far_holders(left)
        settled = -1
        while settled != len(self._into):
            settled = len(self._into)
            for i in left:
                if i not in self._into:
                    next((j for j in self._holders(i) if self._take(i, j)), None)
        return self._into

    def _holders(self, i: int) -> list[int]:
        """New texts that may hold old i: its neighbours', then its page's, then far ones."""
        beside = [self._where(i - 1), self._where(i + 1)]
        if len(self.traces.old_code(i)) < SHORT:
            return [j for j in beside if j is not None]
        page = self.traces.pages.get(self.traces.old[i].page, "")
        found = [j for j in beside if j is not None] + self.traces.on_new.get(page, [])
        if len(self.traces.old_code(i)) >= TELLING:
            found += self._far.get(i, [])
        return list(dict.fromkeys(found))

    def _far_holders(self, left: Iterable[int]) -> dict[int, list[int]]:
        """For each telling text, the changed texts anywhere that have most of its words."""
        telling = {i: (self.traces.old_code(i),) for i in left}
        telling = {i: codes for i, codes in telling.items() if len(codes[0]) >= TELLING}
        changed = [j for j in range(len(self.traces.new)) if self.traces.grew(j)] if telling else []
        found: dict[int, list[int]] = defaultdict(list)
        for i, j in near(telling, {j: self.traces.new_code(j) for j in changed}):
            found[i].append(j)
        return found

    def _where(self, i: int) -> int | None:
        """The new text in which old i is found."""
        return self.traces.same.get(i, self._into.get(i))

    def _take(self, i: int, j: int) -> bool:
        """Let new j hold old i if words of it, not claimed by others, are those of i."""
        if not self.traces.grew(j):
            return False
        if j not in self._rests:
            own = self.traces.old_code(self.traces.back[j]) if j in self.traces.back else ""
            self._rests[j] = without(self.traces.new_code(j), own)
        code = self.traces.old_code(i)
        if not holds(self._rests[j], code):
            return False
        self._rests[j] = without(self._rests[j], code)
        self._into[i] = j
        return True

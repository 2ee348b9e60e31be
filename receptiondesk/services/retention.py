"""For how long what is kept: told once, looked after every day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from receptiondesk.domain.errors import DraftRefused, Problem, UnknownTask
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.task import Change
from receptiondesk.domain.when import sort_key
from receptiondesk.i18n import N_, _
from receptiondesk.services.erasing import (
    Erasing,
    PersonalDataService,
    erase_fields,
    grouped,
    personal_fields,
)
from receptiondesk.services.kinds import AnyKind

if TYPE_CHECKING:
    from receptiondesk.storage.privacy import Due

_PORTION = 50
"""Records erased in one go: whoever saves meanwhile waits no longer than that takes."""
LONGEST = 36_500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """For how long a field of a kind is kept."""

    kind: str
    field: str
    """A field's name, or ``extra`` for what an import has brought along."""
    days: int
    """0: for ever."""


class Retention(PersonalDataService):
    """The house's periods, and their daily run."""

    def periods(self) -> tuple[Kept, ...]:
        """Every personal field of every kind, with its period; 0 days where nobody has said one."""
        with self._store.reading() as work:
            days = work.privacy().kept_days()
        return tuple(
            Kept(kind=kind.id, field=field, days=days.get((kind.id, field), 0))
            for kind in self._kinds.values()
            for field in personal_fields(kind)
        )

    def keep(self, *periods: Kept) -> None:
        """Put periods in force, all or none; nothing is erased before the next run.

        Raises `DraftRefused` for a kind or field that there is not, or days that are none.
        """
        self._require(Act.ERASE)
        if problems := [problem for period in periods if (problem := self._problem(period))]:
            raise DraftRefused(problems)
        with self._store.writing() as work:
            kept = work.privacy().kept_days()
            changes = []
            for period in periods:
                was = kept.get((period.kind, period.field), 0)
                if was != period.days:
                    work.privacy().keep(period.kind, period.field, period.days)
                    changes.append(Change(field=f"{period.kind}.{period.field}", was=f"{was}", now=f"{period.days}"))
            if changes:
                self._house.note(work, About.RETENTION, Deed.KEEP, *changes)
            work.commit()

    def would_erase(self, periods: Iterable[Kept]) -> int:
        """From how many records the next run would erase something if these periods were all that is in force."""
        with self._store.reading() as work:
            return sum(work.privacy().count_due(kind.id, fields) for kind, fields in self._befores(periods))

    def run(self) -> int:
        """Erase what has been kept long enough, a few records at a time; gives how many records that were.

        What was erased before, and a copy that was put back has brought again, goes first.
        """
        erased = self._erase_again()
        erased += sum(self._run(kind, fields) for kind, fields in self._befores(self.periods()))
        if erased:
            from receptiondesk.storage.privacy import make_sure_it_is_gone

            make_sure_it_is_gone(self._store.engine)
        return erased

    def _erase_again(self) -> int:
        many, before = 0, self._erased_before.all()
        for number, fields in before.items():
            with self._store.writing() as work:
                try:
                    if work.privacy().is_held(number):
                        continue
                except UnknownTask:
                    continue  # the copy was made before that record
                task = work.tasks.get(number)
                again = [name for name in personal_fields(self._kinds[task.kind]) if name in fields]
                how = self._by_nobody(_("Erased before a copy was put back"))
                erase_fields(work, self._kinds, task, again, how, reasons=True)
                work.commit()
            many += 1
            self._clear_beside([number])
            self._changes.announce(number)
        if before:
            self._erased_before.forget()
        return many

    def _by_nobody(self, reason: str) -> Erasing:
        """It is not at anybody's hands."""
        reading = self._reading()
        return Erasing(now=reading.now, who=replace(self._who(), person=""), reason=reason, region=reading.region)

    def _problem(self, period: Kept) -> Problem | None:
        kind = self._kinds.get(period.kind)
        if kind is None or period.field not in personal_fields(kind):
            return Problem(
                field="field",
                code="not_personal",
                template=N_("“{field}” is no personal field of “{kind}”."),
                values={"field": period.field, "kind": period.kind},
            )
        if not 0 <= period.days <= LONGEST:
            template = N_("Between {least} and {most}, please.")
            return Problem(
                field="days", code="out_of_range", template=template, values={"least": 0, "most": f"{LONGEST:,}"}
            )
        return None

    def _befores(self, periods: Iterable[Kept]) -> list[tuple[AnyKind, dict[str, int]]]:
        """For each kind that has periods: by field, the moment before which it is not kept."""
        today = self._reading().now.date()
        befores: dict[str, dict[str, int]] = {}
        for period in periods:
            if period.days:
                day = datetime.combine(today - timedelta(days=period.days), time.min)
                befores.setdefault(period.kind, {})[period.field] = sort_key(day.astimezone())  # of summer, of winter
        return [(self._kinds[kind], fields) for kind, fields in befores.items()]

    def _run(self, kind: AnyKind, fields: Mapping[str, int]) -> int:
        self._empty_drafts(kind, fields)
        many = 0
        while numbers := self._erase_some(kind, fields):
            many += len(numbers)
            self._clear_beside(numbers)
            self._changes.announce(*numbers)
        return many

    def _erase_some(self, kind: AnyKind, fields: Mapping[str, int]) -> list[str]:
        how = self._by_nobody(_("Kept long enough"))
        with self._store.writing() as work:
            due: tuple[Due, ...] = work.privacy().due(kind.id, fields, limit=_PORTION)
            for one in due:
                erase_fields(work, self._kinds, work.tasks.get(one.number), grouped(fields, one.opened_sort), how)
            work.commit()
        return [one.number for one in due]

    def _empty_drafts(self, kind: AnyKind, fields: Mapping[str, int]) -> None:
        """A form that was begun so long ago and never saved forgets the same."""
        for draft in self._drafts.all():
            over = grouped(fields, sort_key(draft.begun_at))
            if draft.kind == kind.id and any(draft.texts.get(field) for field in over):
                texts = {field: "" if field in over else text for field, text in draft.texts.items()}
                self._drafts.keep(replace(draft, texts=texts))

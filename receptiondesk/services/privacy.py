"""What is done to a person's data in the open: looked at, kept for a dispute, handed over, erased."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from receptiondesk.domain.contact import Contact, Person
from receptiondesk.domain.errors import DeskError, DraftRefused, Problem
from receptiondesk.domain.house import About, Deed
from receptiondesk.domain.names import fold
from receptiondesk.domain.permissions import Act
from receptiondesk.domain.phone import comparable, digits_of
from receptiondesk.domain.privacy import HAND_OVER, HOLD, RELEASE, REVEAL, Mask, masked
from receptiondesk.domain.task import AnyTask, Change, HistoryEntry, LogbookFilter
from receptiondesk.i18n import N_, _
from receptiondesk.services.drafts import Draft
from receptiondesk.services.erasing import Erasing, PersonalDataService, erase_fields, personal_fields
from receptiondesk.services.kinds import AnyKind
from receptiondesk.services.tasks import Recorded
from receptiondesk.services.wanted_person import Wanted, is_said

REASONS = (
    N_("To call the person back"),
    N_("To compare with the document"),
    N_("The person asked for it"),
    N_("The police or an authority asked for it"),
)
"""Why one looks at a hidden value; another reason is written in one's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that the desk knows of one person outside."""

    name: str
    phone: str
    """The telephone number by which they were told apart from others of the name; "" where there was no need."""
    contacts: tuple[Contact, ...]
    records: tuple[Recorded, ...]
    """The records that are about them, oldest first."""
    mentions: tuple[str, ...]
    """The numbers of records that only mention them: whoever reads those must judge."""
    drafts: tuple[Draft, ...]
    """Forms that are about them: not saved, or saved for a record that only mentions them."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the records that are about them."""
        return tuple(recorded.task.number for recorded in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What came of erasing a person."""

    numbers: tuple[str, ...]
    held: tuple[str, ...]
    """Records that must be kept; of these nothing was erased."""
    contacts: int
    drafts: int
    file_is_clean: bool
    """Whether the bytes are gone from the database's file already; else with the next daily run."""


class Privacy(PersonalDataService):
    """People's data, at the hands of whoever sits at the desk."""

    def reveal(self, number: str, field: str, reason: str) -> str:
        """The whole value of a hidden field of a record; who looked, and why, stands in its history before.

        `field` is a declared field's name, or that of a value which an import has brought along. Raises `UnknownTask`,
        and `DraftRefused` where there is no reason or nothing hidden.
        """
        self._require(Act.REVEAL)
        why = _required(reason)
        with self._store.writing() as work:
            task = work.tasks.get(number)
            if field not in task.hidden:
                not_hidden = N_("Nothing of that name is hidden in the record.")
                raise DraftRefused([Problem(field="field", code="not_hidden", template=not_hidden)])
            work.tasks.note(task, self._entry(REVEAL, why, field))
            work.commit()
        self._changes.announce(number)
        return str(task.facts.values().get(field) or task.extra.get(field))

    def reveal_all(self, number: str, reason: str) -> None:
        """Note in a record that all that is hidden in it is seen, and why; raises `UnknownTask`, `DraftRefused`."""
        self._require(Act.REVEAL)
        why = _required(reason)
        with self._store.writing() as work:
            task = work.tasks.get(number)
            if not task.hidden:
                return
            work.tasks.note(task, self._entry(REVEAL, why, *task.hidden))
            work.commit()
        self._changes.announce(number)

    def hold(self, number: str, reason: str) -> AnyTask:
        """Keep a record whatever its age and whoever asks; raises `UnknownTask`, `DraftRefused` without a reason."""
        return self._set_held(number, reason, held=True)

    def release(self, number: str, reason: str) -> AnyTask:
        """Treat a record that was held like every other again; raises `UnknownTask`, `DraftRefused`."""
        return self._set_held(number, reason, held=False)

    def find(self, name_or_phone: str, *, phone: str = "") -> Dossier:
        """All that is known of the person with this name (exactly) or this telephone number (however typed).

        `phone` tells people of one name apart. Raises `DeskError` where nobody is known by that, or where several
        numbers belong to the name and none was given.
        """
        wanted = Wanted(name_or_phone, phone, self._reading().region)
        with self._store.reading() as work:
            found = list(work.tasks.each(LogbookFilter(text=name_or_phone)))
            if wanted.digits and wanted.digits not in name_or_phone:
                known = {task.number for task in found}
                found += [t for t in work.tasks.each(LogbookFilter(text=wanted.digits)) if t.number not in known]
            own = [task for task in found if wanted.is_person(self._person(task))]
            own += [task for task in found if task not in own and wanted.is_nameless(self._kinds[task.kind], task)]
            contacts = tuple(c for c in work.contacts.find(name_or_phone, 1_000) if wanted.is_person(c.person))
            records = tuple(Recorded(task=task, history=work.tasks.history(task.number)) for task in own)
            told = work.privacy().told(wanted.words(person for task in own if (person := self._person(task))))
        numbers = {task.number for task in own}
        forms = self._drafts.all() + self._saved_drafts.besides(numbers)
        drafts = tuple(draft for draft in forms if wanted.is_in(draft.texts.values()))
        if not own and not contacts and not drafts:
            raise DeskError("nobody_known", N_("Nobody is known as “{name}”."), name=name_or_phone)
        self._require_one(wanted, own, contacts)
        return Dossier(
            name=next((p.name for task in own if (p := self._person(task))), name_or_phone),
            phone=phone,
            contacts=contacts,
            records=tuple(sorted(records, key=lambda recorded: recorded.task.number)),
            mentions=tuple(sorted({task.number for task in found}.union(told) - numbers)),
            drafts=drafts,
        )

    def hand_over(self, dossier: Dossier, reason: str) -> None:
        """Note in each record that all that is known of the person was handed over, and why."""
        self._require(Act.EXPORT)
        why = _required(reason)
        with self._store.writing() as work:
            for recorded in dossier.records:
                work.tasks.note(recorded.task, self._entry(HAND_OVER, why))
            self._house.note(work, About.PRIVACY, Deed.HAND_OVER, _count("records", dossier.records), reason=why)
            work.commit()
        self._changes.announce(*dossier.numbers)

    def erase(self, dossier: Dossier, reason: str, *, also: Sequence[str] = ()) -> Erased:
        """Erase the person: in their records and those of `also`, in what finds and suggests them, in the file.

        Records that are held stay as they are. All of it is done or none. Raises `UnknownTask`, and `ChangedElsewhere`
        where one has gone on meanwhile, and `DraftRefused` for a reason that names the person: it stays.
        """
        self._require(Act.ERASE)
        reading, why = self._reading(), _required(reason)
        self._require_nameless(why, dossier)
        how = Erasing(now=reading.now, who=self._who(), reason=why, region=reading.region)
        held: list[str] = []
        erased: list[str] = []
        with self._store.writing() as work:
            tasks = [recorded.task for recorded in dossier.records]
            tasks += [work.tasks.get(number) for number in dict.fromkeys(also) if number not in dossier.numbers]
            for task in tasks:
                if work.privacy().is_held(task.number):
                    held.append(task.number)
                    continue
                erase_fields(work, self._kinds, task, personal_fields(self._kind(task)), how, reasons=True)
                erased.append(task.number)
            for contact in dossier.contacts if not held else ():
                work.contacts.forget(contact.id)
            counts = (_count("records", erased), _count("held", held))
            self._house.note(work, About.PRIVACY, Deed.ERASE, *counts, reason=why)
            work.commit()
        for draft in dossier.drafts:
            self._drafts.erase(draft.id)
        self._saved_drafts.forget_ids([draft.id for draft in dossier.drafts])
        self._clear_beside(erased)
        self._changes.announce(*erased)
        return Erased(
            numbers=tuple(erased),
            held=tuple(held),
            contacts=0 if held else len(dossier.contacts),
            drafts=len(dossier.drafts),
            file_is_clean=self._clean(),
        )

    def _clean(self) -> bool:
        from receptiondesk.storage.privacy import make_sure_it_is_gone

        try:
            return make_sure_it_is_gone(self._store.engine, whole=True)
        except DeskError:
            return False  # another desk writes just now; what was erased is erased

    def _person(self, task: AnyTask) -> Person | None:
        return self._kind(task).person(task.facts)

    def _kind(self, task: AnyTask) -> AnyKind:
        return self._kinds[task.kind]

    def _entry(self, verb: str, reason: str, *fields: str) -> HistoryEntry:
        who = self._who()
        return HistoryEntry(
            at=self._reading().now,
            verb=verb,
            person=who.person,
            station=who.station,
            reason=reason,
            changes=tuple(Change(field=field, was="", now="") for field in fields),
        )

    def _set_held(self, number: str, reason: str, *, held: bool) -> AnyTask:
        self._require(Act.HOLD)
        why = _required(reason)
        with self._store.writing() as work:
            task = work.tasks.get(number)
            if task.held == held:
                return task
            work.privacy().set_held(number, held=held)
            work.tasks.note(task, self._entry(HOLD if held else RELEASE, why))
            work.commit()
        self._changes.announce(number)
        return replace(task, held=held)

    def _require_nameless(self, reason: str, dossier: Dossier) -> None:
        """The reason for which somebody was erased is read when they are gone."""
        people = [*(self._person(recorded.task) for recorded in dossier.records), *(c.person for c in dossier.contacts)]
        known = [person for person in people if person is not None]
        names = {fold(person.name) for person in known}
        numbers = {comparable(person.phone, self._reading().region) for person in known} - {""}
        said, digits = fold(reason), digits_of(reason)
        if any(is_said(name, said) for name in names) or any(number in digits for number in numbers):
            stays = N_("Leave name and number out of the reason: it stays when they are gone.")
            raise DraftRefused([Problem(field="reason", code="names_the_person", template=stays)])

    def _require_one(self, wanted: Wanted, own: Sequence[AnyTask], contacts: Sequence[Contact]) -> None:
        """Two people of one name are two people: nobody is erased for another."""
        if wanted.digits:
            return
        people = [self._person(task) for task in own]
        people += [contact.person for contact in contacts]
        phones = {comparable(person.phone, wanted.region): person.phone for person in people if person and person.phone}
        if len(phones) > 1:
            raise DeskError(
                "several_people",
                N_("Several telephone numbers belong to “{name}”: {numbers}. Give the one that is meant."),
                name=wanted.text,
                numbers=_(", ").join(masked(phone, Mask.PHONE) for phone in phones.values()),
            )


def _required(reason: str) -> str:
    if not reason.strip():
        raise DraftRefused([Problem(field="reason", code="required", template=N_("Why? A reason, please."))])
    return reason.strip()


def _count(field: str, those: Sequence[object]) -> Change:
    return Change(field=field, was="", now=str(len(those)))

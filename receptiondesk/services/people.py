"""Who works at this desk and who sits at it now: PINs, roles, and whether somebody may do what they want to do."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from receptiondesk.domain import when
from receptiondesk.domain.errors import DeskError, DraftRefused, Problem
from receptiondesk.domain.facts import read_facts
from receptiondesk.domain.fields import Reading
from receptiondesk.domain.house import NAME, About, Deed, named
from receptiondesk.domain.names import fold
from receptiondesk.domain.people import Person, PersonFacts, Pin, Role, as_typed, wait_after
from receptiondesk.domain.permissions import Act, NobodySignedIn, NotAllowed, may
from receptiondesk.domain.task import Change
from receptiondesk.i18n import N_, _
from receptiondesk.services.house import House
from receptiondesk.storage.store import Store

if TYPE_CHECKING:
    from receptiondesk.storage.people import Lock
    from receptiondesk.storage.work import Work


_ROLE = "role"


class WrongPin(DeskError):
    """The PIN is not that of the person."""

    def __init__(self, name: str) -> None:
        super().__init__("wrong_pin", N_("This is not the PIN of {name}."), name=name)


class People:
    """The people of one desk. While nobody is set up everybody may do everything, and nobody is asked."""

    def __init__(self, store: Store, house: House, *, seat: Callable[[str], None]) -> None:
        """`house` accounts for every change; `seat` is told the name of whoever signs in."""
        self._store, self._house, self._seat = store, house, seat
        self._here = ""

    # Who sits here.

    @property
    def here(self) -> str:
        """The name of whoever has signed in; "" while nobody has."""
        return self._here

    def present(self) -> tuple[Person, ...]:
        """Everybody who works here now; nobody on a desk that does without PINs. Quick, also before anything else."""
        early = self._store.early
        if early is not None and (found := early.people()) is not None:
            return tuple(person for person in found if person.active)
        return tuple(person for person in self.all() if person.active)

    def all(self) -> tuple[Person, ...]:
        """Everybody who ever worked here, in the order in which they came."""
        with self._store.reading() as work:
            return work.people.all()

    def require(self, act: Act) -> None:
        """Go on only where whoever sits here may do it now.

        Raises `NobodySignedIn` and `NotAllowed`. Asks the database each time: who has left, or has another role
        since this morning, is not let in by what a desk remembers.
        """
        present = self.present()
        if not present:
            return
        me = next((person for person in present if person.name == self._here), None)
        if me is None:
            raise NobodySignedIn
        if not may(me.role, act):
            raise NotAllowed(act)

    def may(self, act: Act) -> bool:
        """The same as an answer, for whoever wants to offer only what goes."""
        try:
            self.require(act)
        except (NobodySignedIn, NotAllowed):
            return False
        return True

    def sign_in(self, name: str, pin: str) -> None:
        """Let somebody sit here; everything is done in their name from now on. Who sat here before stays on failure.

        Raises `WrongPin`, and `DeskError` where that name does not work here or has to wait after wrong PINs.
        """
        self.proven(name, pin)()

    def proven(self, name: str, pin: str) -> Callable[[], None]:
        """The same in two steps: proves the PIN now, and gives what then lets its owner sit here.

        So a PIN need not wait for a printer that holds up the line, and yet nothing that was handed over before is
        done in another's name. Raises what `sign_in` raises.
        """
        self._prove(name, pin)
        return partial(self._sit, name)

    def leave_seat(self) -> None:
        """Nobody sits here any more: nothing is done until somebody signs in."""
        self._here = ""

    def change_pin(self, name: str, old: str, new: str) -> None:
        """Give oneself another PIN. Raises what `sign_in` raises, and `DraftRefused` with the field ``pin``."""
        _require_pin(new)
        self._prove(name, old)
        with self._store.writing() as work:
            work.people.change(name, pin=_proof_of(new))
            self._note(work, Deed.OWN_PIN, named(name))
            work.commit()

    # Who works here: a supervisor's business.

    def add(self, name: str, role: Role, pin: str) -> Person:
        """Add somebody with their first PIN; the first of all is a supervisor, whatever was asked, and sits here.

        Raises `DraftRefused` with the fields ``name`` and ``pin``.
        """
        self.require(Act.PEOPLE)
        texts = {"name": name, "role": role.value, "pin": pin}
        understood = read_facts(PersonFacts(), texts, _reading())
        if understood.problems:
            raise DraftRefused(understood.problems)
        facts = understood.facts
        proof = _proof_of(facts.pin)
        with self._store.writing() as work:
            known = work.people.all()
            if any(fold(other.name) == fold(facts.name) for other in known):
                text = N_("Somebody of this name is here already. Add an initial or a number.")
                raise DraftRefused([Problem(field="name", code="taken", template=text)])
            first = not any(other.active for other in known)
            somebody = Person(name=facts.name, role=Role.SUPERVISOR if first else Role(facts.role))
            work.people.add(somebody, proof)
            come = Change(field=NAME, was="", now=somebody.name)
            self._note(work, Deed.JOIN, come, Change(field=_ROLE, was="", now=somebody.role.value))
            work.commit()
        if first:
            self._sit(somebody.name)
        return somebody

    def set_role(self, name: str, role: Role) -> None:
        """Let somebody be here for something else. Raises `DeskError` where no supervisor would be left."""
        self.require(Act.PEOPLE)
        self._change(name, Deed.ROLE, role=role.value)

    def reset_pin(self, name: str, pin: str) -> None:
        """Give somebody who has forgotten theirs another PIN, and end their waiting. Raises `DraftRefused`."""
        self.require(Act.PEOPLE)
        self._give_pin(name, pin)

    def help_out(self, name: str, pin: str) -> None:
        """Give a supervisor another PIN where no other one can; whoever has the computer may, without signing in.

        It cannot stay unseen: the old PIN opens nothing any more, and the history says how it went. Raises
        `DraftRefused`, and `DeskError` for somebody to whom a supervisor can give one.
        """
        with self._store.reading() as work:
            somebody = _named(work, name)
        if somebody.role is not Role.SUPERVISOR or not somebody.active:
            raise DeskError("not_a_supervisor", N_("{name} is no supervisor here. One of those can help."), name=name)
        self._give_pin(name, pin, by="", reason=_("At the computer itself; nobody had signed in."))

    def _give_pin(self, name: str, pin: str, *, by: str | None = None, reason: str = "") -> None:
        _require_pin(pin)
        proof = _proof_of(pin)
        self._change(name, Deed.NEW_PIN, by=by, reason=reason, pin=proof, failed=0, locked_until=None)

    def leave(self, name: str) -> None:
        """Somebody works here no more; the history goes on naming them.

        When the last one goes the desk does without PINs again. Raises `DeskError` where no supervisor would be left.
        """
        self.require(Act.PEOPLE)
        self._change(name, Deed.LEAVE, active=False)

    def come_back(self, name: str, pin: str) -> None:
        """Somebody works here again, with a new PIN; on a desk that did without them as its supervisor."""
        self.require(Act.PEOPLE)
        _require_pin(pin)
        alone = not self.present()
        role = {"role": Role.SUPERVISOR.value} if alone else {}
        self._change(name, Deed.COME_BACK, active=True, pin=_proof_of(pin), failed=0, locked_until=None, **role)
        if alone:
            self._sit(name)

    def _change(self, name: str, deed: Deed, *, by: str | None = None, reason: str = "", **values: object) -> None:
        with self._store.writing() as work:
            was = _named(work, name)
            work.people.change(name, **values)
            _keep_a_supervisor(work.people.all())
            self._note(work, deed, *_changes(was, _named(work, name)), by=by, reason=reason)
            work.commit()

    def _note(self, work: "Work", deed: Deed, *changes: Change, by: str | None = None, reason: str = "") -> None:
        self._house.note(work, About.PEOPLE, deed, *changes, by=by, reason=reason)

    def _sit(self, name: str) -> None:
        self._here = name
        self._seat(name)

    # PINs.

    def _prove(self, name: str, pin: str) -> None:
        """Go on only with the right PIN. A try is counted before it is looked at: pulling the plug gives none back."""
        now = when.now()
        with self._store.writing() as work:
            lock = _lock(work, name)
            _require_waited(lock, name)
            failed = lock.failed + 1
            wait = wait_after(failed)
            work.people.set_failed(name, failed, now + wait if wait else None)
            work.commit()
        typed = as_typed(pin)
        if not _fits(lock.pin, typed):
            if wait:
                raise _has_to_wait(now + wait)
            raise WrongPin(name)
        with self._store.writing() as work:
            work.people.set_failed(name, 0, None)
            work.commit()


def _named(work: "Work", name: str) -> Person:
    found = next((person for person in work.people.all() if person.name == name), None)
    if found is None:
        raise _unknown(name)
    return found


def _changes(was: Person, now: Person) -> Iterator[Change]:
    """What the history keeps of it: never anything of a PIN."""
    yield Change(field=NAME, was=was.name if was.active else "", now=now.name if now.active else "")
    if was.role != now.role:
        yield Change(field=_ROLE, was=was.role.value, now=now.role.value)


def _unknown(name: str) -> DeskError:
    return DeskError("unknown_person", N_("Nobody called “{name}” works at this desk."), name=name)


def _lock(work: "Work", name: str) -> "Lock":
    lock = work.people.lock(name)
    if lock is None:
        raise _unknown(name)
    return lock


def _require_waited(lock: "Lock", name: str) -> None:
    """Refuse a try before its time. A clock that was set back makes nobody wait longer than the wait itself."""
    until, now = lock.locked_until, when.now()
    if until is not None and now < until <= now + wait_after(lock.failed):
        raise _has_to_wait(until)


def _has_to_wait(until: datetime) -> DeskError:
    text = N_("Too many wrong PINs. The next try is possible at {time}; a supervisor can give a new PIN.")
    return DeskError("wait", text, time=f"{until:%H:%M:%S}")


def _keep_a_supervisor(people: Sequence[Person]) -> None:
    active = [person for person in people if person.active]
    if active and not any(person.role is Role.SUPERVISOR for person in active):
        text = N_("Somebody has to be the supervisor. Make somebody else one first.")
        raise DeskError("last_supervisor", text)


def _require_pin(pin: str) -> None:
    typed = as_typed(pin)
    problems = [trouble.as_problem("pin") for trouble in Pin().judge(typed, _reading())]
    if not typed:
        problems.append(Problem(field="pin", code="required", template=N_("Please fill this in.")))
    if problems:
        raise DraftRefused(problems)


def _reading() -> Reading:
    return Reading(now=when.now())


# argon2 is loaded with the first PIN: a desk without them never needs it.


def _proof_of(pin: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(as_typed(pin))


def _fits(proof: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(proof, pin)
    except (VerificationError, InvalidHashError):
        return False

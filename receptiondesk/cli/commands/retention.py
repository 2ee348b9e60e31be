"""``retention list``, ``set`` and ``run``: for how long what is kept."""

import argparse

from receptiondesk.cli.answer import Answer
from receptiondesk.cli.command import Command
from receptiondesk.cli.layout import columns
from receptiondesk.cli.session import Session
from receptiondesk.domain.errors import DraftRefused, Problem
from receptiondesk.i18n import N_, _, ngettext
from receptiondesk.services.retention import Kept

_ALL = "all"


def _none(parser: argparse.ArgumentParser) -> None:
    """Nothing follows."""


def _list(given: argparse.Namespace, session: Session) -> Answer:
    periods = session.desk.retention.periods()
    document = {"periods": [{"kind": p.kind, "field": p.field, "days": p.days} for p in periods]}
    return Answer(document=document, text=columns([(p.kind, p.field, _days(p.days)) for p in periods]))


def _days(days: int) -> str:
    return ngettext("{count} day", "{count} days", days).format(count=days) if days else _("for ever")


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND")
    parser.add_argument("field", metavar="FIELD", help=_("a personal field, or “all”"))
    parser.add_argument("days", metavar="DAYS", help=_("0 keeps it for ever"))


def _set(given: argparse.Namespace, session: Session) -> Answer:
    if not given.days.isdecimal():
        raise DraftRefused([Problem(field="days", code="not_a_count", template=N_("This is not a whole number."))])
    retention, days = session.desk.retention, int(given.days)
    fields = [given.field]
    if given.field == _ALL:
        fields = [period.field for period in retention.periods() if period.kind == session.kind(given.kind).id]
    retention.keep(*(Kept(kind=given.kind, field=field, days=days) for field in fields))
    return _list(given, session)


def _run(given: argparse.Namespace, session: Session) -> Answer:
    count = session.desk.retention.run()
    text = ngettext(
        "{count} record was kept long enough: what was personal in it is erased.",
        "{count} records were kept long enough: what was personal in them is erased.",
        count,
    )
    return Answer(document={"erased": count}, text=text.format(count=count))


RETENTION_LIST = Command(
    words=("retention", "list"), purpose=N_("Say for how long what is kept."), arguments=_none, run=_list
)
RETENTION_SET = Command(
    words=("retention", "set"),
    purpose=N_("Keep a personal field for so many days."),
    arguments=_set_arguments,
    run=_set,
)
RETENTION_RUN = Command(
    words=("retention", "run"), purpose=N_("Erase what was kept long enough."), arguments=_none, run=_run
)

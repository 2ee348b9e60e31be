"""Says what the database has lost since it was saved, and cannot be brought back."""

from collections.abc import Collection

from receptiondesk.i18n import _
from receptiondesk.services.lost import find_lost, lost_in_words
from receptiondesk.storage.mark import Lost
from ui.context import Context
from ui.notices.notices import Action


def tell_losses(context: Context, back: Collection[str] = ()) -> None:
    """Look, off this thread, for what is gone besides the tasks that are open again, and say it until it is known."""
    desk = context.desk

    def tell(lost: Lost | None) -> None:
        if lost is not None:
            known = Action(label=_("Understood"), run=lambda: context.operations.run(desk.backups.take_note, _nothing))
            context.notices.warn(lost_in_words(lost), known)

    context.operations.look_up(lambda: find_lost(desk.store, desk.backups, back), tell)


def _nothing(_none: None) -> None:
    """It is put away already."""

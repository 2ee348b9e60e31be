"""A telephone number in the groups in which it is read back to the caller."""

from receptiondesk.domain.phone import read_phone
from receptiondesk.i18n import _
from ui.forms.form import Form
from ui.widgets.pill import ReadBack


class NumberReadBack:
    """Stands beside a number field and follows it."""

    def __init__(self, form: Form, field: str) -> None:
        self._form, self._field = form, field
        self._box = ReadBack()
        form.keep(self)
        form.beside(self._box)
        form.edited.connect(self.look_again)
        form.filled.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Show the groups of what stands in the field; nothing while it can be no number yet."""
        typed = self._form.field(self._field).text()
        number = read_phone(typed, self._form.context.desk.settings().region) if typed.strip() else None
        if number is None or number.trouble or len(number.digits) < 3:
            self._box.set_groups("")
            return
        extension = _(" ext. {extension}").format(extension=number.extension) if number.extension else ""
        self._box.set_groups(number.spoken + extension)

"""Fields that somebody of this type is not asked for leave the form."""

from ui.forms.form import Form


class AskedOnly:
    """Hides what need not be asked, as soon as that is known; what is filled in stays in sight."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._hidden: set[str] = set()
        form.keep(self)
        form.edited.connect(self.look_again)
        form.filled.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Show and hide by what is known now."""
        texts = self._form.texts()
        unasked = self._form.kind.not_asked(texts)
        # Where the cursor stands nothing vanishes.
        hidden = {name for name in unasked if self._form.shows(name) and not texts[name] and name != self._form.focused}
        for name in hidden ^ self._hidden:
            self._form.widget(name).setVisible(name not in hidden)
        self._hidden = hidden

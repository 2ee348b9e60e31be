"""The widgets the window is put together from. Pure Qt: they get words and give signals, and know no business.

Import each from its own file. All of them measure and paint themselves anew when `ui.look.look().changed`
is given (colours, text size, language); the words they were given are yours to set again in another language.
In a window make one `FocusOverlay(window)` after its content: it draws the halo and the ring.

Fields (all: `edited` signal, by the person at the desk only; `problem()`, `set_problem(text | None)`, signal
`problem_changed`; accessible name = the label, set by `FormGrid`):

    text_field.TextField(name="", *, hint="", icon="", key="", weight=400)   a QLineEdit
        .text() .set_text(str) .set_hint(str) .set_suffix(str)
    text_area.TextArea(name="", *, hint="")                                  a QTextEdit, 3 to 8 lines
        .text() .set_text(str) .set_hint(str)
    choice.Choice(name="", options=[(value, label), ...], *, hint="", editable=False, weight=400)
        .text() -> value, or what was typed; .set_text(value) .set_options([...]) .set_hint(str)
    stepper.Stepper(name="", *, lowest=0, highest=9999, hint="")             a TextField with − and +
        .value() -> int | None, .set_value(int | None) .step(by), and .text() .set_text() raw
    segments.Segments(name, [(value, label), ...])                           two to four, radio buttons
        .text() -> value or "", .set_text(value) .set_labels([...])
    time_field.TimeField(name="", *, hint="")                                a TextField that says “today”
    tick_chip.TickChip(text, *, urgent=False)                                a QCheckBox
        .isChecked() .setChecked(bool) .set_words(str)
    chip_flow.ChipFlow([widget, ...], *, tail=None)                          wraps; the tail keeps the right end

Forms:

    form_grid.FormGrid(*, margin=32, top=24)      put it into scroll.ScrollArea(grid)
        .add(label, field, width=Width.FIRST)     begins a row; Width: FIRST SECOND FULL OWN
        .add_second(label, field, width=Width.SECOND)   .add_beside(widget, gap=16)   .begin_group()
        .set_label(field, label) .first_problem() -> QWidget | None   .stacked() -> bool
        problems appear under their fields by themselves; hidden fields take no room
    problem_line.ProblemLine(text)                the sentence with its triangle, for elsewhere
    pill.StatePill(text, *, shape=Shape.NONE, tone=Tone.SOFT, bare=False)   .set_state(text, shape, tone)
    pill.ReadBack()                               .set_groups("138 – 0013 – 8000"), hidden when empty

Words: text.TextLine(text, *, role, tone, weight, align) shortens; text.TextBlock(text, *, role, tone, weight,
centred) wraps; text.Note(text) soft remark beside a field; all `.set_words(str)`.

Commands (signal `clicked`):

    button.CommandButton(text, *, key="", icon="", manner=Manner.PLAIN, fit=Fit.COMMAND)
        .set_words .set_key .set_manner; Manner: PRIMARY PLAIN QUIET SUBTLE RED; Fit: COMMAND CONTROL NOTICE
    button.IconButton(icon, name, *, key="", framed=True)   .set_name(name, key) .set_icon(icon)

Around: scroll.ScrollArea(content) (.set_content, .show_whole(widget)), scroll.SlimBar (for any scroll area),
focus.FocusOverlay(window), base.Shape, base.Tone, base.Focus, base.follow_look(method).
"""

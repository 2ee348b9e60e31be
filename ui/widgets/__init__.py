"""The widgets the window is put together from. Pure Qt: they get words and give signals, and know no business.

Import each from its own file. All of them measure and paint themselves anew when `ui.look.look().changed`
is given (colours, text size, language); the words they were given are yours to set again in another language.
In a window make one `FocusOverlay(window)`: it draws the halo and the ring wherever the focus is.

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

Around the work area:

    nav_item.NavItem(text, icon, *, key="", short="")   clicked; .set_selected(bool) .set_count(int | None,
        warning=False) .set_rail(bool) .set_words(text, short)
    task_strip.TaskStrip(name, *, key="", key_word="")  signal chosen(int); .set_tabs([TaskTab, ...], current=-1)
        TaskTab(icon=, word=, name="", state="", short_state="", shape=, tone=, waiting=0)
    notice_bar.NoticeBar(name)                          signal acted(int id); .set_notices([NoticeLine, ...])
        NoticeLine(id=, text=, tone=Tone.GREEN, action="", key="")
    scroll.ScrollArea(content=None) .set_content .show_whole(widget); scroll.SlimBar for other scroll areas
    focus.FocusOverlay(window)   key_cap.KeyCap(key)

Lists:

    filter_chip.FilterRow(name, [FilterOption, ...])    signal chosen(str value); .set_options .value .set_value
        FilterOption(value=, label=, count=None, shape=, tone=)
    table.Table(name, [Column, ...], *, tickable=False) a QTableView; signals ticks_changed, row_changed(int),
        sort_wanted(int), activated(QModelIndex); .ticked() -> keys .set_ticked(keys) .toggle_all()
        .set_columns([Column]) .set_sorted_by(int); Column(label=, pixels=0, share=0, folds_into=None)
        the model: columnCount = len(columns); data(RowRole.CELL) -> rows.Cell(text=, addition="", strong=False,
        tone=, shape=), data(RowRole.KEY) -> str on column 0, data(DisplayRole) -> what is read out
    log_list.LogList(name)                              a QListView; signals row_changed(QModelIndex), activated
        the model: data(RowRole.LOG) -> rows.LogRow(time=, icon=, title=, line="", state="", shape=, tone=,
        number=""), data(DisplayRole) -> what is read out
    suggestions.Suggestions(field, name)                popup of a TextField, never takes the focus
        .offer([Suggestion, ...], footer="New visitor “…”") .close_up(); signals chosen(int), new_chosen()
        Suggestion(title=, line="", aside="", icon="visitor", matched=((start, end), ...))
    empty_state.EmptyState(icon, title, line, button=None) .set_words(title, line)

Sheets (coach, details):

    sheet.Sheet(name="", *, padding=24)                 .column is its QVBoxLayout; .add_spoken(SpokenLine);
        8 px of it all round are shadow;   sheet.Hairline(room=0, margin=0)
    spoken_line.SpokenLine(text="", *, one_line=False)  .set_words(text), with its opening quote in the text
    moment_dots.MomentDots(name)                        signal chosen(int); .set_moments([name, ...], current)
    advice.Advice()                                     .set_advice(do=[...], avoid=[...]) .full_height(width)
    facts.Facts([Fact(label=, value=, strong=False, tone=), ...])            .set_facts(...)
    history.History([Step(title=, time=, before="", after="", remarks=(), corrected=False), ...]) .set_steps(...)

Shared: base.Shape, base.Tone, base.Focus, base.follow_look(method), base.without_control_characters(text).
"""

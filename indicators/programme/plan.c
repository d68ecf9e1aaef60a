/* The plan: axes, and actions with what was done and spent, once or by period. */
#include "indicators/programme/plan.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/input/problems.h"
#include "indicators/programme/periods.h"

void axes_read(reader *reading) {
    const char *const *ids = NULL;
    const uint32_t *rows = NULL;
    size_t count = cells_identifiers(reading, AXES_AXIS, &ids, &rows);
    programme_axis *axes = baremo_arena_array(reading->arena, count, sizeof *axes);
    for (size_t i = 0; i < count; i++) {
        (void)cell_filled(reading, AXES_TITLE, rows[i]);
        axes[i] = (programme_axis){.id = ids[i],
                                   .title = cell_text(reading, AXES_TITLE, rows[i]),
                                   .objective = cell_text(reading, AXES_OBJECTIVE, rows[i]),
                                   .place = cell_place(reading, AXES_AXIS, rows[i])};
    }
    reading->axes = id_index_new(reading->arena, ids, count);
    reading->model->axes = axes;
    reading->model->axis_count = count;
}

/* -- actions -- */

typedef struct action_cells {
    reader *reading;
    bool by_period;
    reference_cells axes;
    word_cells status;
    period_cells periods, starts, ends;
    number_cells budget, spent, sessions, invited, participants;
} action_cells;

static action_cells open_actions(reader *reading) {
    action_cells cells = {.reading = reading};
    const baremo_column *periods = cell_column(reading, ACTIONS_PERIOD);
    cells.by_period = periods && periods->text_count > 1;
    cells.axes = cells_references(reading, ACTIONS_AXIS, &reading->axes, TABLE_AXES,
                                  &baremo_problem_axis_unknown);
    cells.status = cells_words(reading, ACTIONS_STATUS, SET_STATUS);
    cells.periods = cells_periods(reading, ACTIONS_PERIOD);
    cells.starts = cells_periods(reading, ACTIONS_START);
    cells.ends = cells_periods(reading, ACTIONS_END);
    cells.budget = cells_amounts(reading, ACTIONS_BUDGET, false);
    cells.spent = cells_amounts(reading, ACTIONS_SPENT, false);
    cells.sessions = cells_amounts(reading, ACTIONS_SESSIONS, true);
    cells.invited = cells_amounts(reading, ACTIONS_INVITED, true);
    cells.participants = cells_amounts(reading, ACTIONS_PARTICIPANTS, true);
    return cells;
}

static programme_action_row action_row(const action_cells *cells, size_t row) {
    programme_action_row one = {
        .period = cells->by_period ? period_at(&cells->periods, row) : (baremo_period){0},
        .status = (programme_action_status)word_at(&cells->status, row, PROGRAMME_ACTION_BLANK),
        .budget = number_at(&cells->budget, row),
        .spent = number_at(&cells->spent, row),
        .sessions = number_at(&cells->sessions, row),
        .invited = number_at(&cells->invited, row),
        .participants = number_at(&cells->participants, row),
        .note = cell_text(cells->reading, ACTIONS_NOTE, row),
        .place = baremo_table_place(cells->reading->tables[TABLE_ACTIONS], row, SIZE_MAX)};
    bool spent_without = one.spent > 0 && cell_blank(cells->reading, ACTIONS_BUDGET, row);
    if (spent_without && !cells->by_period)
        cell_problem(cells->reading, &baremo_problem_spent_without_budget, ACTIONS_SPENT, row,
                     "money was spent and no budget is given");
    return one;
}

/* What an action says in several rows: the last that is not blank holds. */
static void take_texts(const action_cells *cells, programme_action *action, size_t row) {
    reader *reading = cells->reading;
    const char *title = cell_text(reading, ACTIONS_TITLE, row);
    const char *responsible = cell_text(reading, ACTIONS_RESPONSIBLE, row);
    uint32_t axis = reference_at(&cells->axes, row);
    baremo_period start = period_at(&cells->starts, row), end = period_at(&cells->ends, row);
    if (*title && *action->title && !baremo_text_equal(title, action->title))
        cell_problem(reading, &baremo_problem_title_differs, ACTIONS_TITLE, row,
                     "the action has another title in another row");
    action->title = *title ? title : action->title;
    action->responsible = *responsible ? responsible : action->responsible;
    action->axis = axis < REFERENCE_UNKNOWN ? axis : action->axis;
    action->start = start.grain ? start : action->start;
    action->end = end.grain ? end : action->end;
    if (start.grain && end.grain && end.last_day < start.first_day)
        cell_problem(reading, &baremo_problem_end_before_start, ACTIONS_END, row,
                     "the action ends before it starts");
}

/* Rows of the table by action, in order of first appearance. */
typedef struct action_rows {
    uint32_t *rows; /* all usable rows, those of one action together */
    size_t *first;  /* of each action, and one behind the last */
    const char **ids;
    size_t count;
} action_rows;

/* The action of each row of the table, PROGRAMME_NONE where the row cannot be used. */
static uint32_t *number_actions(const action_cells *cells, action_rows *grouped) {
    reader *reading = cells->reading;
    size_t row_count = reader_row_count(reading, TABLE_ACTIONS);
    const baremo_column *column = cell_column(reading, ACTIONS_ACTION);
    uint32_t *of_row = baremo_arena_array(reading->arena, row_count, sizeof *of_row);
    uint32_t *of_text = baremo_arena_array(reading->arena, column->text_count, sizeof *of_text);
    grouped->ids = baremo_arena_array(reading->arena, column->text_count, sizeof *grouped->ids);
    for (size_t row = 0; row < row_count; row++) {
        of_row[row] = PROGRAMME_NONE;
        if (reader_row_blank(reading, TABLE_ACTIONS, row) ||
            !cell_filled(reading, ACTIONS_ACTION, row))
            continue;
        uint32_t code = column->codes[row];
        if (of_text[code] == 0) {
            grouped->ids[grouped->count] = column->texts[code];
            of_text[code] = (uint32_t)++grouped->count;
            if (!identifier_valid(column->texts[code]))
                cell_problem(reading, &baremo_problem_identifier_invalid, ACTIONS_ACTION, row,
                             "this identifier holds something else than letters, digits, _ - .");
        }
        of_row[row] = of_text[code] - 1;
    }
    return of_row;
}

static action_rows group_actions(const action_cells *cells) {
    action_rows grouped = {0};
    reader *reading = cells->reading;
    size_t row_count = reader_row_count(reading, TABLE_ACTIONS);
    const uint32_t *of_row = number_actions(cells, &grouped);
    grouped.first = baremo_arena_array(reading->arena, grouped.count + 2, sizeof *grouped.first);
    grouped.rows = baremo_arena_array(reading->arena, row_count, sizeof *grouped.rows);
    for (size_t row = 0; row < row_count; row++)
        if (of_row[row] != PROGRAMME_NONE)
            grouped.first[of_row[row] + 2]++;
    for (size_t i = 2; i < grouped.count + 2; i++)
        grouped.first[i] += grouped.first[i - 1];
    for (size_t row = 0; row < row_count; row++)
        if (of_row[row] != PROGRAMME_NONE)
            grouped.rows[grouped.first[of_row[row] + 1]++] = (uint32_t)row;
    return grouped;
}

/* Whether the row says something new of its action; what is wrong with it is reported. */
static bool row_usable(const action_cells *cells, const uint32_t *rows, size_t row_count,
                       size_t at) {
    reader *reading = cells->reading;
    baremo_period period = period_at(&cells->periods, rows[at]);
    if (cells->by_period) {
        if (!cell_filled(reading, ACTIONS_PERIOD, rows[at]) || !period.grain ||
            !period_usable(reading, ACTIONS_PERIOD, rows[at], period))
            return false;
    }
    for (size_t i = 0; i < at && i < row_count; i++)
        if (!cells->by_period || baremo_period_equal(period_at(&cells->periods, rows[i]), period)) {
            cell_problem(reading, &baremo_problem_identifier_twice, ACTIONS_ACTION, rows[at],
                         "this action stands in %s already%s",
                         cell_name(reading, ACTIONS_ACTION, rows[i]),
                         cells->by_period ? ", with the same period" : "");
            return false;
        }
    return true;
}

static int by_period(const void *left, const void *right) {
    const programme_action_row *a = left, *b = right;
    int order = baremo_period_compare(a->period, b->period);
    return order ? order : (a->place.row > b->place.row) - (a->place.row < b->place.row);
}

/* By period the budget may stand in another row than the money spent. */
static void check_spent(reader *reading, const programme_action *action) {
    bool budget = false;
    const programme_action_row *spending = NULL;
    for (size_t i = 0; i < action->row_count; i++) {
        budget = budget || !baremo_is_missing(action->rows[i].budget);
        if (action->rows[i].spent > 0 && !spending)
            spending = &action->rows[i];
    }
    if (action->rows[0].period.grain && spending && !budget)
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_spent_without_budget,
                               &spending->place, action->id, NULL,
                               "money was spent and no budget is given in any period");
}

static bool is_total(reader *reading, const char *text) {
    static const char *const words[] = {"total",     "totals",   "grand_total",   "sum",
                                        "totales",   "suma",     "suma_total",    "total_general",
                                        "totaux",    "somme",    "total_global",  "sous_total",
                                        "sub_total", "subtotal", "total_actions", "total_acciones"};
    const char *key = baremo_text_key(reading->arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(key, words[i]) == 0)
            return true;
    return false;
}

/* A row that adds up the others would be counted once more. */
static void check_total(reader *reading, const programme_action *action, size_t row) {
    if (is_total(reading, action->id) || is_total(reading, action->title))
        cell_problem(reading, &baremo_problem_total_row, ACTIONS_ACTION, row,
                     "this row looks like the total and is counted as an action");
}

static programme_action action_of(const action_cells *cells, const char *id, const uint32_t *rows,
                                  size_t row_count) {
    reader *reading = cells->reading;
    programme_action action = {.id = id,
                               .title = "",
                               .responsible = "",
                               .axis = PROGRAMME_NONE,
                               .place = cell_place(reading, ACTIONS_ACTION, rows[0])};
    programme_action_row *kept = baremo_arena_array(reading->arena, row_count, sizeof *kept);
    for (size_t i = 0; i < row_count; i++)
        if (row_usable(cells, rows, row_count, i)) {
            take_texts(cells, &action, rows[i]);
            kept[action.row_count++] = action_row(cells, rows[i]);
        }
    if (action.row_count) {
        qsort(kept, action.row_count, sizeof *kept, by_period);
        action.rows = kept;
        check_spent(reading, &action);
        check_total(reading, &action, rows[0]);
        if (!*action.title)
            (void)cell_filled(reading, ACTIONS_TITLE, rows[0]);
    }
    return action;
}

void actions_read(reader *reading) {
    if (!reading->tables[TABLE_ACTIONS])
        return;
    action_cells cells = open_actions(reading);
    action_rows grouped = group_actions(&cells);
    programme_action *actions = baremo_arena_array(reading->arena, grouped.count, sizeof *actions);
    size_t kept = 0;
    for (size_t i = 0; i < grouped.count; i++) {
        size_t first = grouped.first[i], count = grouped.first[i + 1] - first;
        programme_action action = action_of(&cells, grouped.ids[i], grouped.rows + first, count);
        if (!action.row_count)
            continue;
        grouped.ids[kept] = action.id;
        actions[kept++] = action;
    }
    reading->actions = id_index_new(reading->arena, grouped.ids, kept);
    reading->model->actions = actions;
    reading->model->action_count = kept;
}

/* The results as the sheets of a report look at them. */
#include "reports/plan/view.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

const char *view_text(const report_view *view, report_text_key key) {
    return report_text(view->language, key);
}

const char *view_fill(const report_view *view, report_text_key key, const char *first,
                      const char *second, const char *third) {
    return report_fill(view->arena, view_text(view, key), first, second, third);
}

const char *view_name(const report_view *view, report_name_set set, const char *id) {
    return report_name(view->language, set, id);
}

const char *view_period(const report_view *view, baremo_period period) {
    return report_period(view->arena, view->language, period);
}

const char *view_count(const report_view *view, double count) {
    return report_number(view->arena, view->language, baremo_is_missing(count) ? 0 : count, 0);
}

const baremo_result *view_total(const report_view *view, const char *axis, const char *statistic) {
    const baremo_result_key key = {.subject_kind =
                                       axis ? BAREMO_SUBJECT_AXIS : BAREMO_SUBJECT_PROGRAMME,
                                   .subject = axis ? axis : view->programme->id,
                                   .period = view->programme->period,
                                   .statistic = statistic};
    return baremo_results_find(view->results, &key);
}

double view_total_value(const report_view *view, const char *axis, const char *statistic) {
    const baremo_result *row = view_total(view, axis, statistic);
    return row ? row->value : BAREMO_MISSING;
}

const baremo_result *view_action(const report_view *view, const char *action,
                                 const char *statistic) {
    const baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_ACTION,
                                   .subject = action,
                                   .period = view->programme->period,
                                   .statistic = statistic};
    return baremo_results_find(view->results, &key);
}

const baremo_result *view_find(const report_view *view, const view_line *line, baremo_period period,
                               const char *statistic) {
    const baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                   .subject = line->indicator->id,
                                   .period = period,
                                   .area = line->area,
                                   .group = line->group,
                                   .statistic = statistic};
    return baremo_results_find(view->results, &key);
}

bool view_is_result(const baremo_results_indicator *indicator) {
    return baremo_text_equal(indicator->kind, "result");
}

const baremo_result *view_share(const report_view *view, const view_line *line) {
    if (view_is_result(line->indicator))
        return NULL;
    return view_find(view, line, view->programme->period, "share");
}

double view_last_target(const baremo_results_indicator *indicator, const char *area,
                        baremo_period *period) {
    double target = BAREMO_MISSING;
    for (size_t i = 0; i < indicator->target_count; i++)
        if (baremo_text_equal(indicator->targets[i].area, area)) {
            target = indicator->targets[i].value;
            if (period)
                *period = indicator->targets[i].period;
        }
    return target;
}

bool view_is_listed(const baremo_results_indicator *indicator) {
    return baremo_text_blank(indicator->of);
}

const char *view_axis_title(const report_view *view, const baremo_results_axis *axis) {
    if (baremo_text_blank(axis->title))
        return axis->id;
    return baremo_arena_format(view->arena, "%s. %s", axis->id, axis->title);
}

const char *view_axis_sheet(const report_view *view, const char *axis) {
    return baremo_arena_format(view->arena, "axis %s", axis);
}

/* The word of a rung, NULL where the value is not one. */
static const char *rung(const baremo_results_indicator *indicator, double value) {
    for (size_t i = 0; i < indicator->level_count; i++)
        if (value == (double)(i + 1))
            return indicator->levels[i];
    return NULL;
}

void view_indicator_number(const report_view *view, report_table *table, size_t column,
                           const baremo_results_indicator *indicator, double value) {
    report_table_number(table, column, value, report_quantity_of(view->results, indicator));
    if (!baremo_is_missing(value) && indicator->value_class == BAREMO_VALUE_LEVEL)
        report_table_cell(table, column)->text = rung(indicator, value);
}

static const char *end_of_band(const report_view *view, const baremo_results_indicator *indicator,
                               double end) {
    const char *word = indicator->value_class == BAREMO_VALUE_LEVEL ? rung(indicator, end) : NULL;
    return word ? word
                : report_value(view->arena, view->language, end,
                               report_quantity_of(view->results, indicator));
}

const char *view_band(const report_view *view, const baremo_results_indicator *indicator) {
    if (indicator->direction != BAREMO_MAINTAIN)
        return NULL;
    return baremo_arena_format(view->arena, "%s – %s", end_of_band(view, indicator, indicator->low),
                               end_of_band(view, indicator, indicator->high));
}

void view_target(const report_view *view, report_table *table, size_t column,
                 const baremo_results_indicator *indicator) {
    double target = view_last_target(indicator, NULL, NULL);
    const char *band = baremo_is_missing(target) ? view_band(view, indicator) : NULL;
    view_indicator_number(view, table, column, indicator, target);
    if (band) {
        report_table_text(table, column, band);
        report_table_cell(table, column)->kind = REPORT_CELL_MARK;
    }
}

/* A mark in brackets at the start of the note, as "[c]", else that of what is not available. */
static const char *mark_of(const report_view *view, const baremo_result *row) {
    const char *end = row->note && row->note[0] == '[' ? strchr(row->note, ']') : NULL;
    if (end)
        return baremo_arena_copy(view->arena, row->note, (size_t)(end - row->note) + 1);
    return view_text(view, REPORT_TEXT_MARK_NO_VALUE);
}

static report_quantity quantity_of(const report_view *view,
                                   const baremo_results_indicator *indicator,
                                   const baremo_result *row) {
    bool own = indicator && row->value_class == indicator->value_class;
    return (report_quantity){.value_class = row->value_class,
                             .decimals = own ? indicator->decimals : 0,
                             .currency = view->cities && view->cities->comparison->currency
                                             ? view->cities->comparison->currency
                                             : view->programme->currency};
}

void view_result(const report_view *view, report_table *table, size_t column,
                 const baremo_results_indicator *indicator, const baremo_result *row) {
    if (!row)
        return;
    report_cell *cell = report_table_cell(table, column);
    if (baremo_is_missing(row->value)) {
        cell->kind = REPORT_CELL_MARK;
        cell->text = mark_of(view, row);
        return;
    }
    report_table_number(table, column, row->value, quantity_of(view, indicator, row));
    cell->signed_number = strncmp(row->statistic, "change", strlen("change")) == 0 ||
                          strcmp(row->statistic, "difference") == 0;
    bool own = indicator && row->value_class == BAREMO_VALUE_LEVEL && !cell->signed_number;
    cell->text = own ? rung(indicator, row->value) : NULL;
}

report_paint view_status_paint(baremo_result_status status) {
    switch (status) {
    case BAREMO_STATUS_ACHIEVED:
        return REPORT_PAINT_ACHIEVED;
    case BAREMO_STATUS_ON_TRACK:
        return REPORT_PAINT_ON_TRACK;
    case BAREMO_STATUS_BEHIND:
        return REPORT_PAINT_BEHIND;
    case BAREMO_STATUS_OFF_TRACK:
        return REPORT_PAINT_OFF_TRACK;
    case BAREMO_STATUS_NOT_ASSESSED:
    case BAREMO_STATUS_UNCHANGED:
        return REPORT_PAINT_NOT_ASSESSED;
    case BAREMO_STATUS_IMPROVED:
        return REPORT_PAINT_ACHIEVED;
    case BAREMO_STATUS_WORSENED:
        return REPORT_PAINT_OFF_TRACK;
    default:
        return REPORT_PAINT_NONE;
    }
}

void view_status(const report_view *view, report_table *table, size_t column,
                 baremo_result_status status) {
    if (status == BAREMO_STATUS_NONE)
        return;
    report_table_text(table, column,
                      baremo_arena_format(view->arena, "%s %s", report_status_mark(status),
                                          report_status_name(view->language, status)));
    report_table_cell(table, column)->paint = view_status_paint(status);
}

void view_action_status(const report_view *view, report_table *table, size_t column,
                        const char *status) {
    static const struct {
        const char *id;
        report_text_key mark;
        report_paint paint;
    } looks[] = {{"completed", REPORT_TEXT_MARK_ACHIEVED, REPORT_PAINT_COMPLETED},
                 {"ongoing", REPORT_TEXT_MARK_BEHIND, REPORT_PAINT_ONGOING},
                 {"not_started", REPORT_TEXT_MARK_OFF_TRACK, REPORT_PAINT_NOT_STARTED},
                 {"dropped", REPORT_TEXT_MARK_DROPPED, REPORT_PAINT_DROPPED}};
    for (size_t i = 0; status && i < sizeof looks / sizeof *looks; i++)
        if (strcmp(status, looks[i].id) == 0) {
            const char *word = view_name(view, REPORT_NAMES_ACTION_STATUS, status);
            report_table_text(
                table, column,
                baremo_arena_format(view->arena, "%s %s", view_text(view, looks[i].mark), word));
            report_table_cell(table, column)->paint = looks[i].paint;
        }
}

/* The word of a rung stands in its cell. */
static bool is_word(const baremo_result *row) {
    if (baremo_is_missing(row->value) || row->value_class != BAREMO_VALUE_LEVEL)
        return false;
    return !row->note_kind || strcmp(row->note_kind->id, "word") == 0;
}

const char *view_add_note(const report_view *view, const char *text, const baremo_result *row) {
    const char *note = row && !is_word(row) ? report_note(view->arena, view->language, row) : NULL;
    if (!note || !*note || (text && strstr(text, note)))
        return text;
    if (!baremo_is_missing(row->value) && strcmp(row->statistic, "value") != 0)
        note = view_fill(view, REPORT_TEXT_CHART_PAIR,
                         view_name(view, REPORT_NAMES_STATISTIC, row->statistic), note, NULL);
    return text ? baremo_arena_format(view->arena, "%s; %s", text, note) : note;
}

/* What the chart types share of results and words: rows of an indicator, values as text, data
 * tables. */
#include "reports/charts/maker.h"

#include <string.h>

#include <baremo/text.h>

const char *chart_word(const chart_maker *maker, report_text_key key) {
    return report_text(maker->language, key);
}

const char *chart_fill(chart_maker *maker, report_text_key key, const char *first,
                       const char *second, const char *third) {
    return report_fill(maker->arena, chart_word(maker, key), first, second, third);
}

const char *chart_join(chart_maker *maker, const char *text, const char *between,
                       const char *more) {
    if (baremo_text_blank(text))
        return more ? more : "";
    if (baremo_text_blank(more))
        return text;
    return baremo_arena_format(maker->arena, "%s%s%s", text, between, more);
}

void chart_append(baremo_buffer *text, const char *between, const char *more) {
    if (baremo_text_blank(more))
        return;
    if (text->length)
        baremo_buffer_add(text, between);
    baremo_buffer_add(text, more);
}

/* The word of the rung nearest to an index; NULL when the value is not one of a ladder. */
static const char *rung(const baremo_results_indicator *indicator, double value) {
    if (indicator->level_count == 0 || indicator->value_class != BAREMO_VALUE_LEVEL)
        return NULL;
    if (!(value >= 1) || value > (double)indicator->level_count || value != (double)(size_t)value)
        return NULL;
    return indicator->levels[(size_t)value - 1];
}

const char *indicator_value(chart_maker *maker, const baremo_results_indicator *indicator,
                            double value) {
    if (baremo_is_missing(value))
        return chart_word(maker, REPORT_TEXT_CHART_NOT_COMPUTABLE);
    const char *word = rung(indicator, value);
    return word ? word
                : report_value(maker->arena, maker->language, value,
                               report_quantity_of(maker->results, indicator));
}

const char *indicator_unit(const chart_maker *maker, const baremo_results_indicator *indicator) {
    (void)maker;
    bool carried = indicator->value_class == BAREMO_VALUE_PERCENT ||
                   indicator->value_class == BAREMO_VALUE_SHARE ||
                   indicator->value_class == BAREMO_VALUE_MONEY ||
                   indicator->value_class == BAREMO_VALUE_LEVEL;
    return carried || !indicator->unit ? "" : indicator->unit;
}

const char *indicator_amount(chart_maker *maker, const baremo_results_indicator *indicator,
                             double value) {
    const char *text = indicator_value(maker, indicator, value);
    return baremo_is_missing(value)
               ? text
               : chart_join(maker, text, "\xc2\xa0", indicator_unit(maker, indicator));
}

const char *row_reason(chart_maker *maker, const baremo_result *row) {
    const char *note = row ? report_note(maker->arena, maker->language, row) : NULL;
    return baremo_text_blank(note) ? chart_word(maker, REPORT_TEXT_NO_DATA) : note;
}

const baremo_result *indicator_row(const chart_maker *maker,
                                   const baremo_results_indicator *indicator, baremo_period period,
                                   const char *statistic) {
    return baremo_results_find(maker->results,
                               &(baremo_result_key){.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                                    .subject = indicator->id,
                                                    .period = period,
                                                    .statistic = statistic});
}

double chart_indicator_number(const chart_maker *maker, const baremo_results_indicator *indicator,
                              baremo_period period, const char *statistic) {
    const baremo_result *row = indicator_row(maker, indicator, period, statistic);
    return row ? row->value : BAREMO_MISSING;
}

const baremo_result *subject_row(const chart_maker *maker, baremo_subject_kind kind, const char *id,
                                 const char *statistic) {
    return baremo_results_find(maker->results,
                               &(baremo_result_key){.subject_kind = kind,
                                                    .subject = id,
                                                    .period = maker->programme->period,
                                                    .statistic = statistic});
}

const char *programme_count(chart_maker *maker, const char *statistic) {
    const baremo_result *row =
        subject_row(maker, BAREMO_SUBJECT_PROGRAMME, maker->programme->id, statistic);
    if (!row || baremo_is_missing(row->value))
        return row_reason(maker, row);
    return report_number(maker->arena, maker->language, row->value, 0);
}

const baremo_results_target *indicator_last_target(const baremo_results_indicator *indicator) {
    const baremo_results_target *last = NULL;
    for (size_t i = 0; i < indicator->target_count; i++)
        if (baremo_text_blank(indicator->targets[i].area))
            last = &indicator->targets[i];
    return last;
}

bool indicator_is(const baremo_results_indicator *indicator, const char *kind) {
    return baremo_text_equal(indicator->kind, kind);
}

bool indicator_accumulates(const baremo_results_indicator *indicator) {
    return baremo_text_equal(indicator->flow, "period") &&
           baremo_text_equal(indicator->target_flow, "cumulative");
}

table_maker table_begin(chart_maker *maker, const char *const *headings, size_t columns) {
    table_maker table = {.arena = maker->arena, .columns = columns};
    table.headings = baremo_arena_array(maker->arena, columns, sizeof *table.headings);
    memcpy(table.headings, headings, columns * sizeof *headings);
    return table;
}

void table_cell(table_maker *table, const char *text) {
    BAREMO_ARENA_RESERVE(table->arena, table->cells, table->count, table->capacity);
    table->cells[table->count++] = text ? text : "";
}

chart_table table_end(const table_maker *table) {
    return (chart_table){.headings = table->headings,
                         .column_count = table->columns,
                         .row_count = table->count / table->columns,
                         .cells = table->cells};
}

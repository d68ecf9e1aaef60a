/* The rows of `baremo stat`.
 *
 * CSV and JSON carry every digit of a number; text shows six significant ones, in a table for each
 * group.
 */
#include "cli/stat_output.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

const char *const stat_format_names = "text|csv|json";

/* -- csv -- */

static void csv_begin(const stat_output *output, baremo_buffer *buffer) {
    for (size_t i = 0; i < runner_plan_by_count(output->plan); i++) {
        baremo_buffer_add_csv(buffer, runner_plan_by_heading(output->plan, i));
        baremo_buffer_add_char(buffer, ',');
    }
    baremo_buffer_add(buffer, "subject,statistic,value,low,high,level,n,missing,method,note\n");
}

static void csv_group(const stat_output *output, size_t group, const baremo_estimates *estimates,
                      baremo_buffer *buffer) {
    baremo_buffer labels = baremo_buffer_new(buffer->arena);
    for (size_t i = 0; i < runner_plan_by_count(output->plan); i++) {
        baremo_buffer_add_csv(&labels, runner_plan_group_label(output->plan, group, i));
        baremo_buffer_add_char(&labels, ',');
    }
    for (size_t i = 0; i < estimates->count; i++) {
        const baremo_estimate *row = &estimates->rows[i];
        const double numbers[] = {row->value, row->low, row->high,
                                  row->level, row->n,   row->missing};
        if (labels.length)
            baremo_buffer_add_bytes(buffer, labels.text, labels.length);
        baremo_buffer_add_csv(buffer, row->subject);
        baremo_buffer_add_char(buffer, ',');
        baremo_buffer_add(buffer, row->statistic);
        for (size_t j = 0; j < sizeof numbers / sizeof *numbers; j++) {
            baremo_buffer_add_char(buffer, ',');
            baremo_buffer_add_number(buffer, numbers[j]);
        }
        baremo_buffer_add_char(buffer, ',');
        baremo_buffer_add_csv(buffer, row->method);
        baremo_buffer_add_char(buffer, ',');
        baremo_buffer_add_csv(buffer, row->note);
        baremo_buffer_add_char(buffer, '\n');
    }
}

static void nothing(const stat_output *output, baremo_buffer *buffer) {
    (void)output;
    (void)buffer;
}

/* -- json -- */

static void json_begin(const stat_output *output, baremo_buffer *buffer) {
    baremo_buffer_add(buffer, "{\"procedure\": ");
    baremo_buffer_add_json(buffer, output->procedure);
    baremo_buffer_add(buffer, ", \"rows\": [\n");
}

static void json_number(baremo_buffer *buffer, const char *name, double number) {
    baremo_buffer_add(buffer, name);
    baremo_buffer_add_json_number(buffer, number);
}

static void json_text(baremo_buffer *buffer, const char *name, const char *text) {
    baremo_buffer_add(buffer, name);
    baremo_buffer_add_json(buffer, text);
}

static void json_group(const stat_output *output, size_t group, const baremo_estimates *estimates,
                       baremo_buffer *buffer) {
    for (size_t i = 0; i < estimates->count; i++) {
        const baremo_estimate *row = &estimates->rows[i];
        baremo_buffer_add(buffer, i ? ",\n{" : "{");
        for (size_t j = 0; j < runner_plan_by_count(output->plan); j++) {
            baremo_buffer_add_json(buffer, runner_plan_by_heading(output->plan, j));
            json_text(buffer, ": ", runner_plan_group_label(output->plan, group, j));
            baremo_buffer_add(buffer, ", ");
        }
        json_text(buffer, "\"subject\": ", row->subject);
        json_text(buffer, ", \"statistic\": ", row->statistic);
        json_number(buffer, ", \"value\": ", row->value);
        json_number(buffer, ", \"low\": ", row->low);
        json_number(buffer, ", \"high\": ", row->high);
        json_number(buffer, ", \"level\": ", row->level);
        json_number(buffer, ", \"n\": ", row->n);
        json_number(buffer, ", \"missing\": ", row->missing);
        json_text(buffer, ", \"method\": ", row->method);
        json_text(buffer, ", \"note\": ", row->note);
        baremo_buffer_add_char(buffer, '}');
    }
}

static void json_end(const stat_output *output, baremo_buffer *buffer) {
    (void)output;
    baremo_buffer_add(buffer, "\n]}\n");
}

/* -- text -- */

enum { SUBJECT, STATISTIC, VALUE, LOW, HIGH, LEVEL, N, MISSING, METHOD, NOTE, COLUMNS };
static const char *const headings[COLUMNS] = {"subject", "statistic", "value",   "low",    "high",
                                              "level",   "n",         "missing", "method", "note"};

static bool is_number_column(int column) { return column >= VALUE && column <= MISSING; }

/* Six significant digits. */
static const char *short_number(baremo_arena *arena, double value) {
    char text[BAREMO_NUMBER_SIZE];
    double rounded = value;
    if (isfinite(value) && value != 0) {
        double digits = 5 - floor(log10(fabs(value))), scale = pow(10, fabs(digits));
        if (digits >= 0 && digits <= 300)
            rounded = rint(value * scale) / scale;
        else if (digits < 0)
            rounded = rint(value);
    }
    baremo_number_print(text, rounded);
    return baremo_arena_text(arena, text);
}

static const char **cells_of(const baremo_estimate *row, baremo_arena *arena) {
    const char **cells = baremo_arena_array(arena, COLUMNS, sizeof *cells);
    const double numbers[] = {row->value, row->low, row->high, row->level, row->n, row->missing};
    cells[SUBJECT] = row->subject;
    cells[STATISTIC] = row->statistic;
    for (int i = VALUE; i <= MISSING; i++)
        cells[i] = short_number(arena, numbers[i - VALUE]);
    cells[METHOD] = row->method;
    cells[NOTE] = row->note;
    for (int i = 0; i < COLUMNS; i++)
        cells[i] = cells[i] ? cells[i] : "";
    return cells;
}

/* A line of cells; columns of width 0 are left out, and no line ends with spaces. */
static void text_line(baremo_buffer *buffer, const char *const *cells,
                      const size_t widths[COLUMNS]) {
    size_t owed = 0;
    bool first = true;
    for (int i = 0; i < COLUMNS; i++) {
        if (widths[i] == 0)
            continue;
        size_t width = baremo_text_width(cells[i]), rest = widths[i] - width;
        owed += (first ? 0 : 2) + (is_number_column(i) ? rest : 0);
        if (width) {
            for (; owed > 0; owed--)
                baremo_buffer_add_char(buffer, ' ');
            baremo_buffer_add(buffer, cells[i]);
        }
        owed += width ? 0 : width;
        owed += is_number_column(i) ? 0 : rest;
        first = false;
    }
    baremo_buffer_add_char(buffer, '\n');
}

static void text_group(const stat_output *output, size_t group, const baremo_estimates *estimates,
                       baremo_buffer *buffer) {
    size_t by = runner_plan_by_count(output->plan), widths[COLUMNS] = {0};
    for (size_t i = 0; i < by; i++)
        baremo_buffer_format(buffer, "%s%s: %s", i ? ", " : "",
                             runner_plan_by_heading(output->plan, i),
                             runner_plan_group_label(output->plan, group, i));
    if (by)
        baremo_buffer_add_char(buffer, '\n');
    const char ***lines = baremo_arena_array(buffer->arena, estimates->count, sizeof *lines);
    for (size_t i = 0; i < estimates->count; i++) {
        lines[i] = cells_of(&estimates->rows[i], buffer->arena);
        for (int j = 0; j < COLUMNS; j++) {
            size_t width = baremo_text_width(lines[i][j]);
            widths[j] = width > widths[j] ? width : widths[j];
        }
    }
    for (int j = 0; j < COLUMNS; j++)
        if (widths[j] && widths[j] < strlen(headings[j]))
            widths[j] = strlen(headings[j]);
    text_line(buffer, headings, widths);
    for (size_t i = 0; i < estimates->count; i++)
        text_line(buffer, lines[i], widths);
}

static const stat_format formats[] = {
    {"text", nothing, text_group, "\n", nothing},
    {"csv", csv_begin, csv_group, "", nothing},
    {"json", json_begin, json_group, ",\n", json_end},
};

const stat_format *stat_format_find(const char *name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

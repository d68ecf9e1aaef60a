/* Decides how a column writes its numbers, and reads them.
 *
 * 1. Texts that make sense under one decimal mark only prove it. Where both marks are proved, the
 * one with more distinct texts is taken, the first one seen where they are even; texts that
 * contradict it are errors.
 * 2. Without proof the fallback decides; without that a text that can be read two ways is an error,
 * said once.
 * 3. Numbers that the file itself holds as numbers need no mark.
 */
#include "engine/table/numbers.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/input/problems.h"
#include "engine/table/numeral.h"
#include "engine/table/text_class.h"

enum { MOST_REPORTED = 1000 };

typedef struct column_reader {
    const baremo_table *table;
    size_t column_index;
    const baremo_column *column;
    const numbers_wish *wish;
    baremo_arena *arena;
    baremo_diagnostics *diagnostics; /* NULL: nothing is said */
    baremo_numbers *out;
    double *values;
    bool *bad;
    size_t proofs[4];   /* distinct texts with each numeral_proof */
    uint32_t firsts[4]; /* the first code with each */
    size_t reported;
    bool ambiguous;
} column_reader;

static baremo_cell_kind kind_of(const baremo_column *column, uint32_t code) {
    return column->kinds ? (baremo_cell_kind)column->kinds[code] : BAREMO_CELL_TEXT;
}

static baremo_place place_of(const column_reader *reader, uint32_t code) {
    return baremo_table_place(reader->table, reader->column->first_rows[code],
                              reader->column_index);
}

static void report(column_reader *reader, uint32_t code, const baremo_problem *problem,
                   const char *message) {
    if (!reader->diagnostics || reader->reported++ >= MOST_REPORTED)
        return;
    baremo_place place = place_of(reader, code);
    baremo_diagnostics_add(reader->diagnostics, problem, &place, reader->column->heading,
                           reader->column->texts[code], "%s", message);
}

/* Problems that are an error only where a column is declared to hold numbers. */
static void report_milder(column_reader *reader, uint32_t code, const baremo_problem *problem,
                          const char *message) {
    report(reader, code, problem, message);
    if (reader->diagnostics && reader->reported <= MOST_REPORTED)
        baremo_diagnostics_severity(reader->diagnostics,
                                    reader->wish->declared ? BAREMO_ERROR : BAREMO_WARNING);
}

static void report_text(column_reader *reader, uint32_t code) {
    switch (text_class_of(reader->column->texts[code])) {
    case TEXT_MISSING_WORD:
        report_milder(reader, code, &baremo_problem_missing_word,
                      "a word for a missing value is not declared");
        break;
    case TEXT_NAN_WORD:
        report(reader, code, &baremo_problem_number_word, "this word is not a number");
        break;
    case TEXT_NOTATION:
        report(reader, code, &baremo_problem_number_notation,
               "numbers are not read in this notation");
        break;
    case TEXT_FLAGGED:
        report_milder(reader, code, &baremo_problem_number_flag, "the number carries a mark");
        break;
    case TEXT_SCRIPT:
        report_milder(reader, code, &baremo_problem_number_script,
                      "the digits are those of another script");
        break;
    case TEXT_QUOTED:
        report_milder(reader, code, &baremo_problem_number_quoted,
                      "the number is kept as text by an apostrophe");
        break;
    case TEXT_GROUPS:
        report(reader, code, &baremo_problem_number_text,
               "this is not a number: thousands go in groups of three digits");
        break;
    case TEXT_WITH_DIGITS:
        report_milder(reader, code, &baremo_problem_number_text, "this is not a number");
        break;
    default:
        report(reader, code, &baremo_problem_number_text, "this is not a number");
    }
}

/* -- the decimal mark -- */

static void gather_proofs(column_reader *reader) {
    for (uint32_t code = 1; code < reader->column->text_count; code++) {
        numeral number;
        if (kind_of(reader->column, code) != BAREMO_CELL_TEXT ||
            !numeral_read(reader->column->texts[code], &number))
            continue;
        if (reader->proofs[number.proof]++ == 0)
            reader->firsts[number.proof] = code;
    }
}

static baremo_decimal_mark proved_mark(const column_reader *reader) {
    size_t point = reader->proofs[NUMERAL_POINT], comma = reader->proofs[NUMERAL_COMMA];
    if (!point && !comma)
        return BAREMO_DECIMAL_UNKNOWN;
    if (point != comma)
        return point > comma ? BAREMO_DECIMAL_POINT : BAREMO_DECIMAL_COMMA;
    return reader->firsts[NUMERAL_POINT] < reader->firsts[NUMERAL_COMMA] ? BAREMO_DECIMAL_POINT
                                                                         : BAREMO_DECIMAL_COMMA;
}

static void decide_mark(column_reader *reader) {
    baremo_numbers *out = reader->out;
    out->decimal = proved_mark(reader);
    if (out->decimal != BAREMO_DECIMAL_UNKNOWN) {
        uint32_t code =
            reader->firsts[out->decimal == BAREMO_DECIMAL_POINT ? NUMERAL_POINT : NUMERAL_COMMA];
        out->decided_by =
            baremo_arena_format(reader->arena, "%s in row %zu", reader->column->texts[code],
                                place_of(reader, code).row);
        return;
    }
    out->decided_by = "";
    reader->ambiguous = reader->proofs[NUMERAL_EITHER] > 0;
    if (!reader->ambiguous)
        return;
    out->decimal = reader->wish->fallback;
    if (out->decimal != BAREMO_DECIMAL_UNKNOWN) {
        out->decided_by = "programme.decimal or --decimal";
        reader->ambiguous = false;
    }
}

static void report_ambiguous(column_reader *reader) {
    if (!reader->ambiguous)
        return;
    size_t count = reader->proofs[NUMERAL_EITHER];
    char point[BAREMO_NUMBER_SIZE], comma[BAREMO_NUMBER_SIZE];
    numeral number;
    uint32_t code = reader->firsts[NUMERAL_EITHER];
    numeral_read(reader->column->texts[code], &number);
    baremo_number_print(point, number.as_point);
    baremo_number_print(comma, number.as_comma);
    const char *more =
        count > 1 ? baremo_arena_format(reader->arena, ", as can %zu more", count - 1) : "";
    report_milder(reader, code, &baremo_problem_number_ambiguous,
                  baremo_arena_format(reader->arena,
                                      "the number can be read as %s or as %s%s; nothing in the "
                                      "column tells which",
                                      point, comma, more));
}

/* -- values -- */

static void report_marks(column_reader *reader, uint32_t code) {
    bool comma = reader->out->decimal == BAREMO_DECIMAL_COMMA;
    const char *message = baremo_arena_format(
        reader->arena, "the number does not fit the decimal %s of the column, which %s proves",
        comma ? "comma" : "point", reader->out->decided_by);
    report(reader, code, &baremo_problem_number_marks, message);
}

static void keep_value(column_reader *reader, uint32_t code, double value, int decimals) {
    reader->values[code] = value;
    if (decimals > reader->out->decimals)
        reader->out->decimals = decimals;
    if (value != floor(value))
        reader->out->whole = false;
}

static void reject(column_reader *reader, uint32_t code) {
    reader->bad[code] = true;
    reader->out->bad_count++;
}

/* The remedy shows the number itself, with the decimal mark of the column. */
static void report_minus(column_reader *reader, uint32_t code, double value) {
    char plain[BAREMO_NUMBER_SIZE];
    report(reader, code, &baremo_problem_number_minus, "the number is read as negative");
    if (!reader->diagnostics || reader->reported > MOST_REPORTED || baremo_is_missing(value))
        return;
    baremo_number_print(plain, value);
    char *point = strchr(plain, '.');
    if (point && reader->out->decimal == BAREMO_DECIMAL_COMMA)
        *point = ',';
    baremo_diagnostics_remedy(reader->diagnostics, "write %s", plain);
}

static void warn_value(column_reader *reader, uint32_t code, const numeral *number, double value) {
    if (number->flags & NUMERAL_UNDERFLOW)
        report(reader, code, &baremo_problem_number_underflow, "the number is too small: it is 0");
    if (number->flags & NUMERAL_DIGITS)
        report(reader, code, &baremo_problem_number_digits,
               "the number has more digits than can be kept");
    if (number->flags & NUMERAL_MINUS)
        report_minus(reader, code, value);
    if (number->flags & NUMERAL_APOSTROPHE)
        report(reader, code, &baremo_problem_number_apostrophe,
               "the apostrophe is read as a thousands mark");
}

static void read_numeral(column_reader *reader, uint32_t code) {
    numeral number;
    if (!numeral_read(reader->column->texts[code], &number)) {
        reject(reader, code);
        report_text(reader, code);
        return;
    }
    bool comma = reader->out->decimal == BAREMO_DECIMAL_COMMA;
    double value = comma ? number.as_comma : number.as_point;
    bool undecided = reader->ambiguous && number.proof == NUMERAL_EITHER;
    if (baremo_is_missing(value) || isinf(value) || undecided) {
        reject(reader, code);
        if (isinf(value))
            report(reader, code, &baremo_problem_number_range, "the number is out of range");
        else if (!undecided)
            report_marks(reader, code);
        return;
    }
    keep_value(reader, code, value, comma ? number.decimals_comma : number.decimals_point);
    if (*number.group && !*reader->out->group)
        reader->out->group = number.group;
    warn_value(reader, code, &number, value);
}

static int printed_decimals(const char *text) {
    const char *point = strchr(text, '.');
    return point && !strchr(text, 'e') ? (int)strlen(point + 1) : 0;
}

static void read_value(column_reader *reader, uint32_t code) {
    const char *text = reader->column->texts[code];
    double value = BAREMO_MISSING;
    switch (kind_of(reader->column, code)) {
    case BAREMO_CELL_NUMBER:
    case BAREMO_CELL_BOOLEAN:
        baremo_number_parse(text, strlen(text), &value);
        keep_value(reader, code, value, printed_decimals(text));
        break;
    case BAREMO_CELL_MISSING:
        break;
    case BAREMO_CELL_DATE:
        reject(reader, code);
        report(reader, code, &baremo_problem_number_text, "this is a date, not a number");
        break;
    default:
        read_numeral(reader, code);
    }
}

/* -- units -- */

typedef struct unit_count {
    size_t with, without;
    uint32_t first_with, first_without;
} unit_count;

static void count_unit(unit_count *unit, bool with, uint32_t code) {
    if (with && unit->with++ == 0)
        unit->first_with = code;
    if (!with && unit->without++ == 0)
        unit->first_without = code;
}

/* One percent sign among numbers without, one dollar among euros. */
static void check_units(column_reader *reader) {
    unit_count percent = {0};
    const char *currency = NULL;
    uint32_t other = 0;
    for (uint32_t code = 1; code < reader->column->text_count; code++) {
        numeral number;
        if (kind_of(reader->column, code) != BAREMO_CELL_TEXT ||
            !numeral_read(reader->column->texts[code], &number))
            continue;
        if (number.as_point != 0)
            count_unit(&percent, (number.flags & NUMERAL_PERCENT) != 0, code);
        if (number.currency && currency && !other && strcmp(number.currency, currency) != 0)
            other = code;
        currency = currency ? currency : number.currency;
    }
    if (percent.with && percent.without)
        report(reader, percent.with >= percent.without ? percent.first_without : percent.first_with,
               &baremo_problem_number_percent,
               percent.with >= percent.without ? "the number has no percent sign, others have one"
                                               : "the number has a percent sign, others have none");
    if (other)
        report(reader, other, &baremo_problem_number_currency,
               "the amount is in another currency than those above");
}

baremo_status numbers_read(const baremo_table *table, size_t column, const numbers_wish *wish,
                           baremo_arena *arena, baremo_diagnostics *diagnostics,
                           baremo_numbers *numbers) {
    column_reader reader = {.table = table,
                            .column_index = column,
                            .column = baremo_table_column(table, column),
                            .wish = wish,
                            .arena = arena,
                            .diagnostics = diagnostics,
                            .out = numbers};
    size_t count = reader.column->text_count;
    *numbers = (baremo_numbers){.whole = true, .group = ""};
    reader.values = baremo_arena_raw(arena, count, sizeof *reader.values);
    reader.bad = baremo_arena_array(arena, count, sizeof *reader.bad);
    for (size_t i = 0; i < count; i++)
        reader.values[i] = BAREMO_MISSING;
    numbers->values = reader.values;
    numbers->bad = reader.bad;
    gather_proofs(&reader);
    decide_mark(&reader);
    report_ambiguous(&reader);
    for (uint32_t code = 1; code < count; code++)
        read_value(&reader, code);
    check_units(&reader);
    return numbers->bad_count ? BAREMO_DATA : BAREMO_OK;
}

baremo_status baremo_table_numbers(const baremo_table *table, size_t column,
                                   baremo_decimal_mark fallback, baremo_arena *arena,
                                   baremo_diagnostics *diagnostics, baremo_numbers *numbers) {
    const numbers_wish wish = {fallback, true};
    return numbers_read(table, column, &wish, arena, diagnostics, numbers);
}

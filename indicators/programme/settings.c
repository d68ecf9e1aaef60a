/* The table `programme`: keys and values. */
#include "indicators/programme/settings.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/programme/periods.h"

enum { GREATEST_CELL = 1000000 };
#define GREATEST_SEED 9007199254740992.0 /* 2^53: whole numbers are exact up to here */

/* The rows in which the keys stand; SIZE_MAX: not there. */
typedef struct key_rows {
    reader *reading;
    size_t rows[KEY_COUNT];
} key_rows;

static bool given(const key_rows *keys, schema_key key) {
    return keys->rows[key] != SIZE_MAX &&
           !cell_blank(keys->reading, PROGRAMME_VALUE, keys->rows[key]);
}

static const char *text_of(const key_rows *keys, schema_key key) {
    return given(keys, key) ? cell_text(keys->reading, PROGRAMME_VALUE, keys->rows[key]) : "";
}

/* A finding about a value, under the name of its key as it is written. */
static void setting_problem(const key_rows *keys, const baremo_problem *problem, schema_key key,
                            const char *message) {
    reader *reading = keys->reading;
    baremo_place place = cell_place(reading, PROGRAMME_VALUE, keys->rows[key]);
    baremo_diagnostics_add(reading->diagnostics, problem, &place,
                           cell_text(reading, PROGRAMME_KEY, keys->rows[key]), text_of(keys, key),
                           "%s", message);
}

static void invalid(const key_rows *keys, schema_key key, const char *remedy) {
    setting_problem(keys, &baremo_problem_setting_invalid, key, "this cannot be its value");
    baremo_diagnostics_remedy(keys->reading->diagnostics, "%s", remedy);
}

static void report_key(reader *reading, size_t row, const name_index *known) {
    const char *nearest = name_index_nearest(known, cell_text(reading, PROGRAMME_KEY, row));
    cell_problem(reading, &baremo_problem_key_unknown, PROGRAMME_KEY, row, "this key is not known");
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
}

/* Each key where it stands first. */
static key_rows find_known(reader *reading) {
    key_rows keys = {.reading = reading};
    const name_index *known = schema_key_index(reading->arena);
    for (int i = 0; i < KEY_COUNT; i++)
        keys.rows[i] = SIZE_MAX;
    for (size_t row = 0; row < reader_row_count(reading, TABLE_PROGRAMME); row++) {
        int key = 0;
        if (name_index_find(known, cell_text(reading, PROGRAMME_KEY, row), &key) &&
            keys.rows[key] == SIZE_MAX)
            keys.rows[key] = row;
    }
    return keys;
}

static key_rows find_keys(reader *reading) {
    key_rows keys = find_known(reading);
    const name_index *known = schema_key_index(reading->arena);
    for (size_t row = 0; row < reader_row_count(reading, TABLE_PROGRAMME); row++) {
        int key = 0;
        if (reader_row_blank(reading, TABLE_PROGRAMME, row) ||
            !cell_filled(reading, PROGRAMME_KEY, row))
            continue;
        if (!name_index_find(known, cell_text(reading, PROGRAMME_KEY, row), &key))
            report_key(reading, row, known);
        else if (keys.rows[key] != row)
            cell_problem(reading, &baremo_problem_key_twice, PROGRAMME_KEY, row,
                         "this key stands in %s already",
                         cell_name(reading, PROGRAMME_KEY, keys.rows[key]));
    }
    return keys;
}

/* A single number: point or comma is the decimal mark, there are no thousands marks. */
static bool parse_number(baremo_arena *arena, const char *text, double *value) {
    char *plain = baremo_arena_text(arena, text);
    char *comma = strchr(plain, ',');
    if (comma && !strchr(plain, '.'))
        *comma = '.';
    return baremo_number_parse(plain, strlen(plain), value) && isfinite(*value);
}

/* A fraction, or a percentage: with its sign, or from 10 up, which no fraction here is. */
static bool parse_fraction(baremo_arena *arena, const char *text, double *value) {
    size_t length = strlen(text);
    bool percent = length && text[length - 1] == '%';
    if (percent)
        length--;
    while (percent && length &&
           (text[length - 1] == ' ' || (unsigned char)text[length - 1] >= 0x80))
        length--; /* blanks that do not break are no ASCII */
    if (!parse_number(arena, baremo_arena_copy(arena, text, length), value))
        return false;
    if (percent || *value >= 10)
        *value /= 100;
    return true;
}

static double fraction_of(const key_rows *keys, schema_key key, double fallback, double low,
                          double high) {
    double value = fallback;
    if (!given(keys, key))
        return fallback;
    if (parse_fraction(keys->reading->arena, text_of(keys, key), &value) && value > low &&
        value < high)
        return value;
    char from[BAREMO_NUMBER_SIZE], to[BAREMO_NUMBER_SIZE];
    baremo_number_print(from, low);
    baremo_number_print(to, high);
    invalid(
        keys, key,
        baremo_arena_format(keys->reading->arena, "write a number between %s and %s", from, to));
    return fallback;
}

static double whole_of(const key_rows *keys, schema_key key, double fallback, double greatest) {
    double value = fallback;
    if (!given(keys, key))
        return fallback;
    if (parse_number(keys->reading->arena, text_of(keys, key), &value) && value >= 0 &&
        value <= greatest && value == floor(value))
        return value;
    invalid(keys, key, "write a whole number, 0 or more");
    return fallback;
}

static int word_of(const key_rows *keys, schema_key key, schema_set set, int fallback) {
    int value = fallback;
    if (!given(keys, key))
        return fallback;
    const name_index *known = schema_word_index(keys->reading->arena, set);
    if (name_index_find(known, text_of(keys, key), &value))
        return value;
    invalid(
        keys, key,
        baremo_arena_format(keys->reading->arena, "write one of %s",
                            name_index_choices(known, keys->reading->arena,
                                               reader_language(keys->reading, TABLE_PROGRAMME))));
    return fallback;
}

static baremo_period period_of(const key_rows *keys, schema_key key) {
    baremo_period period = {0};
    if (given(keys, key) && !baremo_period_parse(text_of(keys, key), &period))
        invalid(keys, key, baremo_problem_period_invalid.remedy);
    return period;
}

static void read_texts(const key_rows *keys, programme_settings *settings) {
    baremo_arena *arena = keys->reading->arena;
    settings->id = text_of(keys, KEY_ID);
    if (!*settings->id)
        settings->id = identifier_from(arena, keys->reading->input->name);
    else if (!identifier_valid(settings->id))
        invalid(keys, KEY_ID, "write it with letters, digits, `_`, `-` or `.`, without spaces");
    settings->title = text_of(keys, KEY_TITLE);
    settings->city = text_of(keys, KEY_CITY);
    settings->country = text_of(keys, KEY_COUNTRY);
    settings->authority = text_of(keys, KEY_AUTHORITY);
    settings->currency = text_of(keys, KEY_CURRENCY);
    settings->notes = text_of(keys, KEY_NOTES);
    settings->source = text_of(keys, KEY_SOURCE);
    if (!*settings->title)
        settings->title = settings->id;
}

static void read_periods(const key_rows *keys, programme_settings *settings) {
    settings->start = period_of(keys, KEY_START);
    settings->end = period_of(keys, KEY_END);
    settings->period = period_of(keys, KEY_PERIOD);
    settings->period_given = settings->period.grain != BAREMO_PERIOD_NONE;
    if (settings->start.grain && settings->end.grain &&
        settings->end.last_day < settings->start.first_day)
        setting_problem(
            keys, &baremo_problem_end_before_start, KEY_END,
            baremo_arena_format(keys->reading->arena, "the programme ends before it starts, in %s",
                                baremo_period_text(keys->reading->arena, settings->start)));
    baremo_period date = {0};
    settings->date_given = given(keys, KEY_DATE) &&
                           baremo_period_parse(text_of(keys, KEY_DATE), &date) &&
                           date.grain == BAREMO_PERIOD_DAY;
    settings->date = date.first_day;
    if (given(keys, KEY_DATE) && !settings->date_given)
        invalid(keys, KEY_DATE, "write a day: 2020-01-31 or 31/01/2020");
}

static void read_closed(const key_rows *keys, programme_settings *settings) {
    static const char *const languages[] = {"en", "es", "fr"};
    const programme_options *options = keys->reading->options;
    settings->own_language = languages[word_of(keys, KEY_LANGUAGE, SET_LANGUAGE, 0)];
    settings->language_given = given(keys, KEY_LANGUAGE);
    settings->language = settings->own_language;
    if (!baremo_text_blank(options->language))
        settings->language = options->language;
    settings->decimal =
        (baremo_decimal_mark)word_of(keys, KEY_DECIMAL, SET_DECIMAL, BAREMO_DECIMAL_UNKNOWN);
    if (options->decimal != BAREMO_DECIMAL_UNKNOWN)
        settings->decimal = options->decimal;
    settings->disclosure =
        (programme_disclosure)word_of(keys, KEY_DISCLOSURE, SET_DISCLOSURE, PROGRAMME_SUPPRESS);
    settings->zeros_shown = word_of(keys, KEY_ZEROS, SET_ZEROS, 0) == 1;
    settings->partial = word_of(keys, KEY_PARTIAL, SET_YES_NO, 0) == 1;
    settings->ranks = word_of(keys, KEY_RANKS, SET_YES_NO, 0) == 1;
    settings->imputed = word_of(keys, KEY_IMPUTED, SET_YES_NO, 0) == 1;
    settings->synthetic = word_of(keys, KEY_SYNTHETIC, SET_YES_NO, 0) == 1;
}

/* Any other word is an indicator, which is looked for when programmes are compared. */
static void read_order(const key_rows *keys, programme_settings *settings) {
    int order = PROGRAMME_ORDER_BY_INDICATOR;
    if (!given(keys, KEY_ORDER))
        return;
    settings->order_place = cell_place(keys->reading, PROGRAMME_VALUE, keys->rows[KEY_ORDER]);
    (void)name_index_find(schema_word_index(keys->reading->arena, SET_ORDER),
                          text_of(keys, KEY_ORDER), &order);
    settings->order = (programme_order)order;
    settings->order_by = order == PROGRAMME_ORDER_BY_INDICATOR ? text_of(keys, KEY_ORDER) : NULL;
}

static void read_numbers(const key_rows *keys, programme_settings *settings) {
    settings->confidence = fraction_of(keys, KEY_CONFIDENCE, 0.95, 0, 1);
    settings->min_cell = (int)whole_of(keys, KEY_MIN_CELL, 10, GREATEST_CELL);
    settings->rounding = (int)whole_of(keys, KEY_ROUNDING, 5, GREATEST_CELL);
    settings->seed = (uint64_t)whole_of(keys, KEY_SEED, 1, GREATEST_SEED);
    settings->on_track = fraction_of(keys, KEY_ON_TRACK, 0.95, 0, 10);
    settings->behind = fraction_of(keys, KEY_BEHIND, 0.60, 0, 10);
    if (settings->behind > settings->on_track)
        invalid(keys, given(keys, KEY_BEHIND) ? KEY_BEHIND : KEY_ON_TRACK,
                "`behind` has to be at most `on_track`");
}

/* -- bands -- */

static const char *trimmed(baremo_arena *arena, const char *text, size_t length) {
    while (length && text[0] == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ')
        length--;
    return baremo_arena_copy(arena, text, length);
}

static bool band_of(const key_rows *keys, const char *text, programme_band *band) {
    baremo_arena *arena = keys->reading->arena;
    const char *sign = strchr(text, '=');
    if (!sign || sign == text)
        return false;
    band->word = trimmed(arena, text, (size_t)(sign - text));
    const char *number = trimmed(arena, sign + 1, strlen(sign + 1));
    return *band->word && parse_number(arena, number, &band->from);
}

static void read_bands(const key_rows *keys, programme_settings *settings) {
    const char **parts = NULL;
    baremo_arena *arena = keys->reading->arena;
    size_t count = baremo_text_list(arena, text_of(keys, KEY_BANDS), &parts);
    programme_band *bands = baremo_arena_array(arena, count + 1, sizeof *bands);
    for (size_t i = 0; i < count; i++)
        if (!band_of(keys, parts[i], &bands[i]) || (i && bands[i].from <= bands[i - 1].from)) {
            setting_problem(keys, &baremo_problem_bands_invalid, KEY_BANDS,
                            "this is no list of bands from the lowest to the highest");
            return;
        }
    settings->bands = bands;
    settings->band_count = count;
}

/* A dimension may not have the name of a column of observations. */
static bool dimension_allowed(const key_rows *keys, const char *id, const char *const *seen,
                              size_t seen_count) {
    baremo_arena *arena = keys->reading->arena;
    const char *key = baremo_text_key(arena, id);
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        if (schema_columns[i].table == TABLE_OBSERVATIONS &&
            baremo_text_equal(key, schema_column_name(arena, (schema_column_id)i))) {
            setting_problem(
                keys, &baremo_problem_dimension_invalid, KEY_DIMENSIONS,
                baremo_arena_format(
                    arena, "`%s` is a column of observations that means something else", id));
            return false;
        }
    for (size_t i = 0; i < seen_count; i++)
        if (baremo_text_equal(key, baremo_text_key(arena, seen[i]))) {
            setting_problem(keys, &baremo_problem_dimension_invalid, KEY_DIMENSIONS,
                            baremo_arena_format(arena, "the dimension `%s` stands here twice", id));
            return false;
        }
    return true;
}

static void read_dimensions(const key_rows *keys, programme *model) {
    const char **parts = NULL;
    baremo_arena *arena = keys->reading->arena;
    size_t count = baremo_text_list(arena, text_of(keys, KEY_DIMENSIONS), &parts), kept = 0;
    programme_dimension *dimensions = baremo_arena_array(arena, count, sizeof *dimensions);
    for (size_t i = 0; i < count; i++)
        if (dimension_allowed(keys, parts[i], parts, kept)) {
            parts[kept] = parts[i];
            dimensions[kept++].id = parts[i];
        }
    model->dimensions = dimensions;
    model->dimension_count = kept;
}

/* An indicator that is a share; PROGRAMME_NONE: none is named. */
static uint32_t share_of(const key_rows *keys, schema_key key) {
    reader *reading = keys->reading;
    if (!given(keys, key))
        return PROGRAMME_NONE;
    uint32_t found = id_index_find(&reading->indicators, text_of(keys, key));
    if (found == PROGRAMME_NONE) {
        const char *nearest = baremo_text_nearest(text_of(keys, key), reading->indicators.ids,
                                                  reading->indicators.count);
        setting_problem(keys, &baremo_problem_setting_share, key,
                        "there is no indicator of this name");
        if (nearest)
            baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
        else if (!reading->indicators.count) /* a plan of comparison has none */
            baremo_diagnostics_remedy(reading->diagnostics,
                                      "name it in the table of the programme that has it");
        return found;
    }
    if (reading->model->indicators[found].measure == PROGRAMME_RATIO)
        return found;
    setting_problem(keys, &baremo_problem_setting_share, key, "this indicator is no ratio");
    return PROGRAMME_NONE;
}

void settings_find_indicators(reader *reading) {
    key_rows keys = find_known(reading);
    reading->model->settings.completeness = share_of(&keys, KEY_COMPLETENESS);
    reading->model->settings.timeliness = share_of(&keys, KEY_TIMELINESS);
}

void settings_read(reader *reading) {
    key_rows keys = find_keys(reading);
    programme_settings *settings = &reading->model->settings;
    read_texts(&keys, settings);
    read_periods(&keys, settings);
    read_closed(&keys, settings);
    read_order(&keys, settings);
    read_numbers(&keys, settings);
    read_bands(&keys, settings);
    read_dimensions(&keys, reading->model);
    settings->completeness = settings->timeliness = PROGRAMME_NONE;
    reading->decimal = settings->decimal;
    reading->period_place = settings->period_given
                                ? cell_place(reading, PROGRAMME_VALUE, keys.rows[KEY_PERIOD])
                                : reader_place(reading);
    if (reading->options->period.grain != BAREMO_PERIOD_NONE) {
        settings->period = reading->options->period;
        reading->period_place = reader_place(reading);
        settings->period_given = true;
    }
}

/* -- the evaluated period -- */

static void check_inside(reader *reading, const programme_settings *settings) {
    baremo_period period = settings->period;
    bool before = settings->start.grain && period.last_day < settings->start.first_day;
    bool after = settings->end.grain && period.first_day > settings->end.last_day;
    if (!settings->period_given || !(before || after))
        return;
    bool asked = reading->options->period.grain != BAREMO_PERIOD_NONE;
    baremo_diagnostics_add(reading->diagnostics, &baremo_problem_period_outside,
                           &reading->period_place, asked ? "--period" : "period",
                           baremo_period_text(reading->arena, period),
                           "the evaluated period lies %s the programme",
                           before ? "before the start of" : "after the end of");
}

void settings_complete(reader *reading) {
    programme_settings *settings = &reading->model->settings;
    if (!settings->period_given)
        settings->period = periods_last_with_data(reading);
    reading->model->grain = settings->period.grain;
    if (!settings->date_given)
        settings->date = settings->period.last_day;
    check_inside(reading, settings);
}

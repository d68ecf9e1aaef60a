/* Records against each other: identifiers that stand twice, a total among the records, options
 * against their summary. */
#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/input/problems.h"
#include "engine/table/dictionary.h"
#include "engine/table/inspect.h"
#include "engine/table/numbers.h"

static size_t find_column(const inspection *inspected, const char *const *keys) {
    for (size_t i = 0; i < baremo_table_column_count(inspected->table); i++)
        if (inspect_is_named(baremo_table_column(inspected->table, i), keys))
            return i;
    return SIZE_MAX;
}

/* What sets apart the records of one respondent. */
static size_t find_wave(const inspection *inspected) {
    static const char *const keys[] = {
        "wave",     "momento", "moment", "period", "periodo", "periode", "ola",     "vague",
        "time",     "tiempo",  "temps",  "ronda",  "round",   "year",    "ano",     "anio",
        "annee",    "fecha",   "date",   "mes",    "month",   "mois",    "session", "sesion",
        "medicion", "medida",  "visit",  "visita", "curso",   "day",     "dia",     NULL};
    return find_column(inspected, keys);
}

static void report_twice(const inspection *inspected, size_t row, size_t first, size_t column) {
    size_t above = baremo_table_place(inspected->table, first, column).row;
    inspect_report(
        inspected, &baremo_problem_identifier_duplicate, row, column,
        baremo_arena_format(inspected->arena, "the identifier stands in row %zu already", above));
}

/* Pairs of identifier and wave. */
static void check_pairs(const inspection *inspected, size_t identifier, size_t wave) {
    const baremo_column *ids = baremo_table_column(inspected->table, identifier);
    const baremo_column *waves = baremo_table_column(inspected->table, wave);
    dictionary pairs;
    dictionary_init(&pairs, inspected->arena);
    for (size_t row = 0; row < baremo_table_row_count(inspected->table); row++) {
        uint32_t pair[2] = {ids->codes[row], waves->codes[row]};
        uint32_t known = pairs.count;
        if (!pair[0])
            continue;
        uint32_t code = dictionary_code(&pairs, (const char *)pair, sizeof pair, (uint32_t)row);
        if (code < known)
            report_twice(inspected, row, dictionary_at(&pairs, code)->first_row, wave);
    }
}

/* A column in which most stand once is one of identifiers; the others are mistakes. */
static void check_single(const inspection *inspected, size_t identifier) {
    const column_profile *profile = &inspected->profiles[identifier];
    size_t distinct = profile->column->text_count - 1;
    if (distinct == profile->filled || 2 * distinct < profile->filled)
        return;
    for (size_t row = 0; row < baremo_table_row_count(inspected->table); row++) {
        uint32_t code = profile->column->codes[row];
        if (code && profile->column->first_rows[code] != row)
            report_twice(inspected, row, profile->column->first_rows[code], identifier);
    }
}

void inspect_identifiers(const inspection *inspected) {
    static const char *const of_waves[] = {
        "id",           "codigo", "respondent",    "respondent_id", "participant",
        "participante", "dni",    "identificador", "identifiant",   NULL};
    static const char *const alone[] = {
        "id",          "_id",        "uuid",         "_uuid", "dni", "respondent_id",
        "response_id", "responseid", "respondentid", NULL};
    size_t identifier = find_column(inspected, of_waves), wave = find_wave(inspected);
    if (identifier != SIZE_MAX && wave != SIZE_MAX) {
        check_pairs(inspected, identifier, wave);
        return;
    }
    identifier = find_column(inspected, alone);
    if (identifier != SIZE_MAX)
        check_single(inspected, identifier);
}

/* -- totals -- */

static bool is_total_word(const char *text, baremo_arena *arena) {
    static const char *const words[] = {"total", "suma", "sum", "ensemble", "gesamt"};
    const char *key = baremo_text_key(arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(key, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* Whether the last value is the sum of those above, within rounding. */
static bool ends_with_sum(const inspection *inspected, size_t column) {
    const baremo_column *cells = baremo_table_column(inspected->table, column);
    const numbers_wish wish = {inspected->fallback, false};
    baremo_numbers numbers;
    size_t last = baremo_table_row_count(inspected->table) - 1, count = 0;
    double sum = 0;
    numbers_read(inspected->table, column, &wish, inspected->arena, NULL, &numbers);
    for (size_t row = 0; row < last; row++) {
        double value = numbers.values[cells->codes[row]];
        if (!isnan(value)) {
            sum += value;
            count++;
        }
    }
    double total = numbers.values[cells->codes[last]];
    return count >= 2 && fabs(total - sum) <= 1e-9 * fabs(sum) + 0.5 * pow(10, -numbers.decimals);
}

void inspect_totals(const inspection *inspected) {
    const baremo_table *table = inspected->table;
    size_t columns = baremo_table_column_count(table), rows = baremo_table_row_count(table);
    size_t label = 0;
    while (label < columns && inspected->types[label] != BAREMO_COLUMN_TEXT)
        label++;
    if (rows < 3 || label == columns ||
        !is_total_word(baremo_table_text(table, rows - 1, label), inspected->arena))
        return;
    for (size_t i = 0; i < columns; i++)
        if (inspected->types[i] == BAREMO_COLUMN_NUMBER && ends_with_sum(inspected, i)) {
            inspect_report(inspected, &baremo_problem_total_row, rows - 1, label,
                           "the last row is the total of those above");
            return;
        }
}

/* -- options of a question: columns QUESTION/OPTION beside QUESTION -- */

typedef struct option_column {
    size_t question, column;
    const char *option;
} option_column;

static bool is_of_zeros_and_ones(const baremo_column *column) {
    for (uint32_t code = 1; code < column->text_count; code++)
        if (strcmp(column->texts[code], "0") != 0 && strcmp(column->texts[code], "1") != 0)
            return false;
    return column->text_count > 1;
}

static bool holds_word(const char *text, const char *word) {
    size_t length = strlen(word);
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        if ((at == text || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
            return true;
    return false;
}

/* Whether the column's heading is that of a question, a slash, and a word. */
static bool is_option(const inspection *inspected, size_t column, option_column *option) {
    const baremo_column *cells = baremo_table_column(inspected->table, column);
    const char *slash = strrchr(cells->heading, '/');
    if (!slash || slash == cells->heading || !slash[1] || strchr(slash, ' ') ||
        !is_of_zeros_and_ones(cells))
        return false;
    size_t length = (size_t)(slash - cells->heading);
    for (size_t i = column; i-- > 0;) {
        const char *heading = baremo_table_column(inspected->table, i)->heading;
        if (strlen(heading) == length && memcmp(heading, cells->heading, length) == 0) {
            *option = (option_column){i, column, slash + 1};
            return true;
        }
    }
    return false;
}

static void check_option(const inspection *inspected, const option_column *option) {
    const baremo_table *table = inspected->table;
    for (size_t row = 0; row < baremo_table_row_count(table); row++) {
        const char *summary = baremo_table_text(table, row, option->question);
        const char *mark = baremo_table_text(table, row, option->column);
        bool marked = strcmp(mark, "1") == 0;
        if (!*mark || marked == holds_word(summary, option->option))
            continue;
        inspect_report(inspected, &baremo_problem_options_disagree, row, option->column,
                       baremo_arena_format(inspected->arena,
                                           "the summary of the question is \"%s\"", summary));
        return;
    }
}

/* Labels with spaces cannot be told apart in a summary: such a question is left alone. */
static bool has_spaced_option(const inspection *inspected, size_t question) {
    const char *heading = baremo_table_column(inspected->table, question)->heading;
    size_t length = strlen(heading);
    for (size_t i = 0; i < baremo_table_column_count(inspected->table); i++) {
        const char *other = baremo_table_column(inspected->table, i)->heading;
        if (strncmp(other, heading, length) == 0 && other[length] == '/' &&
            strchr(other + length, ' '))
            return true;
    }
    return false;
}

void inspect_options(const inspection *inspected) {
    for (size_t i = 1; i < baremo_table_column_count(inspected->table); i++) {
        option_column option;
        if (is_option(inspected, i, &option) && !has_spaced_option(inspected, option.question))
            check_option(inspected, &option);
    }
}

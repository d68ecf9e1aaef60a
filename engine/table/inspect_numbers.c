/* Columns of numbers with something else in them, codes that look like numbers, weights. */
#include <string.h>

#include "engine/input/problems.h"
#include "engine/table/inspect.h"
#include "engine/table/numbers.h"

/* Texts of letters and digits (3A, 65+) are categories when more than a fifth of the cells are
 * such. */
static bool is_of_categories(const column_profile *profile) {
    return 5 * profile->rows[PROFILE_WITH_DIGITS] > profile->filled;
}

/* Digits, E, and at most two digits. */
static bool is_scientific(const char *text) {
    size_t before = strspn(text, "0123456789");
    if (!before || (text[before] != 'E' && text[before] != 'e'))
        return false;
    size_t behind = strspn(text + before + 1, "0123456789");
    return behind >= 1 && behind <= 2 && !text[before + 1 + behind];
}

/* 1E5, 2E10: codes of a spreadsheet's import, when no number is written otherwise. */
static bool all_scientific(const column_profile *profile) {
    const baremo_column *column = profile->column;
    for (uint32_t code = 1; code < column->text_count; code++)
        if (profile->by_file || !is_scientific(column->texts[code]))
            return false;
    return column->text_count > 1;
}

void inspect_numbers(const inspection *inspected, size_t column) {
    const column_profile *profile = &inspected->profiles[column];
    const numbers_wish wish = {inspected->fallback, false};
    baremo_numbers numbers;
    if (inspected->types[column] != BAREMO_COLUMN_NUMBER || is_of_categories(profile))
        return;
    if (all_scientific(profile)) {
        inspect_report(inspected, &baremo_problem_code_scientific, profile->column->first_rows[1],
                       column, "the codes look like numbers with an exponent");
        return;
    }
    if (profile->rows[PROFILE_DATE] || inspect_is_identifier(profile->column))
        return;
    numbers_read(inspected->table, column, &wish, inspected->arena, inspected->diagnostics,
                 &numbers);
}

void inspect_weights(const inspection *inspected, size_t column) {
    static const char *const keys[] = {"weight", "weights", "peso",        "pesos",
                                       "poids",  "factor",  "ponderacion", NULL};
    const baremo_column *cells = inspected->profiles[column].column;
    const numbers_wish wish = {inspected->fallback, false};
    baremo_numbers numbers;
    if (inspected->types[column] != BAREMO_COLUMN_NUMBER || !inspect_is_named(cells, keys))
        return;
    numbers_read(inspected->table, column, &wish, inspected->arena, NULL, &numbers);
    for (uint32_t code = 1; code < cells->text_count; code++)
        if (numbers.values[code] < 0)
            inspect_report(inspected, &baremo_problem_weight_negative, cells->first_rows[code],
                           column, "the weight is negative");
}

/* Numbers that a workbook stores as text, beside real ones. */
void inspect_stored_texts(const inspection *inspected, size_t column) {
    const column_profile *profile = &inspected->profiles[column];
    const baremo_column *cells = profile->column;
    size_t numbers = 0, texts = 0;
    uint32_t first = 0;
    for (uint32_t code = 1; cells->kinds && code < cells->text_count; code++) {
        numbers += cells->kinds[code] == BAREMO_CELL_NUMBER;
        if (cells->kinds[code] == BAREMO_CELL_TEXT && profile->classes[code] == PROFILE_NUMBER &&
            texts++ == 0)
            first = code;
    }
    if (numbers && texts)
        inspect_report(inspected, &baremo_problem_number_as_text, cells->first_rows[first], column,
                       "the number is stored as text");
}

/* Runs all inspections of a table. */
#include "engine/table/inspect.h"

#include <string.h>

static void (*const of_columns[])(const inspection *, size_t) = {
    inspect_numbers,   inspect_dates,          inspect_formulas, inspect_yes_no,
    inspect_spellings, inspect_joined_answers, inspect_weights,  inspect_stored_texts};

static void (*const of_tables[])(const inspection *) = {inspect_identifiers, inspect_totals,
                                                        inspect_options};

enum {
    COLUMN_INSPECTIONS = sizeof of_columns / sizeof *of_columns,
    TABLE_INSPECTIONS = sizeof of_tables / sizeof *of_tables
};

void inspect_report(const inspection *inspected, const baremo_problem *problem, size_t row,
                    size_t column, const char *message) {
    baremo_place place = baremo_table_place(inspected->table, row, column);
    baremo_diagnostics_add(inspected->diagnostics, problem, &place,
                           baremo_table_column(inspected->table, column)->heading,
                           baremo_table_text(inspected->table, row, column), "%s", message);
}

bool inspect_is_named(const baremo_column *column, const char *const *keys) {
    for (; *keys; keys++)
        if (strcmp(column->key, *keys) == 0)
            return true;
    return false;
}

bool inspect_is_identifier(const baremo_column *column) {
    static const char *const keys[] = {"id",
                                       "_id",
                                       "uuid",
                                       "_uuid",
                                       "dni",
                                       "nif",
                                       "nie",
                                       "codigo",
                                       "code",
                                       "cod",
                                       "respondent",
                                       "respondente",
                                       "respondent_id",
                                       "respondentid",
                                       "response_id",
                                       "responseid",
                                       "identificador",
                                       "identifiant",
                                       "identifier",
                                       "participant",
                                       "participante",
                                       "cp",
                                       "codigo_postal",
                                       "code_postal",
                                       "postal_code",
                                       "telefono",
                                       "telephone",
                                       "phone",
                                       "movil",
                                       "ip",
                                       "ipaddress",
                                       "ip_address",
                                       "nss",
                                       "nuhsa",
                                       NULL};
    return inspect_is_named(column, keys);
}

void baremo_table_inspect(const baremo_table *table, baremo_decimal_mark fallback,
                          baremo_arena *arena, baremo_diagnostics *diagnostics) {
    size_t count = baremo_table_column_count(table);
    column_profile *profiles = baremo_arena_array(arena, count, sizeof *profiles);
    baremo_column_type *types = baremo_arena_array(arena, count, sizeof *types);
    for (size_t i = 0; i < count; i++) {
        profiles[i] = profile_of(table, i, arena);
        types[i] = profile_type(&profiles[i]);
    }
    const inspection inspected = {table, profiles, types, fallback, arena, diagnostics};
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < COLUMN_INSPECTIONS; j++)
            of_columns[j](&inspected, i);
    for (size_t j = 0; j < TABLE_INSPECTIONS; j++)
        of_tables[j](&inspected);
}

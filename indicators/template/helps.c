/* What goes into the tables, columns and keys of a programme. */
#include "indicators/template/helps.h"

#include <baremo/text.h>

typedef struct help_texts {
    const char *english, *spanish, *french;
} help_texts;

#define TEMPLATE_TABLE_HELP(table, english, spanish, french)
#define TEMPLATE_HELP(table, column, english, spanish, french)
#define TEMPLATE_KEY_HELP(key, english, spanish, french)

#undef TEMPLATE_TABLE_HELP
#define TEMPLATE_TABLE_HELP(table, english, spanish, french)                                       \
    [TABLE_##table] = {english, spanish, french},
static const help_texts table_helps[TABLE_COUNT] = {
#include "indicators/template/helps.def"
};
#undef TEMPLATE_TABLE_HELP
#define TEMPLATE_TABLE_HELP(table, english, spanish, french)

#undef TEMPLATE_HELP
#define TEMPLATE_HELP(table, column, english, spanish, french)                                     \
    [table##_##column] = {english, spanish, french},
static const help_texts column_helps[COLUMN_COUNT] = {
#include "indicators/template/helps.def"
};
#undef TEMPLATE_HELP
#define TEMPLATE_HELP(table, column, english, spanish, french)

#undef TEMPLATE_KEY_HELP
#define TEMPLATE_KEY_HELP(key, english, spanish, french) [KEY_##key] = {english, spanish, french},
static const help_texts key_helps[KEY_COUNT] = {
#include "indicators/template/helps.def"
};

static const char *in_language(const help_texts *texts, const char *language) {
    if (baremo_text_equal(language, "es"))
        return texts->spanish;
    if (baremo_text_equal(language, "fr"))
        return texts->french;
    return texts->english;
}

const char *template_table_help(schema_table_id table, const char *language) {
    return in_language(&table_helps[table], language);
}

const char *template_column_help(schema_column_id column, const char *language) {
    return in_language(&column_helps[column], language);
}

const char *template_key_help(schema_key key, const char *language) {
    return in_language(&key_helps[key], language);
}

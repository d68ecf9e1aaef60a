/* Templates: the tables of a programme, empty or filled with an example. */
#include "indicators/template/make.h"

#include <baremo/text.h>

/* The tables of a template, in the order of its sheets: the needed ones first. */
static const schema_table_id tables[] = {
    TABLE_PROGRAMME,    TABLE_AXES,    TABLE_ACTIONS,     TABLE_INDICATORS, TABLE_TARGETS,
    TABLE_OBSERVATIONS, TABLE_AREAS,   TABLE_POPULATIONS, TABLE_SURVEYS,    TABLE_SCALES,
    TABLE_ITEMS,        TABLE_CODINGS, TABLE_RULES,       TABLE_STREAMS};

typedef struct step_texts {
    const char *english, *spanish, *french;
} step_texts;

#define TEMPLATE_TITLE(english, spanish, french) {english, spanish, french},
#define TEMPLATE_STEP(english, spanish, french) {english, spanish, french},
static const step_texts steps[] = {
/* the title first */
#include "indicators/template/instructions.def"
};
#undef TEMPLATE_TITLE
#undef TEMPLATE_STEP
enum { STEP_COUNT = sizeof steps / sizeof *steps };

static const char *step_text(size_t step, const char *language) {
    if (baremo_text_equal(language, "es"))
        return steps[step].spanish;
    if (baremo_text_equal(language, "fr"))
        return steps[step].french;
    return steps[step].english;
}

static const char *companion(const baremo_draft *draft, schema_companion which) {
    return names_first(draft->arena, &schema_companions[which], draft->language);
}

baremo_draft *template_new(baremo_arena *arena, const char *language) {
    baremo_draft *draft = baremo_draft_new(arena, language);
    const char **texts = baremo_arena_array(arena, STEP_COUNT, sizeof *texts);
    for (size_t i = 0; i < STEP_COUNT; i++)
        texts[i] = step_text(i, language);
    draft->title = companion(draft, COMPANION_INSTRUCTIONS);
    draft->examples_title = companion(draft, COMPANION_EXAMPLES);
    draft->instructions = texts;
    draft->instruction_count = STEP_COUNT;
    return draft;
}

/* "español" of "es". */
static const char *own_language(baremo_arena *arena, const char *language) {
    int value = 0;
    name_index_find(schema_word_index(arena, SET_LANGUAGE), language, &value);
    return template_word(arena, language, SET_LANGUAGE, value);
}

baremo_draft *template_make(baremo_arena *arena, const template_wish *wish) {
    baremo_draft *draft = template_new(arena, wish->language);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        template_table(draft, tables[i]);
    baremo_draft_table *settings =
        baremo_draft_find(draft, schema_table_name(arena, TABLE_PROGRAMME));
    template_keys(draft, settings);
    template_key(settings, KEY_LANGUAGE)->text = own_language(arena, wish->language);
    template_add_example(draft, wish);
    return draft;
}

/* Texts of drafts. */
#include "indicators/drafting/texts.h"

#include <baremo/text.h>

#include "engine/base/buffer.h"

static const struct {
    const char *english, *spanish, *french;
} texts[DRAFTING_TEXT_COUNT] = {
#define DRAFTING_TEXT(key, english, spanish, french) {english, spanish, french},
#include "indicators/drafting/texts.def"
#undef DRAFTING_TEXT
};

char *drafting_say(baremo_arena *arena, const char *language, drafting_text text, const char *first,
                   const char *second) {
    const char *pattern = texts[text].english;
    if (baremo_text_equal(language, "es"))
        pattern = texts[text].spanish;
    if (baremo_text_equal(language, "fr"))
        pattern = texts[text].french;
    baremo_buffer buffer = baremo_buffer_new(arena);
    for (const char *at = pattern; *at; at++) {
        if (at[0] != '%' || (at[1] != '1' && at[1] != '2')) {
            baremo_buffer_add_char(&buffer, *at);
            continue;
        }
        const char *filled = at[1] == '1' ? first : second;
        baremo_buffer_add(&buffer, filled ? filled : "");
        at++;
    }
    return baremo_arena_text(arena, baremo_buffer_text(&buffer));
}

char *drafting_count(baremo_arena *arena, size_t count) {
    return baremo_arena_format(arena, "%zu", count);
}

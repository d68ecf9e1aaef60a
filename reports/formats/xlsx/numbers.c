/* Excel's number formats for the quantities of a report. */
#include "reports/formats/xlsx/numbers.h"

#include <ctype.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"

enum { MOST_DECIMALS = 9, LONGEST_WORD = 100 };

const char *xlsx_quoted_text(baremo_arena *arena, const char *text) {
    size_t length = baremo_text_prefix(text, LONGEST_WORD);
    baremo_buffer quoted = baremo_buffer_new(arena);
    baremo_buffer_add_char(&quoted, '"');
    for (size_t i = 0; i < length; i++)
        if (text[i] == '"')
            baremo_buffer_add(&quoted, "”");
        else if ((unsigned char)text[i] >= ' ')
            baremo_buffer_add_char(&quoted, text[i]);
    baremo_buffer_add_char(&quoted, '"');
    return baremo_buffer_text(&quoted);
}

/* "#,##0.00" */
static const char *digits(baremo_arena *arena, int decimals) {
    static const char zeros[] = "000000000";
    if (decimals <= 0)
        return "#,##0";
    return baremo_arena_format(arena, "#,##0.%.*s",
                               decimals < MOST_DECIMALS ? decimals : MOST_DECIMALS, zeros);
}

static const char *money(baremo_arena *arena, report_language language, const char *number,
                         const char *currency) {
    const char *sign = report_currency_sign(currency);
    if (!*sign)
        return number;
    const char *literal = xlsx_quoted_text(arena, sign);
    if (language != REPORT_ENGLISH)
        return baremo_arena_format(arena, "%s\\ %s", number, literal);
    return baremo_arena_format(arena, "%s%s%s", literal, isalpha((unsigned char)*sign) ? "\\ " : "",
                               number);
}

static const char *flag(baremo_arena *arena, report_language language) {
    const char *yes = xlsx_quoted_text(arena, report_text(language, REPORT_TEXT_YES));
    const char *no = xlsx_quoted_text(arena, report_text(language, REPORT_TEXT_NO));
    return baremo_arena_format(arena, "%s;%s;%s", yes, yes, no);
}

/* As report_value() writes it: "<0.001" below. */
static const char *probability(baremo_arena *arena, report_language language) {
    const report_quantity quantity = {.value_class = BAREMO_VALUE_P};
    const char *least = xlsx_quoted_text(arena, report_value(arena, language, 0, quantity));
    return baremo_arena_format(arena, "[<0.001]%s;0.000", least);
}

static const char *of_class(baremo_arena *arena, report_language language, report_quantity quantity,
                            int decimals) {
    const char *number = digits(arena, decimals);
    const char *space = language == REPORT_ENGLISH ? "" : "\\ ";
    switch (quantity.value_class) {
    case BAREMO_VALUE_PERCENT:
        return baremo_arena_format(arena, "%s%s\"%%\"", number, space);
    case BAREMO_VALUE_SHARE:
        return baremo_arena_format(arena, "%s%s%%", number, space);
    case BAREMO_VALUE_MONEY:
        return money(arena, language, number, quantity.currency);
    case BAREMO_VALUE_FLAG:
        return flag(arena, language);
    case BAREMO_VALUE_P:
        return probability(arena, language);
    default:
        return number;
    }
}

const char *xlsx_number_format(baremo_arena *arena, report_language language,
                               const report_cell *cell) {
    int decimals = report_decimals(cell->quantity, cell->number);
    if (cell->text)
        return baremo_arena_format(
            arena, "0%s", xlsx_quoted_text(arena, baremo_arena_format(arena, " · %s", cell->text)));
    bool points = cell->signed_number && cell->quantity.value_class == BAREMO_VALUE_PERCENT;
    const char *plain =
        points ? digits(arena, decimals) : of_class(arena, language, cell->quantity, decimals);
    if (!cell->signed_number)
        return plain;
    return baremo_arena_format(arena, "+%s;-%s;%s", plain, plain, plain);
}

bool xlsx_same_format(const report_cell *a, const report_cell *b) {
    return a->quantity.value_class == b->quantity.value_class &&
           a->signed_number == b->signed_number &&
           report_decimals(a->quantity, a->number) == report_decimals(b->quantity, b->number) &&
           baremo_text_equal(a->quantity.currency, b->quantity.currency) &&
           baremo_text_equal(a->text, b->text);
}

const char *xlsx_axis_format(baremo_arena *arena, report_language language,
                             report_quantity quantity, bool hide_zero) {
    bool whole = quantity.value_class == BAREMO_VALUE_MONEY || quantity.decimals < 0;
    int decimals = whole ? 0 : report_decimals(quantity, BAREMO_MISSING);
    const char *plain = of_class(arena, language, quantity, decimals);
    return hide_zero ? baremo_arena_format(arena, "%s;-%s;", plain, plain) : plain;
}

/* A workbook being written: names, texts and numbers made safe for Excel. */
#include "reports/formats/xlsx/book.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"

enum { LONGEST_TEXT = 32767, LONGEST_NAME = 31, SHORTEST_CUT = 16, LONGEST_LINK = 2000 };

void xlsx_check(xlsx_book *book, lxw_error error) {
    if (error && !book->error)
        book->error = error;
}

/* A code point that XML and a cell can hold. */
static bool is_writable(unsigned code) {
    return code == '\n' || code == '\t' ||
           (code >= 0x20 && code != 0x7f && code != 0xfffe && code != 0xffff);
}

/* Excel counts UTF-16 units. */
static size_t units_of(unsigned code) { return code > 0xffff ? 2 : 1; }

/* One code point, or one byte that is none: how many bytes it takes and what stands in its place.
 */
typedef struct step {
    size_t taken, size;
    const char *piece;
    unsigned code;
} step;

static step next_step(const char *text, size_t valid) {
    static const char unreadable[] = "\xef\xbf\xbd";
    if (!valid)
        return (step){.taken = 1, .size = strlen(unreadable), .piece = unreadable, .code = 0xfffd};
    step here = {.piece = text};
    here.taken = here.size = baremo_text_next(text, &here.code);
    return here;
}

char *xlsx_safe_text(baremo_arena *arena, const char *text, size_t longest) {
    size_t left = strlen(text), length = 0, units = 0;
    size_t valid = baremo_text_invalid(text, left); /* bytes from here on that are good */
    char *safe = baremo_arena_alloc(arena, valid == left ? left + 1 : 3 * left + 1);
    while (left) {
        const step here = next_step(text, valid);
        if (is_writable(here.code)) {
            units += units_of(here.code);
            if (units > longest)
                break;
            memcpy(safe + length, here.piece, here.size);
            length += here.size;
        }
        text += here.taken;
        left -= here.taken;
        valid = valid ? valid - here.taken : baremo_text_invalid(text, left);
    }
    safe[length] = '\0';
    return safe;
}

/* -- names of sheets -- */

/* What a sheet may not be called is left out; an apostrophe becomes a typographic one, for
 * libxlsxwriter does not find sheets by names with doubled apostrophes. */
static const char *without_forbidden(baremo_arena *arena, const char *name) {
    baremo_buffer clean = baremo_buffer_new(arena);
    char last = ' ';
    for (const char *from = xlsx_safe_text(arena, name, LONGEST_TEXT); *from; from++) {
        if (strchr("[]:*?/\\\n\t", *from) || (*from == ' ' && last == ' '))
            continue;
        if (*from == '\'')
            baremo_buffer_add(&clean, "’");
        else
            baremo_buffer_add_char(&clean, *from);
        last = *from;
    }
    while (clean.length && clean.text[clean.length - 1] == ' ')
        clean.text[--clean.length] = '\0';
    return baremo_buffer_text(&clean);
}

/* Cut at a space where there is one far enough behind. */
static char *shortened(baremo_arena *arena, const char *name, size_t longest) {
    char *cut = xlsx_safe_text(arena, name, longest);
    if (strlen(cut) == strlen(name))
        return cut;
    cut = xlsx_safe_text(arena, name, longest - 1);
    char *space = strrchr(cut, ' ');
    if (space && (size_t)(space - cut) >= SHORTEST_CUT)
        *space = '\0';
    size_t end = strlen(cut);
    while (end && strchr(" ,;.'", cut[end - 1]))
        cut[--end] = '\0';
    return baremo_arena_format(arena, "%s…", cut);
}

static bool is_taken(const xlsx_book *book, const char *name) {
    const char *folded = baremo_text_fold(book->arena, name);
    if (strcmp(folded, "history") == 0)
        return true; /* Excel keeps that name for itself */
    for (size_t i = 0; i < book->sheet_count; i++)
        if (strcmp(folded, baremo_text_fold(book->arena, book->sheets[i].name)) == 0)
            return true;
    return false;
}

static const char *unique_name(const xlsx_book *book, const char *wish) {
    const char *clean = without_forbidden(book->arena, wish);
    if (!*clean)
        clean = "-";
    const char *name = shortened(book->arena, clean, LONGEST_NAME);
    for (int number = 2; is_taken(book, name); number++) {
        const char *ending = baremo_arena_format(book->arena, " (%d)", number);
        name = baremo_arena_format(book->arena, "%s%s",
                                   shortened(book->arena, clean, LONGEST_NAME - strlen(ending)),
                                   ending);
    }
    return name;
}

xlsx_sheet *xlsx_sheet_add(xlsx_book *book, const char *wish) {
    const char *name = unique_name(book, wish);
    BAREMO_ARENA_RESERVE(book->arena, book->sheets, book->sheet_count, book->sheet_capacity);
    xlsx_sheet *sheet = &book->sheets[book->sheet_count++];
    *sheet = (xlsx_sheet){.name = name,
                          .quoted = baremo_arena_format(book->arena, "'%s'", name),
                          .worksheet = workbook_add_worksheet(book->workbook, name)};
    if (!sheet->worksheet)
        xlsx_check(book, LXW_ERROR_PARAMETER_VALIDATION);
    return sheet;
}

void xlsx_add_sheets(xlsx_book *book) {
    for (size_t i = 0; i < book->plan->sheet_count; i++)
        xlsx_sheet_add(book, book->plan->sheets[i]->name)->plan = book->plan->sheets[i];
}

const xlsx_sheet *xlsx_sheet_find(const xlsx_book *book, const char *id) {
    for (size_t i = 0; id && i < book->sheet_count; i++)
        if (book->sheets[i].plan && strcmp(book->sheets[i].plan->id, id) == 0)
            return &book->sheets[i];
    return NULL;
}

/* -- cells -- */

static lxw_error write_text(xlsx_place place, const char *text, lxw_format *format) {
    if (!*text)
        return worksheet_write_blank(place.worksheet, place.row, place.column, format);
    return worksheet_write_string(place.worksheet, place.row, place.column, text, format);
}

/* A short text of plain letters, which most are, goes in as it is. */
static bool is_plain(const char *text) {
    size_t length = 0;
    while (text[length] >= 0x20 && text[length] < 0x7f)
        length++;
    return text[length] == '\0' && length <= LONGEST_TEXT;
}

void xlsx_text(xlsx_book *book, xlsx_place place, const char *text, lxw_format *format) {
    const char *safe = text ? text : "";
    if (!is_plain(safe))
        safe = xlsx_safe_text(book->arena, text, LONGEST_TEXT);
    xlsx_check(book, write_text(place, safe, format));
}

void xlsx_number(xlsx_book *book, xlsx_place place, double number, lxw_format *format) {
    if (isfinite(number))
        xlsx_check(
            book, worksheet_write_number(place.worksheet, place.row, place.column, number, format));
    else
        xlsx_text(book, place, isnan(number) ? "" : number > 0 ? "∞" : "−∞", format);
}

void xlsx_formula(xlsx_book *book, xlsx_place place, const char *formula, double value,
                  lxw_format *format) {
    if (!isfinite(value))
        xlsx_number(book, place, value, format);
    else
        xlsx_check(book, worksheet_write_formula_num(place.worksheet, place.row, place.column,
                                                     formula, format, value));
}

void xlsx_link(xlsx_book *book, xlsx_place place, const char *sheet, const char *text,
               lxw_format *format) {
    const xlsx_sheet *target = xlsx_sheet_find(book, sheet);
    if (!target) {
        xlsx_text(book, place, text, format);
        return;
    }
    const char *safe = xlsx_safe_text(book->arena, text ? text : target->name, LONGEST_LINK);
    const char *url = baremo_arena_format(book->arena, "internal:%s!A1", target->quoted);
    xlsx_check(book, worksheet_write_url(place.worksheet, place.row, place.column, url, format));
    xlsx_check(book, write_text(place, safe, format));
}

void xlsx_merged_text(xlsx_book *book, xlsx_place place, lxw_col_t last, const char *text,
                      lxw_format *format) {
    const char *safe = xlsx_safe_text(book->arena, text, LONGEST_TEXT);
    if (last > place.column)
        xlsx_check(book, worksheet_merge_range(place.worksheet, place.row, place.column, place.row,
                                               last, safe, format));
    else
        xlsx_check(book, write_text(place, safe, format));
}

const char *xlsx_cell_name(baremo_arena *arena, lxw_row_t row, lxw_col_t column, bool absolute) {
    baremo_buffer name = baremo_buffer_new(arena);
    const char *dollar = absolute ? "$" : "";
    baremo_buffer_add(&name, dollar);
    baremo_buffer_add_column(&name, column + (size_t)1);
    baremo_buffer_add(&name, dollar);
    baremo_buffer_add_whole(&name, row + (size_t)1);
    return name.text;
}

/* How cells look: formats made of looks, each once. The fills of statuses differ in lightness, and
 * a mark and a word stand in the cell as well: nothing is said by colour alone. */
#include <baremo/text.h>

#include "reports/formats/xlsx/book.h"
#include "reports/formats/xlsx/colours.h"

static unsigned flags_of(const xlsx_look *look) {
    const bool flags[] = {look->bold,    look->muted,   look->link,   look->wrap,
                          look->right,   look->centred, look->boxed,  look->notice,
                          look->heading, look->total,   look->italic, look->middle};
    unsigned bits = 0;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        bits |= (unsigned)flags[i] << i;
    return bits;
}

static bool same_look(const xlsx_look *a, const xlsx_look *b) {
    return a->paint == b->paint && a->size == b->size && flags_of(a) == flags_of(b) &&
           a->ground == b->ground && a->edge == b->edge &&
           baremo_text_equal(a->number_format, b->number_format);
}

static void set_letters(lxw_format *format, const xlsx_look *look) {
    if (look->size)
        format_set_font_size(format, look->size);
    if (look->bold || look->heading || look->total)
        format_set_bold(format);
    if (look->italic)
        format_set_italic(format);
    if (look->muted)
        format_set_font_color(format, XLSX_MUTED);
    if (look->link) {
        format_set_font_color(format, XLSX_LINK);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (look->heading)
        format_set_font_color(format, XLSX_PAPER);
    if (look->paint)
        format_set_font_color(format, xlsx_ink_on(look->paint));
}

static void set_place(lxw_format *format, const xlsx_look *look) {
    bool middle = look->heading || look->middle;
    format_set_align(format, middle ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (look->right)
        format_set_align(format, LXW_ALIGN_RIGHT);
    else if (look->centred)
        format_set_align(format, LXW_ALIGN_CENTER);
    else
        format_set_align(format, LXW_ALIGN_LEFT);
    if ((look->boxed || look->heading) && !look->right && !look->centred)
        format_set_indent(format, 1);
    if (look->wrap || look->heading)
        format_set_text_wrap(format);
}

static void set_ground(lxw_format *format, const xlsx_look *look) {
    if (look->boxed || look->heading) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, XLSX_LINE);
    }
    if (look->total)
        format_set_top(format, LXW_BORDER_MEDIUM);
    if (look->heading)
        format_set_bg_color(format, XLSX_HEADING);
    if (look->total)
        format_set_bg_color(format, XLSX_TOTAL);
    if (look->notice) {
        format_set_bg_color(format, XLSX_NOTICE);
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, XLSX_NOTICE_LINE);
    }
    if (look->paint)
        format_set_bg_color(format, xlsx_colour_of(look->paint));
    if (look->ground)
        format_set_bg_color(format, look->ground);
    if (look->edge) {
        format_set_border(format, LXW_BORDER_MEDIUM);
        format_set_border_color(format, look->edge);
    }
}

lxw_format *xlsx_format_of(xlsx_book *book, const xlsx_look *look) {
    for (size_t i = 0; i < book->format_count; i++)
        if (same_look(&book->formats[i].look, look))
            return book->formats[i].format;
    lxw_format *format = workbook_add_format(book->workbook);
    if (!format) {
        xlsx_check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    if (look->number_format)
        format_set_num_format(format, look->number_format);
    set_letters(format, look);
    set_place(format, look);
    set_ground(format, look);
    BAREMO_ARENA_RESERVE(book->arena, book->formats, book->format_count, book->format_capacity);
    book->formats[book->format_count++] = (xlsx_format){*look, format};
    return format;
}

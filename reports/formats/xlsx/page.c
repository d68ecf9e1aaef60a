/* A worksheet from top to bottom: title, running text, tables and charts, then how it scrolls,
 * filters and prints. */
#include "reports/formats/xlsx/page.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "reports/formats/xlsx/lines.h"

enum {
    TEXT_WIDTH = 110,  /* characters that running text goes over, about */
    WIDE_TEXT = 160,   /* at most, above wide tables */
    DEFAULT_WIDTH = 9, /* of a column without a table */
    LONGEST_FOOTER = 250,
    TITLE_SIZE = 16,
    HEADING_SIZE = 12,
    PAPER_A4 = 9,
    MARGIN_POINTS = 8, /* as printed: header and footer shrink with the sheet */
    LONG_TABLE = 20    /* rows: its headings are printed on each page */
};

/* -- widths -- */

static size_t most_columns(const report_sheet *sheet) {
    size_t most = 0;
    for (size_t i = 0; i < sheet->block_count; i++) {
        const report_table *table = sheet->blocks[i].table;
        if (table && table->column_count > most)
            most = table->column_count;
    }
    return most;
}

static size_t most_beside(const report_sheet *sheet) {
    size_t most = 0;
    for (size_t i = 0; i < sheet->block_count; i++) {
        const report_chart *chart = sheet->blocks[i].chart;
        if (chart && chart->beside && chart->table->column_count > most)
            most = chart->table->column_count;
    }
    return most;
}

/* A column is as wide as the widest of its tables wants. */
static void measure(xlsx_page *page) {
    const report_sheet *sheet = page->sheet->plan;
    page->width_count = most_columns(sheet);
    page->beside_columns = most_beside(sheet);
    page->widths = baremo_arena_array(page->book->arena, page->width_count, sizeof *page->widths);
    for (size_t i = 0; i < sheet->block_count; i++) {
        const report_table *table = sheet->blocks[i].table;
        for (size_t column = 0; table && column < table->column_count; column++) {
            double width = xlsx_column_width(page->book, table, column);
            if (width > page->widths[column])
                page->widths[column] = width;
        }
    }
    for (size_t i = 0; i < page->width_count; i++)
        xlsx_check(page->book, worksheet_set_column(page->sheet->worksheet, (lxw_col_t)i,
                                                    (lxw_col_t)i, page->widths[i], NULL));
}

static double width_of(const xlsx_page *page, size_t column) {
    return column < page->width_count ? page->widths[column] : DEFAULT_WIDTH;
}

/* Above a wide table text goes as far as the table does. */
static double text_reach(const xlsx_page *page) {
    double tables = 0;
    for (size_t i = 0; i < page->width_count; i++)
        tables += page->widths[i];
    return fmin(fmax(TEXT_WIDTH, tables), WIDE_TEXT);
}

static void choose_text_end(xlsx_page *page) {
    double width = width_of(page, 0), reach = text_reach(page) - DEFAULT_WIDTH;
    lxw_col_t last = 0;
    while (width < reach)
        width += width_of(page, ++last);
    page->text_end = last;
}

static double text_width(const xlsx_page *page) {
    double width = 0;
    for (size_t i = 0; i <= page->text_end; i++)
        width += width_of(page, i);
    return width;
}

/* -- running text -- */

static void running_text(xlsx_page *page, const char *text, const xlsx_look *look) {
    const xlsx_place place = {page->sheet->worksheet, page->row, 0};
    double scale = look->size ? (double)look->size / 10 : 1;
    size_t lines = xlsx_line_count(text, text_width(page) / scale);
    xlsx_merged_text(page->book, place, page->text_end, text, xlsx_format_of(page->book, look));
    xlsx_set_height(page, page->row, (double)lines * XLSX_ROW_POINTS * scale + 3);
    page->row++;
}

static const char *about_line(const xlsx_page *page) {
    const report_plan *plan = page->book->plan;
    baremo_arena *arena = page->book->arena;
    const baremo_results_programme *programme = plan->programme;
    const char *title = baremo_text_blank(programme->title) ? programme->id : programme->title;
    const char *period = plan->period ? plan->period : "–";
    const char *text =
        baremo_text_blank(programme->city)
            ? baremo_arena_format(arena, "%s · %s", title, period)
            : baremo_arena_format(arena, "%s · %s · %s", title, programme->city, period);
    return text;
}

static void notice_lines(xlsx_page *page) {
    static const xlsx_look notice = {.notice = true, .wrap = true};
    const report_plan *plan = page->book->plan;
    if (plan->programme->incomplete)
        running_text(page, report_text(plan->language, REPORT_TEXT_INCOMPLETE), &notice);
}

static void title_block(xlsx_page *page, bool is_cover) {
    static const xlsx_look title = {.bold = true, .size = TITLE_SIZE, .wrap = true};
    static const xlsx_look about = {.muted = true};
    static const xlsx_look back = {.link = true};
    const report_plan *plan = page->book->plan;
    running_text(page, page->sheet->plan->title, &title);
    if (is_cover) {
        page->row++;
        return;
    }
    const xlsx_place about_place = {page->sheet->worksheet, page->row++, 0};
    xlsx_text(page->book, about_place, about_line(page), xlsx_format_of(page->book, &about));
    const xlsx_place back_place = {page->sheet->worksheet, page->row++, 0};
    xlsx_link(page->book, back_place, plan->sheets[0]->id,
              baremo_arena_format(page->book->arena, "← %s", plan->sheets[0]->name),
              xlsx_format_of(page->book, &back));
    notice_lines(page);
    page->row++;
}

static void draw_block(xlsx_page *page, const report_block *block) {
    static const xlsx_look heading = {.bold = true, .size = HEADING_SIZE, .wrap = true};
    static const xlsx_look paragraph = {.wrap = true};
    static const xlsx_look notice = {.notice = true, .wrap = true};
    if (block->kind != REPORT_BLOCK_CHART && page->row < page->beside_end)
        page->row = block->kind == REPORT_BLOCK_TABLE ? page->row : page->beside_end;
    switch (block->kind) {
    case REPORT_BLOCK_HEADING:
        page->row += page->row > 0 && page->row != page->blank_end; /* one blank row is enough */
        xlsx_may_break(page, page->row);
        running_text(page, block->text, &heading);
        break;
    case REPORT_BLOCK_PARAGRAPH:
        running_text(page, block->text, &paragraph);
        break;
    case REPORT_BLOCK_NOTICE:
        running_text(page, block->text, &notice);
        break;
    case REPORT_BLOCK_TABLE:
        xlsx_draw_table(page, block->table);
        break;
    case REPORT_BLOCK_CHART:
        xlsx_draw_chart(page, block->chart);
        break;
    }
}

/* -- scrolling, filtering, printing -- */

static const xlsx_table_place *only_table(const xlsx_page *page) {
    const xlsx_table_place *found = NULL;
    for (size_t i = 0; i < page->table_count; i++)
        if (!page->tables[i].table->headless) {
            if (found)
                return NULL;
            found = &page->tables[i];
        }
    return found;
}

static lxw_row_t last_filtered_row(const xlsx_table_place *at) {
    size_t rows = at->table->row_count;
    while (rows > 1 && at->table->styles[rows - 1] == REPORT_ROW_TOTAL)
        rows--;
    return at->first_row + (lxw_row_t)rows - 1;
}

/* The only long table among several; it can be filtered, but its headings cannot stay in sight. */
static const xlsx_table_place *only_long_table(const xlsx_page *page) {
    const xlsx_table_place *found = NULL;
    for (size_t i = 0; i < page->table_count; i++)
        if (!page->tables[i].table->headless && page->tables[i].table->row_count >= LONG_TABLE) {
            if (found)
                return NULL;
            found = &page->tables[i];
        }
    return found;
}

static void set_filter(xlsx_page *page, const xlsx_table_place *at) {
    xlsx_check(page->book, worksheet_autofilter(page->sheet->worksheet, at->first_row - 1, 0,
                                                last_filtered_row(at),
                                                (lxw_col_t)(at->table->column_count - 1)));
}

static void set_scrolling(xlsx_page *page) {
    const xlsx_table_place *at = only_table(page), *lone = only_long_table(page);
    worksheet_gridlines(page->sheet->worksheet, LXW_HIDE_ALL_GRIDLINES);
    if (!at) {
        if (lone)
            set_filter(page, lone);
        return;
    }
    worksheet_freeze_panes(page->sheet->worksheet, at->first_row,
                           (lxw_col_t)at->table->key_columns);
    set_filter(page, at);
    if (at->table->row_count >= LONG_TABLE)
        xlsx_check(page->book, worksheet_repeat_rows(page->sheet->worksheet, at->first_row - 1,
                                                     at->first_row - 1));
}

/* Header and footer codes begin with `&`. */
static const char *without_codes(baremo_arena *arena, const char *text) {
    char *doubled = baremo_arena_alloc(arena, 2 * strlen(text) + 1), *to = doubled;
    for (; *text; text++) {
        if (*text == '&')
            *to++ = '&';
        *to++ = *text;
    }
    return doubled;
}

static const char *footer_notice(const xlsx_page *page) {
    const report_plan *plan = page->book->plan;
    report_text_key key = plan->programme->incomplete  ? REPORT_TEXT_INCOMPLETE
                          : plan->programme->synthetic ? REPORT_TEXT_SYNTHETIC
                                                       : REPORT_TEXT_UNPROTECTED;
    return report_text(plan->language, key);
}

/* The columns that say what a row is about, in every table. */
static size_t shared_keys(const xlsx_page *page) {
    size_t keys = 0;
    for (size_t i = 0; i < page->table_count; i++) {
        size_t own = page->tables[i].table->key_columns;
        keys = i == 0 || own < keys ? own : keys;
    }
    return keys;
}

/* As wide as a page, or, where that could not be read, over several with its keys on each. */
static void set_print_size(xlsx_page *page) {
    lxw_worksheet *worksheet = page->sheet->worksheet;
    bool fits;
    double scale = xlsx_print_scale(page, &fits);
    size_t keys = shared_keys(page);
    if (fits) {
        worksheet_fit_to_pages(worksheet, 1, 0);
        return;
    }
    worksheet_set_print_scale(worksheet, (uint16_t)lround(100 * scale));
    if (keys)
        xlsx_check(page->book, worksheet_repeat_columns(worksheet, 0, (lxw_col_t)(keys - 1)));
}

static void set_printing(xlsx_page *page) {
    baremo_arena *arena = page->book->arena;
    lxw_worksheet *worksheet = page->sheet->worksheet;
    bool fits;
    int size = (int)ceil(MARGIN_POINTS / xlsx_print_scale(page, &fits) + 0.2);
    const char *header =
        xlsx_safe_text(arena,
                       baremo_arena_format(arena, "&L&%d %s&R&%d &A", size,
                                           without_codes(arena, about_line(page)), size),
                       LONGEST_FOOTER);
    const char *footer =
        xlsx_safe_text(arena,
                       baremo_arena_format(arena, "&R&%d &P / &N&L&%d %s", size, size,
                                           without_codes(arena, footer_notice(page))),
                       LONGEST_FOOTER);
    worksheet_set_paper(worksheet, PAPER_A4);
    if (page->sheet->plan->wide)
        worksheet_set_landscape(worksheet);
    set_print_size(page);
    worksheet_set_margins(worksheet, 0.5, 0.5, 0.75, 0.75);
    xlsx_check(page->book, worksheet_set_header(worksheet, header));
    xlsx_check(page->book, worksheet_set_footer(worksheet, footer));
}

void xlsx_draw_sheet(xlsx_book *book, const xlsx_sheet *sheet) {
    xlsx_page page = {.book = book, .sheet = sheet};
    measure(&page);
    choose_text_end(&page);
    title_block(&page, sheet == book->sheets);
    for (size_t i = 0; i < sheet->plan->block_count; i++)
        draw_block(&page, &sheet->plan->blocks[i]);
    set_scrolling(&page);
    set_printing(&page);
    xlsx_set_breaks(&page);
}

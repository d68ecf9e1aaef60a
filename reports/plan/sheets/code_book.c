/* The code book of the surveys: scales with their keys, items with their answers. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/survey_grid.h"

static const char *range(const report_view *view, double low, double high) {
    if (baremo_is_missing(low) || baremo_is_missing(high))
        return NULL;
    return view_fill(view, REPORT_TEXT_RANGE_TO, report_number(view->arena, view->language, low, 0),
                     report_number(view->arena, view->language, high, 0), NULL);
}

static void add_columns(const report_view *view, report_table *table,
                        const report_text_key *headings, size_t count) {
    table->key_columns = 2;
    for (size_t i = 0; i < count; i++)
        report_table_column(table, view_text(view, headings[i]), i == 1 ? 36 : 12,
                            i == 1 ? 60 : 30);
}

static void scales(report_view *view, report_sheet *sheet) {
    static const report_text_key headings[] = {REPORT_TEXT_ID,
                                               REPORT_TEXT_SCALE,
                                               REPORT_TEXT_SCORE,
                                               REPORT_TEXT_RANGE,
                                               REPORT_TEXT_DIRECTION,
                                               REPORT_TEXT_SOURCE,
                                               REPORT_TEXT_SHEET_ITEMS,
                                               REPORT_TEXT_LEAST_ANSWERED};
    size_t count;
    const baremo_results_scale *all = baremo_results_scales(view->results, &count);
    if (!count)
        return;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_SHEET_SCALES));
    report_table *table = report_sheet_table(view->plan, sheet, "scales");
    add_columns(view, table, headings, sizeof headings / sizeof *headings);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_scale *scale = &all[i];
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, scale->id);
        report_table_text(table, 1, survey_title(scale->title, scale->id));
        report_table_text(table, 2, view_name(view, REPORT_NAMES_SCORE, scale->score));
        report_table_text(table, 3, range(view, scale->low, scale->high));
        report_table_text(table, 4, report_direction_name(view->language, scale->direction));
        report_table_text(table, 5, scale->source); /* above the answers, which are as wide */
        report_table_number(table, 6, (double)scale->item_count,
                            (report_quantity){.value_class = BAREMO_VALUE_COUNT});
        report_table_number(table, 7, scale->answered,
                            (report_quantity){.value_class = BAREMO_VALUE_SHARE});
    }
}

/* "1 = not at all; 2 = ..." */
static const char *answers(const report_view *view, const baremo_results_item *item) {
    const char *text = NULL;
    for (size_t i = 0; i < item->answer_count; i++) {
        const baremo_results_answer *answer = &item->answers[i];
        bool named =
            !baremo_text_blank(answer->label) && !baremo_text_equal(answer->label, answer->code);
        const char *said =
            named ? baremo_arena_format(view->arena, "%s = %s", answer->code, answer->label)
                  : answer->code;
        text = text ? baremo_arena_format(view->arena, "%s%s%s", text,
                                          view_text(view, REPORT_TEXT_SAY_SEMICOLON), said)
                    : said;
    }
    return text ? text : range(view, item->low, item->high);
}

static void items(report_view *view, report_sheet *sheet) {
    static const report_text_key headings[] = {
        REPORT_TEXT_ID,       REPORT_TEXT_TEXT_ASKED, REPORT_TEXT_TYPE,       REPORT_TEXT_SCALE,
        REPORT_TEXT_REVERSED, REPORT_TEXT_ANSWERS,    REPORT_TEXT_NOT_ANSWERS};
    size_t count;
    const baremo_results_item *all = baremo_results_items(view->results, &count);
    if (!count)
        return;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_SHEET_ITEMS));
    report_table *table = report_sheet_table(view->plan, sheet, "items");
    add_columns(view, table, headings, sizeof headings / sizeof *headings);
    table->columns[5].most = 60;
    for (size_t i = 0; i < count; i++) {
        const baremo_results_item *item = &all[i];
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, 0, item->id);
        report_table_text(table, 1, survey_title(item->text, item->id));
        report_table_text(table, 2, view_name(view, REPORT_NAMES_ITEM_TYPE, item->type));
        report_table_text(table, 3, item->scale);
        report_table_text(table, 4, item->reversed ? view_text(view, REPORT_TEXT_YES) : NULL);
        report_table_text(table, 5, answers(view, item));
        report_table_text(table, 6, item->missing);
    }
    report_table_drop_empty(table);
}

void report_sheets_code_book(report_view *view) {
    size_t count;
    survey_list(view, &count);
    if (!count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "code book", view_text(view, REPORT_TEXT_SHEET_CODE_BOOK),
                        view_text(view, REPORT_TEXT_TITLE_CODE_BOOK));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_CODE_BOOK);
    sheet->wide = true;
    scales(view, sheet);
    items(view, sheet);
}

/* Differences between cities, each with its adjusted interval, and ranks where they were asked for.
 */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_grid.h"
#include "reports/plan/surveys.h"

enum { MOST_PAIRS = 60 };

enum { OUTCOME, EFFECT, FIRST, SECOND, DIFFERENCE, LOW, HIGH, P, APART };

static bool is_apart(const baremo_result *row, const char *effect) {
    double none = city_effect_is_ratio(effect) ? 1 : 0;
    return row->low > none || row->high < none;
}

typedef struct pair_list {
    const report_view *view;
    report_table *table; /* NULL: they are only counted */
    bool only_apart;
    size_t count, apart;
} pair_list;

static void pair_row(pair_list *list, const city_effect *effect, const baremo_results_unit *first,
                     const baremo_results_unit *second, const city_subject *subject) {
    const report_view *view = list->view;
    const baremo_result *row = city_row(view->cities, first, subject, "difference");
    bool apart = row && is_apart(row, effect->effect);
    if (!row)
        return;
    list->count++;
    list->apart += apart;
    if (!list->table || (list->only_apart && !apart))
        return;
    report_table *table = list->table;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, OUTCOME, effect->title);
    report_table_text(table, EFFECT, view_name(view, REPORT_NAMES_EFFECT, effect->effect));
    report_table_text(table, FIRST, city_name(view->cities, first));
    report_table_text(table, SECOND, city_name(view->cities, second));
    city_cell(view, table, DIFFERENCE, row);
    city_limits(view, table, LOW, row);
    city_cell(view, table, P, city_row(view->cities, first, subject, "difference.p"));
    if (!list->only_apart)
        report_table_text(table, APART,
                          view_text(view, baremo_is_missing(row->low) ? REPORT_TEXT_NO_DATA
                                          : apart                     ? REPORT_TEXT_CITY_APART
                                                  : REPORT_TEXT_CITY_NOT_APART));
}

static void effect_pairs(pair_list *list, const city_effect *effect) {
    const cities *all = list->view->cities;
    for (size_t a = 0; a < all->count; a++)
        for (size_t b = 0; b < all->count; b++) {
            if (a == b)
                continue;
            const city_subject subject = city_effect_versus(all, effect, all->units[b].id);
            pair_row(list, effect, &all->units[a], &all->units[b], &subject);
        }
}

/* Single items, and changes once more in standard deviations, stand in the results alone. */
static bool is_listed(const city_effect *effect) {
    return effect->kind != BAREMO_SUBJECT_ITEM &&
           (city_effect_is_change(effect->effect) ||
            baremo_is_missing(city_effect_none(effect->effect)));
}

static bool is_compared(const cities *all, const city_effect *effect) {
    enum { MOST_UNITS = 40 }; /* more are not compared pair by pair */
    return all->count <= MOST_UNITS && is_listed(effect);
}

static void all_pairs(pair_list *list) {
    const cities *all = list->view->cities;
    for (size_t i = 0; i < all->effect_count; i++)
        if (is_compared(all, &all->effects[i]))
            effect_pairs(list, &all->effects[i]);
}

/* How many pairs each outcome has, and of how many the two can be told apart. */
static void count_table(const report_view *view, report_sheet *sheet) {
    const cities *all = view->cities;
    report_table *table = report_sheet_table(view->plan, sheet, "counts");
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 24, 46);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_EFFECT), 16, 38);
    size_t pairs = city_column(view, table, REPORT_TEXT_CITY_PAIR_COUNT);
    size_t apart = city_column(view, table, REPORT_TEXT_CITY_PAIRS_TOLD);
    size_t rest = city_column(view, table, REPORT_TEXT_CITY_PAIRS_ALIKE);
    table->key_columns = 2;
    for (size_t i = 0; i < all->effect_count; i++) {
        const city_effect *effect = &all->effects[i];
        pair_list own = {.view = view};
        if (is_compared(all, effect))
            effect_pairs(&own, effect);
        if (!own.count)
            continue;
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_text(table, OUTCOME, effect->title);
        report_table_text(table, EFFECT, view_name(view, REPORT_NAMES_EFFECT, effect->effect));
        city_whole(table, pairs, (double)own.count);
        city_whole(table, apart, (double)own.apart);
        city_whole(table, rest, (double)(own.count - own.apart));
        report_table_formula(table, rest,
                             (report_formula){REPORT_FORMULA_DIFFERENCE, {pairs, apart, 0}});
    }
}

static void list_table(pair_list *list, report_sheet *sheet) {
    const report_view *view = list->view;
    report_table *table = list->table = report_sheet_table(view->plan, sheet, "pairs");
    report_table_column(table, view_text(view, REPORT_TEXT_INDICATOR), 24, 46);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_EFFECT), 16, 38);
    report_table_column(table, city_word(view, false), 12, 20);
    report_table_column(table, view_text(view, REPORT_TEXT_CITY_AGAINST), 12, 20);
    city_columns(view, table, view_text(view, REPORT_TEXT_DIFFERENCE));
    report_table_column(table, view_name(view, REPORT_NAMES_STATISTIC, "difference.p"), 9, 14);
    if (!list->only_apart)
        report_table_column(table, view_text(view, REPORT_TEXT_CITY_TOLD), 18, 26);
    table->key_columns = 4;
    all_pairs(list);
}

static void pair_sheet(report_view *view) {
    pair_list list = {.view = view};
    all_pairs(&list);
    if (!list.count)
        return;
    list.only_apart = list.count > MOST_PAIRS;
    report_sheet *sheet = city_sheet(view, "pairs", REPORT_TEXT_SHEET_CITY_PAIRS,
                                     REPORT_TEXT_TITLE_CITY_PAIRS, REPORT_TEXT_CONTENTS_CITY_PAIRS);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_PAIRS_KEY));
    count_table(view, sheet);
    if (list.only_apart && !list.apart)
        return;
    report_sheet_heading(view->plan, sheet,
                         view_text(view, list.only_apart ? REPORT_TEXT_CITY_PAIRS_TOLD
                                                         : REPORT_TEXT_TITLE_CITY_PAIRS));
    if (list.only_apart)
        report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_PAIRS_APART));
    list_table(&list, sheet);
}

/* -- ranks -- */

static void offer_ranks(const report_view *view, city_grid *grid, const char *what,
                        const city_subject *subject) {
    for (size_t i = 0; i < view->cities->count; i++)
        city_grid_offer(grid, &(city_line){{city_title(view->cities, subject->kind, subject->id),
                                            what, view->cities->names[i]},
                                           &view->cities->units[i],
                                           *subject});
}

static void rank_sheet(report_view *view) {
    static const char *const statistics[] = {"rank", "rank.median", "rank.sampling"};
    const cities *all = view->cities;
    size_t count;
    const baremo_results_composite *list = baremo_results_composites(view->results, &count);
    report_sheet *sheet = city_sheet(view, "ranks", REPORT_TEXT_SHEET_CITY_RANKS,
                                     REPORT_TEXT_TITLE_CITY_RANKS, REPORT_TEXT_CONTENTS_CITY_RANKS);
    report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_CHART_RANKS_NOTE));
    city_grid grid = {.view = view,
                      .id = "ranks",
                      .headings = {view_text(view, REPORT_TEXT_INDICATOR),
                                   view_text(view, REPORT_TEXT_CITY_EFFECT),
                                   city_word(view, false)},
                      .key_count = 3,
                      .statistics = statistics,
                      .statistic_count = 3};
    for (size_t i = 0; i < all->effect_count; i++) {
        const city_subject subject = city_effect_subject(&all->effects[i]);
        offer_ranks(view, &grid, view_name(view, REPORT_NAMES_EFFECT, all->effects[i].effect),
                    &subject);
    }
    for (size_t i = 0; i < count; i++) {
        const city_subject subject = {BAREMO_SUBJECT_COMPOSITE, list[i].id, NULL};
        offer_ranks(view, &grid, view_text(view, REPORT_TEXT_CHART_RANKS_WEIGHTS), &subject);
    }
    city_grid_end(&grid, sheet, NULL);
}

static bool any_rank(const report_view *view) {
    size_t count;
    const baremo_result *rows = baremo_results_rows(view->results, &count);
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(rows[i].statistic, "rank"))
            return true;
    return false;
}

void report_sheets_city_pairs(report_view *view) {
    pair_sheet(view);
    if (view->programme->ranks && any_rank(view))
        rank_sheet(view);
}

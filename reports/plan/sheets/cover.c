/* The cover: what this is, what it rests on, what must be known before reading on, the headline of
 * each axis, and what is where. */
#include "reports/plan/sheets.h"

#include <stdio.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

static const char *count_of(const report_view *view, const char *axis, const char *statistic) {
    return view_count(view, view_total_value(view, axis, statistic));
}

const char *report_indicator_headline(const report_view *view, const char *axis) {
    if (!(view_total_value(view, axis, "indicators") > 0))
        return NULL;
    const char *first =
        view_fill(view, REPORT_TEXT_HEADLINE_ASSESSED, count_of(view, axis, "assessed"),
                  count_of(view, axis, "indicators"), NULL);
    if (!(view_total_value(view, axis, "assessed") > 0))
        return first;
    const char *good = view_fill(view, REPORT_TEXT_HEADLINE_GOOD, count_of(view, axis, "achieved"),
                                 count_of(view, axis, "on_track"), NULL);
    const char *bad = view_fill(view, REPORT_TEXT_HEADLINE_BAD, count_of(view, axis, "behind"),
                                count_of(view, axis, "off_track"), NULL);
    return baremo_arena_format(view->arena, "%s %s %s", first, good, bad);
}

/* NULL: nothing is known of it. */
static const char *budget_headline(const report_view *view, const baremo_result *spent) {
    if (!spent || baremo_is_missing(spent->value))
        return NULL;
    const char *share = report_share(view->arena, view->language, spent->value, 0);
    if (!(spent->missing > 0))
        return view_fill(view, REPORT_TEXT_HEADLINE_BUDGET, share, NULL, NULL);
    return view_fill(view, REPORT_TEXT_HEADLINE_BUDGET_OF, share, view_count(view, spent->n),
                     view_count(view, spent->n + spent->missing));
}

const char *report_action_headline(const report_view *view, const char *axis) {
    if (!(view_total_value(view, axis, "actions") > 0))
        return NULL;
    double execution = view_total_value(view, axis, "execution");
    double under_way =
        view_total_value(view, axis, "completed") + view_total_value(view, axis, "ongoing");
    const char *text = view_fill(view, REPORT_TEXT_HEADLINE_ACTIONS, view_count(view, under_way),
                                 count_of(view, axis, "actions"),
                                 report_share(view->arena, view->language, execution, 0));
    const char *budget = budget_headline(view, view_total(view, axis, "budget_execution"));
    return budget ? baremo_arena_format(view->arena, "%s %s", text, budget) : text;
}

static void fact(report_table *table, const char *name, const char *text) {
    if (baremo_text_blank(text))
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, name);
    report_table_text(table, 1, text);
}

static const char *place(const report_view *view) {
    const baremo_results_programme *programme = view->programme;
    if (baremo_text_blank(programme->country))
        return programme->city;
    if (baremo_text_blank(programme->city))
        return programme->country;
    return baremo_arena_format(view->arena, "%s (%s)", programme->city, programme->country);
}

static const char *span(const report_view *view) {
    const baremo_results_programme *programme = view->programme;
    if (programme->start.grain == BAREMO_PERIOD_NONE)
        return NULL;
    const char *start = view_period(view, programme->start),
               *end = view_period(view, programme->end);
    return strcmp(start, end) == 0 ? start
                                   : baremo_arena_format(view->arena, "%s – %s", start, end);
}

static void facts(report_view *view, report_sheet *sheet) {
    const baremo_results_programme *programme = view->programme;
    report_table *table = report_sheet_table(view->plan, sheet, "facts");
    table->headless = true;
    report_table_column(table, "", 33, 33);
    report_table_column(table, "", 70, 92);
    fact(table, view_text(view, REPORT_TEXT_PLACE), place(view));
    fact(table, view_text(view, REPORT_TEXT_AUTHORITY), programme->authority);
    fact(table, view_text(view, REPORT_TEXT_PERIOD_EVALUATED),
         view_period(view, programme->period));
    fact(table, view_text(view, REPORT_TEXT_PLAN_SPAN), span(view));
    fact(table, view_text(view, REPORT_TEXT_REPORT_DATE),
         report_date(view->arena, view->language, programme->date));
    fact(table, view_text(view, REPORT_TEXT_SOURCE), programme->source);
    fact(table, view_text(view, REPORT_TEXT_NOTES), programme->notes);
}

static void notices(report_view *view, report_sheet *sheet) {
    if (view->programme->incomplete)
        report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_INCOMPLETE));
    if (view->programme->synthetic)
        report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_SYNTHETIC));
    report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_UNPROTECTED));
}

static void axis_headlines(report_view *view, report_sheet *sheet) {
    report_table *table = report_sheet_table(view->plan, sheet, "headlines");
    table->headless = true;
    report_table_column(table, "", 33, 33);
    report_table_column(table, "", 70, 92);
    for (size_t i = 0; i < view->axis_count; i++) {
        const char *id = view->axes[i].id;
        const char *indicators = report_indicator_headline(view, id);
        const char *actions = report_action_headline(view, id);
        if (!indicators && !actions)
            continue;
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_link(table, 0, view_axis_sheet(view, id));
        report_table_text(table, 1,
                          baremo_arena_format(view->arena, "%s%s%s%s%s",
                                              view_axis_title(view, &view->axes[i]),
                                              indicators ? "\n" : "", indicators ? indicators : "",
                                              actions ? "\n" : "", actions ? actions : ""));
    }
}

void report_sheets_cover(report_view *view) {
    report_sheet *sheet = report_plan_add(
        view->plan, "cover", view_text(view, REPORT_TEXT_SHEET_COVER),
        baremo_text_blank(view->programme->title) ? view->programme->id : view->programme->title);
    bool only_surveys =
        !report_indicator_headline(view, NULL) && !report_action_headline(view, NULL);
    report_sheet_paragraph(
        view->plan, sheet,
        view_text(view, only_surveys ? REPORT_TEXT_WHAT_SURVEYS_ARE : REPORT_TEXT_WHAT_THIS_IS));
    notices(view, sheet);
    facts(view, sheet);
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_IN_SHORT));
    report_sheet_paragraph(view->plan, sheet, report_indicator_headline(view, NULL));
    report_sheet_paragraph(view->plan, sheet, report_action_headline(view, NULL));
    report_survey_headlines(view, sheet);
    report_code_headlines(view, sheet);
    if (view->axis_count)
        axis_headlines(view, sheet);
}

void report_cover_contents(report_view *view) {
    report_sheet *cover = view->plan->sheets[0];
    report_sheet_heading(view->plan, cover, view_text(view, REPORT_TEXT_CONTENTS));
    report_table *table = report_sheet_table(view->plan, cover, "contents");
    table->headless = true;
    report_table_column(table, "", 33, 33);
    report_table_column(table, "", 70, 92);
    for (size_t i = 1; i < view->plan->sheet_count; i++) {
        const report_sheet *sheet = view->plan->sheets[i];
        report_table_row(table, REPORT_ROW_PLAIN);
        report_table_link(table, 0, sheet->id);
        report_table_text(table, 1, sheet->contents ? sheet->contents : sheet->title);
    }
}

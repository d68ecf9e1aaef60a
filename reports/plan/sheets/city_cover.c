/* The cover of a comparison: what was compared, what must be known before reading on, what was
 * found, and who the cities are. */
#include "reports/plan/sheets.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/city_cells.h"
#include "reports/plan/city_sentences.h"

static void fact(const report_view *view, report_table *table, report_text_key name,
                 const char *text) {
    if (baremo_text_blank(text))
        return;
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, 0, view_text(view, name));
    report_table_text(table, 1, text);
}

/* "over 200,000: 6; up to 200,000: 6" */
static const char *strata(const report_view *view) {
    const cities *all = view->cities;
    const char *text = NULL;
    for (size_t i = 0; i < all->stratum_count; i++) {
        size_t members = 0;
        for (size_t unit = 0; unit < all->count; unit++)
            members += baremo_text_equal(all->units[unit].stratum, all->strata[i]);
        const char *one = view_fill(view, REPORT_TEXT_CHART_PAIR, all->strata[i],
                                    view_count(view, (double)members), NULL);
        text = text ? view_fill(view, REPORT_TEXT_CHART_BOTH, text, one, NULL) : one;
    }
    return text;
}

static void facts(report_view *view, report_sheet *sheet) {
    const cities *all = view->cities;
    report_table *table = report_sheet_table(view->plan, sheet, "facts");
    table->headless = true;
    report_table_column(table, "", 33, 33);
    report_table_column(table, "", 70, 92);
    bool areas = all->comparison->of_areas;
    fact(view, table, areas ? REPORT_TEXT_CITY_AREAS_COMPARED : REPORT_TEXT_CITY_COMPARED,
         view_count(view, (double)all->count));
    fact(view, table, REPORT_TEXT_STRATA, strata(view));
    fact(view, table, REPORT_TEXT_CITY_ORDER,
         view_name(view, REPORT_NAMES_ORDER, all->comparison->order));
    fact(view, table, REPORT_TEXT_PERIOD_EVALUATED, city_periods(all, view->language));
    fact(view, table, REPORT_TEXT_CURRENCY, all->comparison->currency);
    fact(view, table, REPORT_TEXT_AUTHORITY, view->programme->authority);
    fact(view, table, REPORT_TEXT_REPORT_DATE,
         report_date(view->arena, view->language, view->programme->date));
    fact(view, table, REPORT_TEXT_SOURCE, view->programme->source);
    fact(view, table, REPORT_TEXT_NOTES, view->programme->notes);
}

static void notices(report_view *view, report_sheet *sheet) {
    if (view->programme->incomplete)
        report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_INCOMPLETE));
    if (view->programme->synthetic)
        report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_SYNTHETIC));
    report_sheet_notice(view->plan, sheet, view_text(view, REPORT_TEXT_UNPROTECTED));
    report_sheet_notice(view->plan, sheet,
                        view_text(view, view->programme->ranks ? REPORT_TEXT_CITY_RANKS
                                                               : REPORT_TEXT_CITY_NO_RANKS));
    if (view->cities->count > CITY_CHART_UNITS)
        report_sheet_notice(view->plan, sheet,
                            view_fill(view, REPORT_TEXT_CITY_FEW_CHARTS,
                                      view_count(view, CITY_CHART_UNITS), NULL, NULL));
}

/* What has to be known of a city before it is compared. */
static const char *remark(const report_view *view, const baremo_results_unit *unit) {
    const char *text = NULL;
    if (!city_is_compared(view->cities, unit))
        text = view_text(view, REPORT_TEXT_CITY_NOTHING_SHARED);
    const char *currency = view->cities->comparison->currency;
    bool own = baremo_text_equal(unit->currency, currency);
    if (currency && !own && !baremo_text_blank(unit->currency) &&
        baremo_is_missing(unit->exchange)) {
        const char *rate =
            view_fill(view, REPORT_TEXT_CITY_NO_RATE, unit->currency, currency, NULL);
        text = text ? baremo_arena_format(view->arena, "%s; %s", text, rate) : rate;
    }
    return text;
}

static void unit_table(report_view *view, report_sheet *sheet) {
    const cities *all = view->cities;
    report_table *table = report_sheet_table(view->plan, sheet, "units");
    city_key_columns(view, table);
    size_t keys = city_key_count(view);
    bool areas = all->comparison->of_areas;
    size_t title =
        areas ? 0 : report_table_column(table, view_text(view, REPORT_TEXT_PROGRAMME_ID), 20, 44);
    size_t country = areas ? 0 : city_column(view, table, REPORT_TEXT_COUNTRY);
    size_t people = city_column(view, table, REPORT_TEXT_POPULATION);
    size_t period = city_column(view, table, REPORT_TEXT_PERIOD);
    size_t shared = city_column(view, table, REPORT_TEXT_CITY_SHARED);
    size_t note = report_table_column(table, view_text(view, REPORT_TEXT_NOTE), 20, 50);
    for (size_t i = 0; i < all->count; i++) {
        const baremo_results_unit *unit = &all->units[i];
        city_unit_row(view, table, unit);
        if (title >= keys) {
            report_table_text(table, title,
                              baremo_text_blank(unit->title) ? unit->id : unit->title);
            report_table_text(table, country, unit->country);
        }
        city_whole(table, people, unit->population);
        report_table_text(table, period, view_period(view, unit->period));
        city_whole(table, shared, (double)unit->comparable);
        report_table_text(table, note, remark(view, unit));
    }
    report_table_drop_empty(table);
}

static void unit_sheet(report_view *view) {
    report_sheet *sheet = city_sheet(view, "units", REPORT_TEXT_SHEET_CITY_UNITS,
                                     REPORT_TEXT_TITLE_CITY_UNITS, REPORT_TEXT_CONTENTS_CITY_UNITS);
    unit_table(view, sheet);
}

static void pooled(report_view *view, report_sheet *sheet, const city_effect *effect) {
    const survey_words words = {view->arena, view->language, view->results};
    const char *what = baremo_arena_format(view->arena, "%s · %s", effect->title,
                                           view_name(view, REPORT_NAMES_EFFECT, effect->effect));
    report_sheet_paragraph(view->plan, sheet,
                           view_fill(view, REPORT_TEXT_CHART_PAIR, what,
                                     city_say_pooled(&words, view->cities, effect), NULL));
}

static void indices(report_view *view, report_sheet *sheet, const survey_words *words) {
    size_t count;
    const baremo_results_composite *list = baremo_results_composites(view->results, &count);
    for (size_t i = 0; i < count; i++)
        report_sheet_paragraph(
            view->plan, sheet,
            view_fill(view, REPORT_TEXT_CHART_PAIR,
                      city_title(view->cities, BAREMO_SUBJECT_COMPOSITE, list[i].id),
                      city_say_composite(words, view->cities, &list[i]), NULL));
}

/* A line an outcome, changes before values; the sheets have all of it. */
static void findings(report_view *view, report_sheet *sheet) {
    enum { MOST = 8 };
    const survey_words words = {view->arena, view->language, view->results};
    const cities *all = view->cities;
    size_t said = 0;
    report_sheet_heading(view->plan, sheet, view_text(view, REPORT_TEXT_IN_SHORT));
    report_sheet_paragraph(view->plan, sheet, city_say_what(&words, all));
    report_sheet_notice(view->plan, sheet, city_say_gaps(&words, all));
    report_sheet_paragraph(view->plan, sheet, city_say_themes(&words, all));
    report_sheet_paragraph(view->plan, sheet, city_say_reports(&words, all));
    indices(view, sheet, &words);
    for (int values = 0; values < 2; values++)
        for (size_t i = 0; i < all->effect_count && said < MOST; i++) {
            const city_effect *effect = &all->effects[i];
            bool is_value = baremo_is_missing(city_effect_none(effect->effect));
            if (is_value != (values == 1) || !city_effect_leads(all, effect))
                continue;
            pooled(view, sheet, effect);
            said++;
        }
}

void report_sheets_city_cover(report_view *view) {
    report_sheet *sheet = report_plan_add(
        view->plan, "cover", view_text(view, REPORT_TEXT_SHEET_COVER),
        baremo_text_blank(view->programme->title) ? view->programme->id : view->programme->title);
    report_sheet_paragraph(view->plan, sheet, view_text(view, REPORT_TEXT_CITY_WHAT_THIS_IS));
    notices(view, sheet);
    facts(view, sheet);
    findings(view, sheet);
    unit_sheet(view);
}

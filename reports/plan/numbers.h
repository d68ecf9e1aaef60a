/* Numbers, dates and periods as people of a language read them. A missing number is "". Texts are
 * in the arena. */
#ifndef REPORTS_PLAN_NUMBERS_H
#define REPORTS_PLAN_NUMBERS_H

#include <baremo/results.h>

#include "reports/plan/texts.h"

/** What a number is, for printing. */
typedef struct report_quantity {
    baremo_value_class value_class;
    int decimals;         /**< the most decimals in the data (baremo_results_indicator.decimals) */
    const char *currency; /**< of BAREMO_VALUE_MONEY: programme.currency; NULL: none */
} report_quantity;

/** The quantity of an indicator's values. */
report_quantity report_quantity_of(const baremo_results *results,
                                   const baremo_results_indicator *indicator);

/** How many decimals a value of a quantity is printed with: those of the data, more where a
 * computed number (a percentage, a rate, a mean, a point between two targets) needs them. `value`
 * may be missing. */
int report_decimals(report_quantity quantity, double value);

/** With group marks and `decimals` decimals: 1,234.5 | 1.234,5 | 1 234,5 (narrow no-break space);
 * minus is U+2212. */
char *report_number(baremo_arena *arena, report_language language, double value, int decimals);

/** By class: 12.5% | 12,5 %, €1,234 | 1.234 €, p "<0.001", yes | no. A rung's index stands as it
 * is. */
char *report_value(baremo_arena *arena, report_language language, double value,
                   report_quantity quantity);

/** A difference of two values, always with its sign; of percentages in points: "+3.5 points". */
char *report_change(baremo_arena *arena, report_language language, double value,
                    report_quantity quantity);

/** A fraction as percent with `decimals` decimals: 0.667 -> 67%. */
char *report_share(baremo_arena *arena, report_language language, double fraction, int decimals);

/** The sign of a currency code: "€" of EUR; the code itself where it has none known; "" for NULL.
 */
const char *report_currency_sign(const char *currency);

/** 2018, 2017/18, H2 2018, Q3 2018, July 2018, 15 July 2018, in the language; "" for none. */
char *report_period(baremo_arena *arena, report_language language, baremo_period period);
/** The same as short as it can be, for an axis: Jul 2018, 15/07/2018. */
char *report_period_short(baremo_arena *arena, report_language language, baremo_period period);
/** A day number: 31 December 2020. */
char *report_date(baremo_arena *arena, report_language language, int day);

#endif

/* Rows of estimates that rest on the same cases. */
#include "engine/statistics/rows.h"

#include <baremo/number.h>

baremo_interval baremo_interval_none(void) {
    return (baremo_interval){BAREMO_MISSING, BAREMO_MISSING};
}

baremo_estimate *baremo_rows_value(const baremo_rows *rows, const char *statistic, double value,
                                   const char *reason) {
    baremo_estimate *row = baremo_estimates_add(rows->estimates, rows->subject, statistic, value);
    row->n = rows->n;
    row->missing = rows->missing;
    if (baremo_is_missing(value))
        row->note = reason;
    return row;
}

baremo_estimate *baremo_rows_method(const baremo_rows *rows, const char *statistic, double value,
                                    const char *method, const char *reason) {
    baremo_estimate *row = baremo_rows_value(rows, statistic, value, reason);
    if (!baremo_is_missing(value))
        row->method = method;
    return row;
}

baremo_estimate *baremo_rows_interval(const baremo_rows *rows, const char *statistic, double value,
                                      baremo_interval limits, const char *method,
                                      const char *reason) {
    baremo_estimate *row = baremo_rows_value(rows, statistic, value, reason);
    if (baremo_is_missing(limits.low) || baremo_is_missing(limits.high)) {
        row->note = reason;
    } else {
        baremo_estimate_interval(row, limits.low, limits.high, rows->level);
        row->method = method;
    }
    return row;
}

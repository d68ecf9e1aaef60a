/* The rows of progress that several kinds share. */
#include "indicators/kinds/progress_rows.h"

#include <math.h>

#include <baremo/number.h>

/* Between two counts the straight line is seldom a whole number. */
static baremo_value_class expected_class(const account *of, double value) {
    bool fraction = of->value_class == BAREMO_VALUE_COUNT && value != floor(value);
    return fraction ? BAREMO_VALUE_NUMBER : of->value_class;
}

void progress_rows_expected(account *of, const char *statistic) {
    const progress_number *expected = &of->progress.expected;
    account_report_number(of, statistic, expected, expected_class(of, expected->value),
                          of->progress.target.applies ? "target of the period" : "straight line");
    if (!expected->applies || expected->none)
        return;
    evaluation *kept = of->evaluation;
    baremo_result *row = &kept->rows[kept->row_count - 1];
    if (of->indicator->measure == PROGRAMME_LEVEL)
        account_word(of, row, expected->value);
}

void progress_rows_common(account *of) {
    const progress *at = &of->progress;
    account_report_points(of);
    if (of->path.target_count) {
        progress_rows_expected(of, "expected");
        account_report_number(of, "share_of_expected", &at->share_of_expected, BAREMO_VALUE_SHARE,
                              baremo_is_missing(of->path.baseline)
                                  ? "value/expected"
                                  : "(value - baseline)/(expected - baseline)");
        account_report_number(of, "target_met", &at->target_met, BAREMO_VALUE_FLAG,
                              "against the target of the period");
    }
    account_report_number(of, "in_band", &at->in_band, BAREMO_VALUE_FLAG, "against the band");
}

void progress_rows_report(account *of) {
    const progress *at = &of->progress;
    if (of->path.target_count) {
        account_report_number(of, "share", &at->share, BAREMO_VALUE_SHARE,
                              "(value - baseline)/(last target - baseline)");
        account_report_number(of, "ratio", &at->ratio, BAREMO_VALUE_SHARE, "value/last target");
    }
    progress_rows_common(of);
}

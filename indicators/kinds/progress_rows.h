/* The rows of progress that several kinds share. */
#ifndef INDICATORS_KINDS_PROGRESS_ROWS_H
#define INDICATORS_KINDS_PROGRESS_ROWS_H

#include "indicators/kinds/account.h"

/** baseline, target, share, ratio, expected, share_of_expected, target_met, in_band. */
void progress_rows_report(account *of);

/** `expected`, with the word of its rung for a level, under the name `statistic`. */
void progress_rows_expected(account *of, const char *statistic);

/** baseline, target, expected, share_of_expected, target_met, in_band: all but the shares of the
 * last target. */
void progress_rows_common(account *of);

#endif

/* Movement on a verbal ladder. */
#ifndef INDICATORS_LADDER_H
#define INDICATORS_LADDER_H

#include "indicators/kinds/account.h"

/** Adds, for an indicator of measure `level` that two areas or more report (or two values of one
 * dimension), how many of them went up, stayed and went down, and from which rung to which, in the
 * evaluated period; nothing for others. <baremo/results.h> says how the rows are named. */
void ladder_report(const account *of);

#endif

/* What a long series of one indicator shows: its trend, and signals of a control chart. */
#ifndef INDICATORS_SERIES_H
#define INDICATORS_SERIES_H

#include "indicators/kinds/account.h"

/** Adds the rows of the series of the programme's values; nothing where it is too short. */
void series_report(account *of);

#endif

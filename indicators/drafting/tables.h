/* What was found out as the tables of a draft. */
#ifndef INDICATORS_DRAFTING_TABLES_H
#define INDICATORS_DRAFTING_TABLES_H

#include "indicators/drafting/study.h"

/** The draft with its tables, notes and instructions; how many cells hold `?` goes into the
 * account. */
baremo_draft *tables_write(const study *of, drafting_account *account);

#endif

/* The language of an export. */
#ifndef INDICATORS_DRAFTING_LANGUAGE_H
#define INDICATORS_DRAFTING_LANGUAGE_H

#include "indicators/drafting/study.h"

/** "es" or "fr" where that is clear from headings and answers, else "en". */
const char *language_of(const study *of);

#endif

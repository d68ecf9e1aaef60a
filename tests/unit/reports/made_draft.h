/* A small draft, for tests of the writers of drafts. */
#ifndef TESTS_UNIT_REPORTS_MADE_DRAFT_H
#define TESTS_UNIT_REPORTS_MADE_DRAFT_H

#include <baremo/draft.h>

/** Tables `axes` (an example row and the code 1.10) and `actions` (a code, an axis, a period, a
 * number of 1234.5, a word of two), with instructions in the language. */
baremo_draft *made_draft(baremo_arena *arena, const char *language);

#endif

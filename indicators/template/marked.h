/* A programme given back with its problems. */
#ifndef INDICATORS_TEMPLATE_MARKED_H
#define INDICATORS_TEMPLATE_MARKED_H

#include <baremo/draft.h>

#include "indicators/programme/programme.h"

/** A copy of every table of a programme as it was read, and of the sheets of answers in its own
 * workbook, with the errors and warnings and the cells that they are about. Numbers and texts stay
 * what they were. model   NULL: nothing could be read, and there are problems only
 */
baremo_draft *marked_make(baremo_arena *arena, const programme *model, const char *language,
                          const baremo_diagnostics *diagnostics);

#endif

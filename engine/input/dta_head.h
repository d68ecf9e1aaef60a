/* What the head of a Stata file tells about the rest. */
#ifndef BAREMO_ENGINE_INPUT_DTA_HEAD_H
#define BAREMO_ENGINE_INPUT_DTA_HEAD_H

#include "engine/input/source.h"

/** Why the file deserves a second look though it can be read.
 *  none    NULL
 */
const char *dta_head_doubt(const source *bytes, baremo_arena *scratch);

#endif

/* What the head of a Stata file tells about the rest. */
#ifndef BAREMO_ENGINE_INPUT_DTA_HEAD_H
#define BAREMO_ENGINE_INPUT_DTA_HEAD_H

#include <stdbool.h>

#include "engine/input/source.h"

/** Why the file deserves a second look though it can be read.
 *  none    NULL
 */
const char *dta_head_doubt(const source *bytes, baremo_arena *scratch);

/** Whether the format (118 and later) says that texts are UTF-8. Those before leave it open. */
bool dta_head_is_utf8(const source *bytes);

/** Bytes of the field for the name of a set of labels: ReadStat 1.1 hands it out without a NUL
 * where the file has none. */
size_t dta_head_label_bytes(const source *bytes);

#endif

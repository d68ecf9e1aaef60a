/* The composite index of the plan, with what it hangs on. */
#ifndef INDICATORS_CITIES_COMPOSITE_H
#define INDICATORS_CITIES_COMPOSITE_H

#include "indicators/cities/rows.h"

/** Checks the members against the outcomes, names the composite in the catalogue and makes its
 * rows; nothing without members. Returns BAREMO_NO_MEMORY when memory ran out. */
baremo_status composite_report(comparison *of, compared_rows *rows);

#endif

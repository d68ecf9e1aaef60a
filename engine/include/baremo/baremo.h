/* baremo: an evaluation and indicators engine for prevention programmes. All public headers. */
#ifndef BAREMO_BAREMO_H
#define BAREMO_BAREMO_H

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/draft.h>
#include <baremo/estimate.h>
#include <baremo/number.h>
#include <baremo/period.h>
#include <baremo/procedure.h>
#include <baremo/results.h>
#include <baremo/status.h>
#include <baremo/table.h>
#include <baremo/text.h>
#include <baremo/version.h>

#endif

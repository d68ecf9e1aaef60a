/* Reads a member of a zip archive, for tests of workbooks. */
#ifndef TESTS_UNIT_REPORTS_MADE_ARCHIVE_H
#define TESTS_UNIT_REPORTS_MADE_ARCHIVE_H

#include <baremo/arena.h>

/** The text of a member; NULL: there is none. */
char *made_member(baremo_arena *arena, const char *archive, const char *name);

#endif

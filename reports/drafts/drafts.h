/* Drafts as files: tables for a person to fill in or to mend. */
#ifndef REPORTS_DRAFTS_DRAFTS_H
#define REPORTS_DRAFTS_DRAFTS_H

#include <baremo/diagnostics.h>
#include <baremo/draft.h>
#include <baremo/status.h>

/** Puts the problems of a draft into its language, and marks the cells, rows and headings that they
 * are about: a look, and a note of what is wrong and what to do. */
void draft_mark(baremo_draft *draft);

/** Writes a draft as a workbook: a sheet a table, headings in its first row, and before them a
 * sheet of problems where there are any, the instructions and the examples. The same draft gives
 * the same bytes in any locale. errors  BAREMO_IO when it could not be written whole, with a
 * diagnostic; BAREMO_NO_MEMORY
 */
baremo_status draft_write_workbook(const baremo_draft *draft, const char *path,
                                   baremo_diagnostics *diagnostics);

/** Writes a draft into a folder that is there and empty: a CSV file a table as a spreadsheet of the
 * language opens it (UTF-8 with a mark; in Spanish and French `;` and decimal commas), and one text
 * file with the instructions, the notes of each column and the examples. errors  as above
 */
baremo_status draft_write_folder(const baremo_draft *draft, const char *folder,
                                 baremo_diagnostics *diagnostics);

#endif

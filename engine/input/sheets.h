/* Which sheets of a workbook are read. */
#ifndef BAREMO_ENGINE_INPUT_SHEETS_H
#define BAREMO_ENGINE_INPUT_SHEETS_H

#include "engine/input/sheet.h"

/** A sheet by name, and how to read its cells. */
typedef struct sheets {
    input_reader *reader;
    const char *dialect;
    size_t count;
    const char *const *names;
    const bool *hidden;
    baremo_status (*read)(void *book, size_t index, sheet *cells);
    void *book;
} sheets;

/** Reads the sheet that the options name, or all of them, or the first one with cells, and adds the
 * tables. With several sheets and none named it says which one was taken.
 */
baremo_status sheets_read(const sheets *book);

/** Says that a workbook has the suffix of another kind of file. */
void sheets_check_name(const input_reader *reader, const char *const *suffixes, const char *what);

#endif

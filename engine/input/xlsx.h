/* Workbooks of Excel (ECMA-376): what their parts share. */
#ifndef BAREMO_ENGINE_INPUT_XLSX_H
#define BAREMO_ENGINE_INPUT_XLSX_H

#include "engine/input/cell_date.h"
#include "engine/input/sheet.h"
#include "engine/input/xml.h"

typedef struct xlsx_style {
    cell_format format;
    int digits; /**< of a padded format; decimals that a number is shown with */
} xlsx_style;

typedef struct xlsx_sheet_entry {
    const char *name;
    const char *relationship; /**< its id */
    bool hidden;
    const archive_entry *part; /**< NULL: not found */
} xlsx_sheet_entry;

typedef struct xlsx_book {
    input_reader *reader;
    archive zip;
    XML_Parser parser;  /**< while a part is read */
    const char *folder; /**< of the workbook part: "xl/" */
    bool from_1904;
    xlsx_sheet_entry *sheets;
    size_t sheet_count, sheet_capacity;
    const archive_entry *strings_part, *styles_part;
    const char **strings; /**< shared texts */
    size_t string_count, string_capacity;
    xlsx_style *styles;
    size_t style_count, style_capacity;
} xlsx_book;

/** Reads workbook.xml, its relationships and the styles. */
baremo_status xlsx_book_read(xlsx_book *book);

/** Reads the shared texts. */
baremo_status xlsx_strings_read(xlsx_book *book);

/** Reads a sheet's cells. */
baremo_status xlsx_sheet_read(xlsx_book *book, const xlsx_sheet_entry *entry, sheet *cells);

/** A text with _xHHHH_ read as the character it stands for. */
const char *xlsx_unescape(const char *text, size_t *length, baremo_arena *arena);

#endif

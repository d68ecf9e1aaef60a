/* A workbook's file, written whole or reported. */
#ifndef REPORTS_FORMATS_XLSX_PACKAGE_H
#define REPORTS_FORMATS_XLSX_PACKAGE_H

#include "reports/formats/formats.h"
#include "reports/formats/xlsx/book.h"

/** What goes into a workbook. */
typedef struct xlsx_content {
    void (*draw)(xlsx_book *book, void *context);
    /** More bytes than the file will take, asked after drawing. */
    size_t (*most_bytes)(const xlsx_book *book, const void *context);
    void *context;
} xlsx_content;

/** Writes a workbook to output->path (output->results and run are not looked at); the same content
 * gives the same bytes in any locale. errors  BAREMO_IO, with a diagnostic; BAREMO_NO_MEMORY
 */
baremo_status xlsx_package_write(const report_output *output, const xlsx_content *content);

#endif

/* Zip archives made in memory, byte by byte, so that they may be wrong on purpose. */
#ifndef BAREMO_TESTS_MADE_ZIP_H
#define BAREMO_TESTS_MADE_ZIP_H

#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/table.h>

enum { MADE_STORED = 0, MADE_DEFLATED = 8, MOST_MADE_ENTRIES = 32 };

#define MADE_SHEETS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define MADE_LINKS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MADE_PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define MADE_ODS_NAMESPACES                                                                        \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "                           \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                             \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""

/** An entry as it stands in the archive. */
typedef struct made_entry {
    const char *name;
    const void *packed;
    size_t packed_size;
    uint32_t size, crc; /**< as declared */
    uint16_t method;
} made_entry;

typedef struct made_zip {
    baremo_arena *arena;
    made_entry entries[MOST_MADE_ENTRIES];
    size_t count;
} made_zip;

/** Adds a text, stored or deflated. */
void made_zip_add(made_zip *zip, const char *name, const char *text, uint16_t method);

/** Adds `megabytes` MB of spaces, deflated; 3 MB of archive a gigabyte, and no more memory. */
void made_zip_add_blanks(made_zip *zip, const char *name, size_t megabytes);

/** Adds what every package of Excel has besides: the kinds of its parts, with `sheets` sheets, and
 * where the workbook is. */
void made_zip_add_package(made_zip *zip, size_t sheets);

/** The bytes of the archive, under a file's name. */
baremo_memory made_zip_bytes(const made_zip *zip, const char *file);

/** A workbook of Excel with one sheet; rows, styles (cellXfs and what stands before it) and
 * attributes of workbookPr as XML; NULL: none. */
baremo_memory made_xlsx(baremo_arena *arena, const char *rows, const char *styles,
                        const char *properties);

/** A workbook of OpenDocument with one sheet of these rows. */
baremo_memory made_ods(baremo_arena *arena, const char *rows);

#endif

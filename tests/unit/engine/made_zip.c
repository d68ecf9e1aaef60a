#include "made_zip.h"

#include <string.h>

#include <zlib.h>

#include "engine/base/buffer.h"

enum { MEGABYTE = 1 << 20, LOCAL = 30, CENTRAL = 46, END = 22 };

static uint32_t crc_of(const void *bytes, size_t size) {
    return (uint32_t)crc32(0, bytes, (uInt)size);
}

/* Deflated without a zlib header. */
static size_t deflated(baremo_arena *arena, const void *bytes, size_t size, int flush, char **out) {
    z_stream stream = {.next_in = (void *)(uintptr_t)bytes, .avail_in = (uInt)size};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    size_t room = size + 1024;
    *out = baremo_arena_raw(arena, room, 1);
    stream.next_out = (Bytef *)*out;
    stream.avail_out = (uInt)room;
    deflate(&stream, flush);
    size_t length = room - stream.avail_out;
    deflateEnd(&stream);
    return length;
}

void made_zip_add(made_zip *zip, const char *name, const char *text, uint16_t method) {
    made_entry *entry = &zip->entries[zip->count++];
    size_t size = strlen(text);
    char *packed = NULL;
    *entry = (made_entry){name, text, size, (uint32_t)size, crc_of(text, size), method};
    if (method != MADE_DEFLATED)
        return;
    entry->packed_size = deflated(zip->arena, text, size, Z_FINISH, &packed);
    entry->packed = packed;
}

/* A flushed block needs nothing before it, so one megabyte is packed once and repeated. */
void made_zip_add_blanks(made_zip *zip, const char *name, size_t megabytes) {
    char *blanks = baremo_arena_raw(zip->arena, MEGABYTE, 1), *block = NULL, *last = NULL;
    memset(blanks, ' ', MEGABYTE);
    size_t block_size = deflated(zip->arena, blanks, MEGABYTE, Z_FULL_FLUSH, &block);
    size_t last_size = deflated(zip->arena, "", 0, Z_FINISH, &last);
    char *packed = baremo_arena_raw(zip->arena, block_size * megabytes + last_size, 1);
    uLong one = crc_of(blanks, MEGABYTE), all = 0;
    for (size_t i = 0; i < megabytes; i++) {
        memcpy(packed + i * block_size, block, block_size);
        all = crc32_combine(all, one, MEGABYTE);
    }
    memcpy(packed + block_size * megabytes, last, last_size);
    zip->entries[zip->count++] = (made_entry){name,
                                              packed,
                                              block_size * megabytes + last_size,
                                              (uint32_t)(megabytes * MEGABYTE),
                                              (uint32_t)all,
                                              MADE_DEFLATED};
}

static unsigned char *put(unsigned char *at, uint32_t value, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        *at++ = (unsigned char)(value >> 8 * i);
    return at;
}

/* What a local header and the directory have in common, from the version needed on. */
static unsigned char *put_common(unsigned char *at, const made_entry *entry) {
    at = put(at, 20, 2);
    at = put(at, 0, 2);
    at = put(at, entry->method, 2);
    at = put(at, 0x00210000, 4); /* 1980-01-01 */
    at = put(at, entry->crc, 4);
    at = put(at, (uint32_t)entry->packed_size, 4);
    at = put(at, entry->size, 4);
    at = put(at, (uint32_t)strlen(entry->name), 2);
    return put(at, 0, 2);
}

static unsigned char *put_text(unsigned char *at, const void *text, size_t length) {
    memcpy(at, text, length);
    return at + length;
}

baremo_memory made_zip_bytes(const made_zip *zip, const char *file) {
    size_t size = END;
    uint32_t offsets[MOST_MADE_ENTRIES];
    for (size_t i = 0; i < zip->count; i++)
        size += LOCAL + CENTRAL + 2 * strlen(zip->entries[i].name) + zip->entries[i].packed_size;
    unsigned char *bytes = baremo_arena_array(zip->arena, size, 1), *at = bytes;
    for (size_t i = 0; i < zip->count; i++) {
        const made_entry *entry = &zip->entries[i];
        offsets[i] = (uint32_t)(at - bytes);
        at = put_common(put(at, 0x04034b50, 4), entry);
        at = put_text(at, entry->name, strlen(entry->name));
        at = put_text(at, entry->packed, entry->packed_size);
    }
    uint32_t directory = (uint32_t)(at - bytes);
    for (size_t i = 0; i < zip->count; i++) {
        const made_entry *entry = &zip->entries[i];
        at = put_common(put(put(at, 0x02014b50, 4), 20, 2), entry);
        at += 10; /* comment, disk, attributes */
        at = put(at, offsets[i], 4);
        at = put_text(at, entry->name, strlen(entry->name));
    }
    uint32_t length = (uint32_t)(at - bytes) - directory;
    at = put(put(at, 0x06054b50, 4), 0, 4);
    at = put(put(at, (uint32_t)zip->count, 2), (uint32_t)zip->count, 2);
    put(put(put(at, length, 4), directory, 4), 0, 2);
    return (baremo_memory){file, bytes, size};
}

/* -- workbooks -- */

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

void made_zip_add_package(made_zip *zip, size_t sheets) {
    static const char part[] = "<Override PartName=\"/xl/%s\" ContentType=\"application/"
                               "vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>";
    baremo_buffer kinds = baremo_buffer_new(zip->arena);
    baremo_buffer_add(&kinds, declaration);
    baremo_buffer_add(
        &kinds, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                "<Default Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
    baremo_buffer_format(&kinds, part, "workbook.xml", "sheet.main");
    baremo_buffer_format(&kinds, part, "styles.xml", "styles");
    for (size_t i = 1; i <= sheets; i++)
        baremo_buffer_format(&kinds, part,
                             baremo_arena_format(zip->arena, "worksheets/sheet%zu.xml", i),
                             "worksheet");
    baremo_buffer_add(&kinds, "</Types>");
    made_zip_add(zip, "[Content_Types].xml", baremo_buffer_text(&kinds), MADE_DEFLATED);
    made_zip_add(zip, "_rels/.rels",
                 "<Relationships xmlns=\"" MADE_PACKAGE
                 "\"><Relationship Id=\"r1\" Type=\"" MADE_LINKS
                 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                 MADE_DEFLATED);
}

baremo_memory made_xlsx(baremo_arena *arena, const char *rows, const char *styles,
                        const char *properties) {
    static const char relationships[] =
        "<Relationships xmlns=\"" MADE_PACKAGE "\"><Relationship Id=\"r1\" Type=\"" MADE_LINKS
        "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" MADE_LINKS
        "/styles\" Target=\"styles.xml\"/></Relationships>";
    made_zip zip = {.arena = arena};
    made_zip_add_package(&zip, 1);
    made_zip_add(&zip, "xl/_rels/workbook.xml.rels", relationships, MADE_STORED);
    made_zip_add(&zip, "xl/workbook.xml",
                 baremo_arena_format(arena,
                                     "%s<workbook xmlns=\"" MADE_SHEETS "\" xmlns:r=\"" MADE_LINKS
                                     "\">%s<sheets><sheet name=\"Datos\" sheetId=\"1\" "
                                     "r:id=\"r1\"/></sheets></workbook>",
                                     declaration, properties ? properties : ""),
                 MADE_DEFLATED);
    made_zip_add(&zip, "xl/styles.xml",
                 baremo_arena_format(arena, "<styleSheet xmlns=\"" MADE_SHEETS "\">%s</styleSheet>",
                                     styles ? styles : ""),
                 MADE_DEFLATED);
    made_zip_add(&zip, "xl/worksheets/sheet1.xml",
                 baremo_arena_format(arena,
                                     "%s<worksheet xmlns=\"" MADE_SHEETS
                                     "\"><sheetData>%s</sheetData></worksheet>",
                                     declaration, rows),
                 MADE_DEFLATED);
    return made_zip_bytes(&zip, "memory.xlsx");
}

baremo_memory made_ods(baremo_arena *arena, const char *rows) {
    made_zip zip = {.arena = arena};
    made_zip_add(&zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", MADE_STORED);
    made_zip_add(&zip, "content.xml",
                 baremo_arena_format(arena,
                                     "%s<office:document-content " MADE_ODS_NAMESPACES
                                     "><office:body><office:spreadsheet><table:table "
                                     "table:name=\"Datos\">%s</table:table></office:spreadsheet>"
                                     "</office:body></office:document-content>",
                                     declaration, rows),
                 MADE_DEFLATED);
    return made_zip_bytes(&zip, "memory.ods");
}

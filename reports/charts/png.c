/* PNG with a palette (ISO/IEC 15948). Charts have few colours: exact where 256 are enough, else
 * those that agree in their upper bits are put together. Their rows are long runs, which are packed
 * as they are found: an encoder that has to search for them takes longer than drawing. */
#include "reports/charts/png.h"

#include <string.h>

#include <zlib.h>

#include "engine/base/buffer.h"
#include "reports/charts/pack.h"

#define COLOURS 256 /* of a picture */
#define SHADES 6000 /* told apart before they are reduced */
#define SLOTS 16384 /* of the table of shades, a power of two, well above their count */
#define SLOT_BITS 14
#define RGB_MASK 0xffffffu
#define COARSE_MASK 0xf0f0f0u /* leaves 4,096 shades */
#define DOTS_PER_METRE 3780   /* 96 per inch; times CANVAS_SCALE */

/* The shades of a page, in order of appearance. */
typedef struct shades {
    uint32_t mask;         /* bits of a colour that count */
    uint16_t slots[SLOTS]; /* index + 1; 0: free */
    uint32_t colours[SHADES];
    size_t pixels[SHADES]; /* how many have it */
    size_t count;
} shades;

typedef struct png_colour {
    uint8_t red, green, blue;
} png_colour;

/* The colours that a picture is left with. */
typedef struct palette {
    png_colour colours[COLOURS];
    uint8_t index_of[SHADES];
    size_t count;
} palette;

/* The index of a colour; SHADES: there are too many. */
static size_t shade_index(shades *found, uint32_t colour) {
    uint32_t key = colour & found->mask;
    size_t slot = (key * 2654435761u) >> (32 - SLOT_BITS);
    while (found->slots[slot]) {
        size_t index = found->slots[slot] - 1u;
        if (found->colours[index] == key)
            return index;
        slot = (slot + 1) % SLOTS;
    }
    if (found->count == SHADES)
        return SHADES;
    found->colours[found->count] = key;
    found->slots[slot] = (uint16_t)++found->count;
    return found->count - 1;
}

/* A row is a list of runs; rows that are alike share one. */
typedef struct shade_run {
    uint16_t shade, length;
} shade_run;

typedef struct shade_rows {
    shade_run *runs;
    size_t count, capacity;
    size_t *begins; /* of each row in runs, equal to the row before where alike */
} shade_rows;

/* How many pixels from `from` on are alike: compared in pairs, for most runs are long. */
static size_t run_length(const uint32_t *row, size_t from, size_t width) {
    uint64_t both = (uint64_t)row[from] << 32 | row[from], pair;
    size_t end = from + 1;
    for (; end + 2 <= width; end += 2) {
        memcpy(&pair, row + end, sizeof pair);
        if (pair != both)
            break;
    }
    while (end < width && row[end] == row[from])
        end++;
    return end - from;
}

/* false: there are too many shades. */
static bool index_row(baremo_arena *arena, shades *found, const uint32_t *row, size_t width,
                      shade_rows *rows) {
    for (size_t x = 0, run; x < width; x += run) {
        size_t index = shade_index(found, row[x] & RGB_MASK);
        if (index == SHADES)
            return false;
        run = run_length(row, x, width);
        found->pixels[index] += run;
        BAREMO_ARENA_RESERVE(arena, rows->runs, rows->count, rows->capacity);
        rows->runs[rows->count++] = (shade_run){(uint16_t)index, (uint16_t)run};
    }
    return true;
}

static bool index_pixels(baremo_arena *arena, shades *found, const canvas_pixels *pixels,
                         shade_rows *rows) {
    size_t width = pixels->width;
    for (size_t y = 0; y < pixels->height; y++) {
        const uint32_t *row = pixels->pixels + y * pixels->stride;
        bool is_alike = y > 0 && memcmp(row, row - pixels->stride, width * sizeof *row) == 0;
        rows->begins[y] = is_alike ? rows->begins[y - 1] : rows->count;
        if (!is_alike && !index_row(arena, found, row, width, rows))
            return false;
    }
    return true;
}

/* Puts the shades that agree in the bits of the mask together: they get the colour that most pixels
 * have. false: more than 256 are left. */
static bool merge(const shades *found, uint32_t mask, palette *used) {
    uint32_t keys[COLOURS];
    size_t most[COLOURS];
    used->count = 0;
    for (size_t i = 0; i < found->count; i++) {
        uint32_t key = found->colours[i] & mask, colour = found->colours[i];
        size_t at = 0;
        while (at < used->count && keys[at] != key)
            at++;
        if (at == COLOURS)
            return false;
        bool is_new = at == used->count;
        used->count += is_new;
        used->index_of[i] = (uint8_t)at;
        if (!is_new && most[at] >= found->pixels[i])
            continue;
        keys[at] = key;
        most[at] = found->pixels[i];
        used->colours[at] =
            (png_colour){(uint8_t)(colour >> 16), (uint8_t)(colour >> 8), (uint8_t)colour};
    }
    return true;
}

/* 2 bits a channel always fit. */
static void choose_palette(const shades *found, palette *used) {
    static const uint32_t masks[] = {0xffffff, 0xfefefe, 0xfcfcfc, 0xf8f8f8,
                                     0xf0f0f0, 0xe0e0e0, 0xc0c0c0};
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++)
        if (merge(found, masks[i], used))
            return;
}

static void put_u32(baremo_buffer *out, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        baremo_buffer_add_char(out, (char)((value >> shift) & 255));
}

/* A chunk: length, type, bytes, check sum of type and bytes. */
static void put_chunk(baremo_buffer *out, const char type[5], const char *bytes, size_t length) {
    uLong sum = crc32(crc32(0, NULL, 0), (const Bytef *)type, 4);
    if (length > 0)
        sum = crc32(sum, (const Bytef *)bytes, (uInt)length);
    put_u32(out, (uint32_t)length);
    baremo_buffer_add_bytes(out, type, 4);
    baremo_buffer_add_bytes(out, bytes, length);
    put_u32(out, (uint32_t)sum);
}

static void put_header(baremo_buffer *out, baremo_arena *scratch, const canvas_pixels *pixels) {
    baremo_buffer header = baremo_buffer_new(scratch);
    put_u32(&header, (uint32_t)pixels->width);
    put_u32(&header, (uint32_t)pixels->height);
    /* 8 bits, palette, deflate, the five filters, not interlaced */
    baremo_buffer_add_bytes(&header, "\x08\x03\0\0\0", 5);
    put_chunk(out, "IHDR", header.text, header.length);
}

static void put_density(baremo_buffer *out, baremo_arena *scratch) {
    baremo_buffer density = baremo_buffer_new(scratch);
    put_u32(&density, DOTS_PER_METRE * CANVAS_SCALE);
    put_u32(&density, DOTS_PER_METRE * CANVAS_SCALE);
    baremo_buffer_add_char(&density, 1);
    put_chunk(out, "pHYs", density.text, density.length);
}

/* A text in UTF-8, not packed, in a language. */
static void put_text(baremo_buffer *out, baremo_arena *scratch, const char *key, const char *text,
                     const char *language) {
    baremo_buffer words = baremo_buffer_new(scratch);
    baremo_buffer_add_bytes(&words, key, strlen(key) + 1);
    baremo_buffer_add_bytes(&words, "\0\0", 2);
    baremo_buffer_add_bytes(&words, language, strlen(language) + 1);
    baremo_buffer_add_bytes(&words, "", 1);
    baremo_buffer_add(&words, text);
    put_chunk(out, "iTXt", words.text, words.length);
}

static void put_palette(baremo_buffer *out, const palette *used) {
    put_chunk(out, "PLTE", (const char *)used->colours, used->count * sizeof *used->colours);
}

/* Each row is a zero (no filter) and its pixels; rows alike are copied from the one before. */
static void put_rows(baremo_buffer *out, baremo_arena *scratch, const shade_rows *rows,
                     const palette *used, const canvas_pixels *pixels) {
    pack stream = pack_begin(scratch);
    size_t width = pixels->width;
    for (size_t y = 0; y < pixels->height; y++) {
        bool is_alike = y > 0 && rows->begins[y] == rows->begins[y - 1] && width < PACK_FARTHEST;
        const shade_run *run = rows->runs + rows->begins[y];
        (is_alike ? pack_sum : pack_run)(&stream, 0, 1);
        for (size_t x = 0; x < width; x += run->length, run++)
            (is_alike ? pack_sum : pack_run)(&stream, used->index_of[run->shade], run->length);
        if (is_alike)
            pack_copy(&stream, width + 1, width + 1);
    }
    size_t length;
    const char *bytes = pack_end(&stream, &length);
    put_chunk(out, "IDAT", bytes, length);
}

const char *png_encode(baremo_arena *scratch, const canvas_pixels *pixels, const chart *page,
                       size_t *length) {
    shades *found = baremo_arena_alloc(scratch, sizeof *found);
    palette *used = baremo_arena_alloc(scratch, sizeof *used);
    shade_rows rows = {0};
    rows.begins = baremo_arena_raw(scratch, pixels->height, sizeof *rows.begins);
    found->mask = RGB_MASK;
    if (!index_pixels(scratch, found, pixels, &rows)) {
        memset(found, 0, sizeof *found);
        found->mask = COARSE_MASK;
        rows.count = 0;
        index_pixels(scratch, found, pixels, &rows);
    }
    choose_palette(found, used);
    baremo_buffer out = baremo_buffer_new(scratch);
    baremo_buffer_add_bytes(&out, "\x89PNG\r\n\x1a\n", 8);
    put_header(&out, scratch, pixels);
    put_palette(&out, used);
    put_density(&out, scratch);
    put_text(&out, scratch, "Title", page->title, page->language);
    put_text(&out, scratch, "Description", page->alt, page->language);
    put_rows(&out, scratch, &rows, used, pixels);
    put_chunk(&out, "IEND", "", 0);
    *length = out.length;
    return out.text;
}

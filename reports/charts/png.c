/* PNG with a palette through libpng. Charts have few colours: exact where 256 are enough, else the
 * lowest bits of each channel are dropped until they are. Runs dominate, so they are packed by run
 * length only: several times faster than the usual setting for files a little larger. */
#include "reports/charts/png.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <png.h>
#include <zlib.h>

#define COLOURS 256
#define SLOTS 1024 /* of the table of colours, a power of two */
#define RGB_MASK 0xffffffu
#define DOTS_PER_METRE 3780 /* 96 per inch; times CANVAS_SCALE */

typedef struct palette {
    uint32_t mask;        /* bits of a colour that count */
    uint32_t keys[SLOTS]; /* colour & mask, plus 1; 0: free */
    uint8_t indices[SLOTS];
    png_color colours[COLOURS];
    size_t count;
} palette;

/* The index of a colour; -1: there are too many. */
static int colour_index(palette *used, uint32_t colour) {
    uint32_t key = (colour & used->mask) + 1;
    size_t slot = (key * 2654435761u) >> 22;
    while (used->keys[slot] && used->keys[slot] != key)
        slot = (slot + 1) % SLOTS;
    if (used->keys[slot] == key)
        return used->indices[slot];
    if (used->count == COLOURS)
        return -1;
    used->keys[slot] = key;
    used->indices[slot] = (uint8_t)used->count;
    used->colours[used->count] = (png_color){.red = (png_byte)(colour >> 16),
                                             .green = (png_byte)(colour >> 8),
                                             .blue = (png_byte)colour};
    return (int)used->count++;
}

static bool index_pixels(palette *used, const canvas_pixels *pixels, uint8_t *indices) {
    uint32_t last = 0;
    int index = -1;
    for (size_t y = 0; y < pixels->height; y++) {
        const uint32_t *row = pixels->pixels + y * pixels->stride;
        for (size_t x = 0; x < pixels->width; x++) {
            uint32_t colour = row[x] & RGB_MASK;
            if (colour != last || index < 0) {
                index = colour_index(used, colour);
                if (index < 0)
                    return false;
                last = colour;
            }
            *indices++ = (uint8_t)index;
        }
    }
    return true;
}

/* 3 bits a channel are 512 colours, more than there is room for: 2 bits always fit. */
static void choose_palette(palette *used, const canvas_pixels *pixels, uint8_t *indices) {
    static const uint32_t masks[] = {0xffffff, 0xfefefe, 0xfcfcfc, 0xf8f8f8,
                                     0xf0f0f0, 0xe0e0e0, 0xc0c0c0};
    for (size_t i = 0; i < sizeof masks / sizeof *masks; i++) {
        memset(used, 0, sizeof *used);
        used->mask = masks[i];
        if (index_pixels(used, pixels, indices))
            return;
    }
}

static void keep_quiet(png_structp writer, png_const_charp message) {
    (void)writer;
    (void)message;
}

static _Noreturn void give_up(png_structp writer, png_const_charp message) {
    (void)message;
    png_longjmp(writer, 1);
}

static void write_bytes(png_structp writer, png_bytep bytes, size_t length) {
    if (fwrite(bytes, 1, length, png_get_io_ptr(writer)) != length)
        png_error(writer, "not written");
}

static void flush_nothing(png_structp writer) { (void)writer; }

static void set_words(png_structp writer, png_infop info, const chart *page) {
    png_text words[] = {{.compression = PNG_ITXT_COMPRESSION_NONE,
                         .key = (png_charp) "Title",
                         .text = (png_charp)page->title,
                         .lang = (png_charp)page->language},
                        {.compression = PNG_ITXT_COMPRESSION_NONE,
                         .key = (png_charp) "Description",
                         .text = (png_charp)page->alt,
                         .lang = (png_charp)page->language}};
    png_set_text(writer, info, words, sizeof words / sizeof *words);
}

typedef struct png_job {
    png_structp writer;
    png_infop info;
    const canvas_pixels *pixels;
    const chart *page;
    palette *used;
    uint8_t *indices;
} png_job;

static void write_picture(const png_job *job) {
    png_set_compression_level(job->writer, 1);
    png_set_compression_strategy(job->writer, Z_RLE);
    png_set_filter(job->writer, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_IHDR(job->writer, job->info, (png_uint_32)job->pixels->width,
                 (png_uint_32)job->pixels->height, 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_PLTE(job->writer, job->info, job->used->colours, (int)job->used->count);
    png_set_pHYs(job->writer, job->info, DOTS_PER_METRE * CANVAS_SCALE,
                 DOTS_PER_METRE * CANVAS_SCALE, PNG_RESOLUTION_METER);
    set_words(job->writer, job->info, job->page);
    png_write_info(job->writer, job->info);
    for (size_t y = 0; y < job->pixels->height; y++)
        png_write_row(job->writer, job->indices + y * job->pixels->width);
    png_write_end(job->writer, job->info);
}

static baremo_status write_file(png_job *job, FILE *file) {
    job->writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, give_up, keep_quiet);
    job->info = job->writer ? png_create_info_struct(job->writer) : NULL;
    if (!job->info) {
        png_destroy_write_struct(&job->writer, NULL);
        return BAREMO_NO_MEMORY;
    }
    baremo_status volatile status = BAREMO_IO;
    if (setjmp(png_jmpbuf(job->writer)) == 0) {
        png_set_write_fn(job->writer, file, write_bytes, flush_nothing);
        write_picture(job);
        status = BAREMO_OK;
    }
    png_destroy_write_struct(&job->writer, &job->info);
    return status;
}

baremo_status png_write(baremo_arena *scratch, const char *path, const canvas_pixels *pixels,
                        const chart *page) {
    png_job job = {.pixels = pixels, .page = page};
    job.used = baremo_arena_alloc(scratch, sizeof *job.used);
    job.indices = baremo_arena_raw(scratch, pixels->width * pixels->height, 1);
    choose_palette(job.used, pixels, job.indices);
    FILE *file = fopen(path, "wb");
    if (!file)
        return BAREMO_IO;
    baremo_status status = write_file(&job, file);
    if (fclose(file) != 0 && status == BAREMO_OK)
        status = BAREMO_IO;
    return status;
}

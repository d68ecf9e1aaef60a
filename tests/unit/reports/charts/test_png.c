#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <cairo.h>

#include "reports/charts/png.h"

static const chart PAGE = {.title = "Título", .alt = "Descripción con & y ñ", .language = "es"};

typedef struct bytes {
    const char *at;
    size_t left;
} bytes;

static cairo_status_t read_bytes(void *closure, unsigned char *to, unsigned length) {
    bytes *from = closure;
    if (length > from->left)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(to, from->at, length);
    from->at += length;
    from->left -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* The pixels that another program's decoder finds. */
static cairo_surface_t *decode(const char *file, size_t length) {
    bytes from = {file, length};
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &from);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    return surface;
}

static uint32_t pixel(cairo_surface_t *surface, size_t x, size_t y) {
    const unsigned char *row =
        cairo_image_surface_get_data(surface) + y * (size_t)cairo_image_surface_get_stride(surface);
    uint32_t value;
    memcpy(&value, row + 4 * x, sizeof value);
    return value & 0xffffff;
}

static unsigned distance(uint32_t a, uint32_t b) {
    unsigned most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int apart = (int)((a >> shift) & 255) - (int)((b >> shift) & 255);
        unsigned size = (unsigned)(apart < 0 ? -apart : apart);
        most = size > most ? size : most;
    }
    return most;
}

typedef uint32_t (*painter)(size_t x, size_t y);

/* The greatest distance of any pixel from what was painted. */
static unsigned worst(painter paint, size_t width, size_t height) {
    baremo_arena *arena = baremo_arena_new(NULL);
    size_t stride = width + 3, length;
    uint32_t *pixels = malloc(stride * height * sizeof *pixels);
    for (size_t i = 0; i < stride * height; i++)
        pixels[i] = 0xff000000u | paint(i % stride, i / stride);
    const char *file =
        png_encode(arena, &(canvas_pixels){pixels, width, height, stride}, &PAGE, &length);
    cairo_surface_t *surface = decode(file, length);
    assert_int_equal(cairo_image_surface_get_width(surface), width);
    assert_int_equal(cairo_image_surface_get_height(surface), height);
    unsigned most = 0;
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++) {
            unsigned apart = distance(pixel(surface, x, y), paint(x, y));
            most = apart > most ? apart : most;
        }
    cairo_surface_destroy(surface);
    free(pixels);
    baremo_arena_free(arena);
    return most;
}

static uint32_t white(size_t x, size_t y) {
    (void)x;
    (void)y;
    return 0xffffff;
}
static uint32_t grey_ramp(size_t x, size_t y) {
    (void)y;
    return (uint32_t)(x % 256) * 0x010101u;
}
static uint32_t steps(size_t x, size_t y) { return (x / 7 + y / 3) % 2 ? 0x14507d : 0xb5452c; }
static uint32_t many(size_t x, size_t y) {
    return (uint32_t)((x & 15) << 4 | (y & 31) << 11 | ((x + y) & 3) << 22);
}
static uint32_t noise(size_t x, size_t y) {
    return (uint32_t)((x * 73856093u ^ y * 19349663u) * 2654435761u >> 8);
}

static void up_to_256_colours_are_exact(void **state) {
    (void)state;
    assert_int_equal(worst(white, 1, 1), 0);
    assert_int_equal(worst(white, 1520, 900), 0);
    assert_int_equal(worst(grey_ramp, 600, 40), 0);
    assert_int_equal(worst(steps, 333, 77), 0);
}

static void more_colours_are_near(void **state) {
    (void)state;
    assert_in_range(worst(many, 300, 200), 0, 63);
    assert_in_range(worst(noise, 200, 200), 0, 80);
}

static void the_colour_of_most_pixels_stays_exact(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    enum { SIDE = 200 };
    uint32_t *pixels = malloc(SIDE * SIDE * sizeof *pixels);
    for (size_t i = 0; i < SIDE * SIDE; i++)
        pixels[i] = i < 3000 ? noise(i, 1) : 0xd9e0e6;
    size_t length;
    const char *file =
        png_encode(arena, &(canvas_pixels){pixels, SIDE, SIDE, SIDE}, &PAGE, &length);
    cairo_surface_t *surface = decode(file, length);
    assert_int_equal(pixel(surface, SIDE - 1, SIDE - 1), 0xd9e0e6);
    cairo_surface_destroy(surface);
    free(pixels);
    baremo_arena_free(arena);
}

static bool holds(const char *file, size_t length, const char *words) {
    size_t count = strlen(words);
    for (size_t i = 0; i + count <= length; i++)
        if (memcmp(file + i, words, count) == 0)
            return true;
    return false;
}

static void it_carries_title_and_description(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    uint32_t pixels[4] = {0};
    size_t length;
    const char *file = png_encode(arena, &(canvas_pixels){pixels, 2, 2, 2}, &PAGE, &length);
    assert_true(holds(file, length, "Título"));
    assert_true(holds(file, length, "Descripción con & y ñ"));
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(up_to_256_colours_are_exact),
        cmocka_unit_test(more_colours_are_near),
        cmocka_unit_test(the_colour_of_most_pixels_stays_exact),
        cmocka_unit_test(it_carries_title_and_description),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

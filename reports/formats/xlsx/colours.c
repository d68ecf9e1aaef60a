/* The colours of the workbook. Neighbours in a stacked bar differ in lightness, so that it can be
 * read in grey. */
#include "reports/formats/xlsx/colours.h"

static const lxw_color_t COLOURS[REPORT_PAINT_COUNT] = {
    [REPORT_PAINT_NONE] = XLSX_PAPER,
    [REPORT_PAINT_ACHIEVED] = 0x14507d,
    [REPORT_PAINT_ON_TRACK] = 0x7db4dc,
    [REPORT_PAINT_BEHIND] = 0xf4cf73,
    [REPORT_PAINT_OFF_TRACK] = 0xb5452c,
    [REPORT_PAINT_NOT_ASSESSED] = 0xe4e8eb,
    [REPORT_PAINT_COMPLETED] = 0x14507d,
    [REPORT_PAINT_ONGOING] = 0x7db4dc,
    [REPORT_PAINT_NOT_STARTED] = 0xe4e8eb,
    [REPORT_PAINT_DROPPED] = 0x8a949c,
    [REPORT_PAINT_VALUE] = 0x14507d,
    [REPORT_PAINT_EXPECTED] = 0x55606a,
    [REPORT_PAINT_TARGET] = 0xb04a00,
    [REPORT_PAINT_BUDGET] = 0xc3cad0,
    [REPORT_PAINT_SPENT] = 0x14507d,
    [REPORT_PAINT_UNFAVOURABLE] = 0xb5452c,
    [REPORT_PAINT_UNFAVOURABLE_MIDDLE] = 0xdf966b,
    [REPORT_PAINT_UNFAVOURABLE_MILD] = 0xf4cf73,
    [REPORT_PAINT_NEUTRAL] = 0xd9e0e6,
    [REPORT_PAINT_FAVOURABLE_MILD] = 0xa9d0ee,
    [REPORT_PAINT_FAVOURABLE_MIDDLE] = 0x5f9bc9,
    [REPORT_PAINT_FAVOURABLE] = 0x14507d,
    [REPORT_PAINT_FIRST] = 0x14507d,
    [REPORT_PAINT_SECOND] = 0xb04a00,
    [REPORT_PAINT_THIRD] = 0x55606a,
    [REPORT_PAINT_FOURTH] = 0x5f9bc9,
    [REPORT_PAINT_FIFTH] = 0x8a6d1d,
    [REPORT_PAINT_SIXTH] = 0x7a3b69,
    [REPORT_PAINT_LOW] = 0x1f2933,
    [REPORT_PAINT_HIGH] = 0x1f2933,
    [REPORT_PAINT_CENTRE] = 0xb04a00,
    [REPORT_PAINT_INNER] = 0x55606a,
    [REPORT_PAINT_OUTER] = 0x55606a,
    [REPORT_PAINT_PART_1] = 0x14507d,
    [REPORT_PAINT_PART_2] = 0xf4cf73,
    [REPORT_PAINT_PART_3] = 0x5f9bc9,
    [REPORT_PAINT_PART_4] = 0xd9e0e6,
    [REPORT_PAINT_PART_5] = 0x6b4a7e,
    [REPORT_PAINT_PART_6] = 0xa9d0ee,
};

lxw_color_t xlsx_colour_of(report_paint paint) { return COLOURS[paint]; }

lxw_color_t xlsx_ink_on(report_paint paint) {
    switch (paint) {
    case REPORT_PAINT_ACHIEVED:
    case REPORT_PAINT_OFF_TRACK:
    case REPORT_PAINT_COMPLETED:
    case REPORT_PAINT_VALUE:
    case REPORT_PAINT_SPENT:
    case REPORT_PAINT_UNFAVOURABLE:
    case REPORT_PAINT_FAVOURABLE:
    case REPORT_PAINT_PART_1:
    case REPORT_PAINT_PART_5:
        return XLSX_PAPER;
    default:
        return XLSX_INK;
    }
}

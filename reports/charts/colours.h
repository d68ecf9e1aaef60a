/* The colours of charts: told apart by the colour-blind, and by their lightness in grey. None of
 * them is the only sign of what it means: a pattern, a symbol or a word stands with it. */
#ifndef REPORTS_CHARTS_COLOURS_H
#define REPORTS_CHARTS_COLOURS_H

#define COLOUR_PAPER 0xffffffu
#define COLOUR_INK 0x1f2933u   /* texts; 14:1 on paper */
#define COLOUR_MUTED 0x55606au /* lesser texts; 6.4:1 */
#define COLOUR_LINE 0xaab4bcu  /* outlines */
#define COLOUR_GRID 0xe4e8ebu
#define COLOUR_TRACK 0xd9e0e6u /* the way to go, a band */
#define COLOUR_GAP 0xc3cad0u   /* hatching where there is no value */

#define COLOUR_VALUE 0x14507du
#define COLOUR_INTERVAL 0xbfd7eau
#define COLOUR_TARGET 0xb04a00u /* 5.5:1 */

/* from good to bad; light and dark take turns */
#define COLOUR_BEST 0x14507du
#define COLOUR_GOOD 0x7db4dcu
#define COLOUR_POOR 0xf4cf73u
#define COLOUR_BAD 0xb5452cu

#endif

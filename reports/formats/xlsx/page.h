/* A worksheet as it is filled from top to bottom: its column widths, the row at hand, and where
 * tables stand. */
#ifndef REPORTS_FORMATS_XLSX_PAGE_H
#define REPORTS_FORMATS_XLSX_PAGE_H

#include "reports/formats/xlsx/book.h"

/** Where a table stands, for the charts over it. */
typedef struct xlsx_table_place {
    const report_table *table;
    lxw_row_t first_row; /**< of its rows; its headings stand in the row before */
} xlsx_table_place;

typedef struct xlsx_page {
    xlsx_book *book;
    const xlsx_sheet *sheet;
    lxw_row_t row;      /**< the next free one */
    double *row_pixels; /**< heights set so far, by row; 0: the usual one */
    size_t row_capacity;
    lxw_row_t *starts; /**< rows before which a printed page may end */
    size_t start_count, start_capacity;
    lxw_row_t blank_end;   /**< behind the blank row that a table ends with */
    lxw_row_t chart_row;   /**< where the last chart stands */
    lxw_row_t beside_end;  /**< the first row that no chart beside a table reaches */
    size_t beside_columns; /**< of the widest table with a chart beside it; 0: there is none */
    double *widths;        /**< of the columns, in characters */
    size_t width_count;
    lxw_col_t text_end; /**< the last column that running text goes over */
    xlsx_table_place *tables;
    size_t table_count, table_capacity;
} xlsx_page;

enum { XLSX_DEFAULT_ROW_PIXELS = 20, XLSX_ROW_POINTS = 15, XLSX_BESIDE_WIDTH = 480 };

/** Draws the whole sheet. */
void xlsx_draw_sheet(xlsx_book *book, const xlsx_sheet *sheet);

/** Sets the height of a row. */
void xlsx_set_height(xlsx_page *page, lxw_row_t row, double points);
/** A printed page may end before this row. */
void xlsx_may_break(xlsx_page *page, lxw_row_t row);
/** How much smaller than on the screen the sheet is printed so that its width fits a page: 1 at
 * most, and not below what can be read, where its columns take several pages. */
double xlsx_print_scale(const xlsx_page *page, bool *fits);
/** The size of small letters in charts, such that they are printed at 8 points at least. */
double xlsx_small_points(const xlsx_page *page);
/** Ends printed pages where blocks begin, so that none that fits on a page is cut. */
void xlsx_set_breaks(xlsx_page *page);

/** Draws a table at the page's row and moves on behind it. */
void xlsx_draw_table(xlsx_page *page, const report_table *table);
/** How wide a column of a table has to be, in characters. */
double xlsx_column_width(const xlsx_book *book, const report_table *table, size_t column);

/** Draws a chart below or beside its table. */
void xlsx_draw_chart(xlsx_page *page, const report_chart *chart);

#endif

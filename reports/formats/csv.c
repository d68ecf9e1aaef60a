/* results.csv: the results as a tidy table, one estimate a row.
 *
 * 1. The columns and their order are a promise to users; numbers have up to 17 significant digits
 * and a point.
 * 2. Texts are exact: a cell that begins with = + - @ stays as it is, for this file is read by
 * programs.
 * 3. Lines end with LF; a field is quoted where RFC 4180 asks for it.
 */
#include "reports/formats/file.h"

static const char HEADING[] =
    "programme,subject_kind,subject,title,axis,period,area,group,statistic,"
    "value,low,high,level,n,missing,method,status,note\n";

static void text(baremo_buffer *line, const char *value, char end) {
    baremo_buffer_add_csv(line, value);
    baremo_buffer_add_char(line, end);
}

static void number(baremo_buffer *line, double value) {
    baremo_buffer_add_number(line, value);
    baremo_buffer_add_char(line, ',');
}

static void csv_row(baremo_buffer *line, const char *programme, const char *period,
                    const baremo_result *row) {
    text(line, row->programme ? row->programme : programme, ',');
    text(line, baremo_subject_kind_name(row->subject_kind), ',');
    text(line, row->subject, ',');
    text(line, row->title, ',');
    text(line, row->axis, ',');
    text(line, period, ',');
    text(line, row->area, ',');
    text(line, row->group, ',');
    text(line, row->statistic, ',');
    number(line, row->value);
    number(line, row->low);
    number(line, row->high);
    number(line, row->level);
    number(line, row->n);
    number(line, row->missing);
    text(line, row->method, ',');
    text(line, baremo_result_status_name(row->status), ',');
    text(line, row->note, '\n');
}

static void csv_rows(report_file *file, baremo_buffer *line, const report_output *output) {
    const baremo_results_programme *programme = baremo_results_get_programme(output->results);
    size_t count;
    const baremo_result *rows = baremo_results_rows(output->results, &count);
    const char *period = "";
    baremo_buffer_add(line, HEADING);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !baremo_period_equal(rows[i].period, rows[i - 1].period))
            period = baremo_period_text(output->arena, rows[i].period);
        csv_row(line, programme->id, period, &rows[i]);
        report_file_flush(file);
    }
}

static baremo_status csv_write(const report_output *output) {
    return report_file_write(output, csv_rows);
}

const report_format report_format_csv = {
    .name = "csv",
    .file_name = "results.csv",
    .summary = "all results as a tidy table, one estimate a row",
    .write = csv_write,
};

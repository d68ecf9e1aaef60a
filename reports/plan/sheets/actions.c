/* All actions: their execution, money and people. */
#include "reports/plan/sheets.h"

#include <baremo/number.h>
#include <baremo/text.h>

enum {
    ID,
    TITLE,
    AXIS,
    STATUS,
    START,
    END,
    BUDGET,
    SPENT,
    EXECUTION,
    SESSIONS,
    INVITED,
    PARTICIPANTS,
    RESPONSIBLE,
    NOTE,
    COLUMN_COUNT
};

static const report_quantity COUNT = {.value_class = BAREMO_VALUE_COUNT};

static void add_columns(report_view *view, report_table *table) {
    static const struct {
        report_text_key heading;
        int least, most;
    } columns[COLUMN_COUNT] = {
        [ID] = {REPORT_TEXT_ID, 6, 24},
        [TITLE] = {REPORT_TEXT_ACTION, 36, 60},
        [AXIS] = {REPORT_TEXT_AXIS, 6, 12},
        [STATUS] = {REPORT_TEXT_STATUS, 14, 18},
        [START] = {REPORT_TEXT_START, 8, 16},
        [END] = {REPORT_TEXT_END, 8, 16},
        [BUDGET] = {REPORT_TEXT_BUDGET, 11, 16},
        [SPENT] = {REPORT_TEXT_SPENT, 11, 16},
        [EXECUTION] = {REPORT_TEXT_BUDGET_EXECUTION, 11, 12},
        [SESSIONS] = {REPORT_TEXT_SESSIONS, 10, 12},
        [INVITED] = {REPORT_TEXT_INVITED, 11, 12},
        [PARTICIPANTS] = {REPORT_TEXT_PARTICIPANTS, 13, 14},
        [RESPONSIBLE] = {REPORT_TEXT_RESPONSIBLE, 16, 30},
        [NOTE] = {REPORT_TEXT_NOTE, 16, 40},
    };
    for (int i = 0; i < COLUMN_COUNT; i++)
        report_table_column(table, view_text(view, columns[i].heading), columns[i].least,
                            columns[i].most);
}

static const report_formula OF_BUDGET = {REPORT_FORMULA_QUOTIENT, {SPENT, BUDGET, 0}};

static void action_row(report_view *view, report_table *table,
                       const baremo_results_action *action) {
    const report_quantity money = {.value_class = BAREMO_VALUE_MONEY,
                                   .currency = view->programme->currency};
    report_table_row(table, REPORT_ROW_PLAIN);
    report_table_text(table, ID, action->id);
    report_table_text(table, TITLE, action->title);
    report_table_text(table, AXIS, action->axis);
    view_action_status(view, table, STATUS, action->status);
    report_table_text(table, START, view_period(view, action->start));
    report_table_text(table, END, view_period(view, action->end));
    report_table_number(table, BUDGET, action->budget, money);
    report_table_number(table, SPENT, action->spent, money);
    report_table_number(table, SESSIONS, action->sessions, COUNT);
    report_table_number(table, INVITED, action->invited, COUNT);
    report_table_number(table, PARTICIPANTS, action->participants, COUNT);
    const baremo_result *execution = view_action(view, action->id, "budget_execution");
    view_result(view, table, EXECUTION, NULL, execution);
    report_table_formula(table, EXECUTION, OF_BUDGET);
    report_table_text(table, RESPONSIBLE, action->responsible);
    const char *note = baremo_text_blank(action->note) ? NULL : action->note;
    report_table_text(table, NOTE, view_add_note(view, note, execution));
}

static void total_row(report_view *view, report_table *table) {
    static const struct {
        size_t column;
        const char *statistic;
    } totals[] = {{BUDGET, "budget"},
                  {SPENT, "spent"},
                  {SESSIONS, "sessions"},
                  {INVITED, "invited"},
                  {PARTICIPANTS, "participants"}};
    report_table_row(table, REPORT_ROW_TOTAL);
    report_table_text(table, TITLE, view_text(view, REPORT_TEXT_WHOLE_PLAN));
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        view_result(view, table, totals[i].column, NULL,
                    view_total(view, NULL, totals[i].statistic));
        report_table_formula(table, totals[i].column,
                             (report_formula){REPORT_FORMULA_COLUMN_SUM, {0}});
    }
    view_result(view, table, EXECUTION, NULL, view_total(view, NULL, "budget_execution"));
    report_table_formula(table, EXECUTION, OF_BUDGET);
}

void report_sheets_actions(report_view *view) {
    if (!view->action_count)
        return;
    report_sheet *sheet =
        report_plan_add(view->plan, "actions", view_text(view, REPORT_TEXT_ACTIONS),
                        view_fill(view, REPORT_TEXT_TITLE_ACTIONS,
                                  view_period(view, view->programme->period), NULL, NULL));
    sheet->contents = view_text(view, REPORT_TEXT_CONTENTS_ACTIONS);
    sheet->wide = true;
    report_sheet_paragraph(view->plan, sheet, report_action_headline(view, NULL));
    report_table *table = report_sheet_table(view->plan, sheet, "actions");
    table->key_columns = 2;
    add_columns(view, table);
    for (size_t i = 0; i < view->action_count; i++)
        action_row(view, table, &view->actions[i]);
    total_row(view, table);
    report_table_drop_empty(table);
}

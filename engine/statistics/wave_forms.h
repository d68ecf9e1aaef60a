/* The two forms of every procedure that compares before and after. */
#ifndef BAREMO_STATISTICS_WAVE_FORMS_H
#define BAREMO_STATISTICS_WAVE_FORMS_H

/* Wide data, a column for each: initialises a baremo_form. */
#define BAREMO_FORM_PRE_POST                                                                       \
    {                                                                                              \
        .roles = { "pre", "post" }                                                                 \
    }

/* Long data, a row for each answer: likewise. The procedure has an option `waves`. */
#define BAREMO_FORM_WAVES                                                                          \
    {                                                                                              \
        .roles = {"respondent", "wave", "value"}, .row_role = "respondent", .column_role = "wave", \
        .value_role = "value", .to_roles = {"pre", "post"}, .order_option = "waves"                \
    }

#endif

/* Surveys: how each was made, and where its answers are. */
#include "indicators/programme/surveys.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/programme/indicators.h"

size_t cell_list(const reader *reading, schema_column_id column, size_t row,
                 const char *const **parts) {
    const char **found = NULL;
    size_t count = baremo_text_list(reading->arena, cell_text(reading, column, row), &found);
    *parts = found;
    return count;
}

/* -- files -- */

/* "pre=march.xlsx": the wave of a part of a list, and what is behind the sign; -1: no wave. */
static int part_wave(const reader *reading, const char *part, const char **name) {
    const char *sign = strchr(part, '=');
    int wave = -1;
    *name = part;
    if (!sign)
        return -1;
    const char *word = baremo_arena_copy(reading->arena, part, (size_t)(sign - part));
    if (!name_index_find(schema_word_index(reading->arena, SET_WAVE), word, &wave))
        return -1;
    for (*name = sign + 1; **name == ' '; (*name)++)
        continue;
    return wave;
}

/* In a workbook the answers may be a sheet beside the tables: no file is named then. */
static bool is_own_sheet(const reader *reading, size_t row) {
    return !reading->input->folder && cell_blank(reading, SURVEYS_FILE, row) &&
           !cell_blank(reading, SURVEYS_SHEET, row);
}

static size_t file_names(const reader *reading, size_t row, const char *const **names) {
    const char *path = reading->input->path, *slash = strrchr(path, '/');
    if (!is_own_sheet(reading, row))
        return cell_list(reading, SURVEYS_FILE, row, names);
    const char **own = baremo_arena_array(reading->arena, 1, sizeof *own);
    own[0] = slash ? slash + 1 : path;
    *names = own;
    return 1;
}

/* The part of a list that stands for the i-th file: a list of one stands for all. */
static const char *part_at(const char *const *parts, size_t count, size_t i) {
    return count == 1 ? parts[0] : i < count ? parts[i] : NULL;
}

static programme_answers_file file_at(reader *reading, const char *name, const char *sheet,
                                      bool one_name) {
    programme_answers_file file = {.name = "", .sheet = "", .wave = -1};
    if (name)
        file.wave = part_wave(reading, name, &file.name);
    int sheet_wave = sheet ? part_wave(reading, sheet, &file.sheet) : -1;
    if (sheet_wave >= 0 && (file.wave < 0 || one_name))
        file.wave = sheet_wave;
    return file;
}

/* Of several files each has a wave, and none that of another. */
static bool waves_differ(const programme_answers_file *files, size_t count) {
    for (size_t i = 1; i < count; i++)
        for (size_t j = 0; j < i; j++)
            if (files[i].wave < 0 || files[j].wave == files[i].wave)
                return false;
    return true;
}

/* One file, or one a wave; a single file may have a sheet for each wave. */
static void read_files(reader *reading, programme_survey *survey, size_t row) {
    const char *const *names = NULL, *const *sheets = NULL;
    size_t name_count = file_names(reading, row, &names);
    size_t sheet_count = cell_list(reading, SURVEYS_SHEET, row, &sheets);
    size_t count = name_count > sheet_count ? name_count : sheet_count;
    programme_answers_file *files = baremo_arena_array(reading->arena, count + 1, sizeof *files);
    for (size_t i = 0; i < count; i++)
        files[i] = file_at(reading, part_at(names, name_count, i), part_at(sheets, sheet_count, i),
                           name_count == 1);
    if (!waves_differ(files, count)) {
        cell_problem(reading, &baremo_problem_survey_files, SURVEYS_FILE, row,
                     "of several files each is of a wave of its own");
        return;
    }
    survey->files = files;
    survey->file_count = count;
}

/* -- one survey -- */

/* Headings of columns that name people. */
static bool names_people(const reader *reading, const char *heading) {
    static const char *const keys[] = {"name",           "nombre",    "nom",       "apellidos",
                                       "prenom",         "email",     "e_mail",    "correo",
                                       "courriel",       "mail",      "telephone", "telefono",
                                       "phone",          "dni",       "id",        "nif",
                                       "recipientemail", "ipaddress", "_id",       "_uuid"};
    const char *key = baremo_text_key(reading->arena, heading);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static bool same_heading(const reader *reading, const char *a, const char *b) {
    return *a && *b &&
           strcmp(baremo_text_key(reading->arena, a), baremo_text_key(reading->arena, b)) == 0;
}

static void read_by(reader *reading, programme_survey *survey, size_t row) {
    const char *const *parts = NULL;
    size_t count = cell_list(reading, SURVEYS_BY, row, &parts);
    const char **by = baremo_arena_array(reading->arena, count + 1, sizeof *by);
    for (size_t i = 0; i < count; i++) {
        if (names_people(reading, parts[i]) || same_heading(reading, parts[i], survey->respondent))
            cell_problem(reading, &baremo_problem_survey_by, SURVEYS_BY, row,
                         "`%s` tells who somebody is", parts[i]);
        else if (!same_heading(reading, parts[i], survey->group))
            by[survey->by_count++] = parts[i];
    }
    survey->by = by;
}

/* What a blank `design` means: more than one wave of the same people, of others, or one wave. */
static programme_design default_design(const programme_survey *survey) {
    bool waves = *survey->wave || survey->file_count > 1;
    if (!waves)
        return PROGRAMME_SINGLE; /* a wide table: see survey_tables_read() */
    return *survey->respondent ? PROGRAMME_MATCHED : PROGRAMME_UNMATCHED;
}

typedef struct survey_cells {
    word_cells designs, profiles;
    period_cells periods, pre_periods;
} survey_cells;

static baremo_period own_period(const reader *reading, baremo_period given) {
    return given.grain ? given : reading->model->settings.period;
}

static void read_survey(reader *reading, const survey_cells *cells, size_t row,
                        programme_survey *survey) {
    survey->title = cell_blank(reading, SURVEYS_TITLE, row)
                        ? survey->id
                        : cell_text(reading, SURVEYS_TITLE, row);
    survey->series = cell_text(reading, SURVEYS_SERIES, row);
    survey->respondent = cell_text(reading, SURVEYS_RESPONDENT, row);
    survey->wave = cell_text(reading, SURVEYS_WAVE, row);
    survey->group = cell_text(reading, SURVEYS_GROUP, row);
    survey->control = cell_text(reading, SURVEYS_CONTROL, row);
    survey->cluster = cell_text(reading, SURVEYS_CLUSTER, row);
    survey->weight = cell_text(reading, SURVEYS_WEIGHT, row);
    survey->wave_labels[PROGRAMME_PRE] = cell_text(reading, SURVEYS_PRE, row);
    survey->wave_labels[PROGRAMME_POST] = cell_text(reading, SURVEYS_POST, row);
    survey->wave_labels[PROGRAMME_FOLLOWUP] = cell_text(reading, SURVEYS_FOLLOWUP, row);
    survey->period = own_period(reading, period_at(&cells->periods, row));
    survey->pre_period = period_at(&cells->pre_periods, row);
    survey->place = cell_place(reading, SURVEYS_SURVEY, row);
    survey->file_place = cell_place(reading, SURVEYS_FILE, row);
    if (is_own_sheet(reading, row) || cell_filled(reading, SURVEYS_FILE, row))
        read_files(reading, survey, row);
    read_by(reading, survey, row);
    survey->design = (programme_design)word_at(&cells->designs, row, default_design(survey));
    survey->profile = (programme_profile)word_at(&cells->profiles, row, PROGRAMME_PLAIN);
    if (*survey->control && !*survey->group)
        cell_problem(reading, &baremo_problem_survey_control, SURVEYS_CONTROL, row,
                     "there is no `group` of which this is the label");
}

/* -- what a design needs -- */

static bool is_wide(const programme_survey *survey) {
    for (size_t i = 0; i < survey->item_count; i++)
        if (*survey->items[i].post_column)
            return survey->file_count < 2 && !*survey->wave;
    return false;
}

static void check_design(reader *reading, programme_survey *survey, size_t row) {
    bool wide = is_wide(survey);
    if (wide && survey->design == PROGRAMME_SINGLE && cell_blank(reading, SURVEYS_DESIGN, row))
        survey->design = *survey->respondent ? PROGRAMME_MATCHED : PROGRAMME_RETROSPECTIVE;
    bool waves = wide || *survey->wave || survey->file_count > 1;
    if (survey->design == PROGRAMME_RETROSPECTIVE && !wide)
        cell_problem(reading, &baremo_problem_survey_waves, SURVEYS_SURVEY, row,
                     "then and now of a retrospective survey are two columns of one row, and no "
                     "item has a `post_column`");
    else if (survey->design != PROGRAMME_SINGLE && !waves)
        cell_problem(reading, &baremo_problem_survey_waves, SURVEYS_SURVEY, row,
                     "nothing tells its waves apart: there is neither a `wave` column, nor a file "
                     "for each wave, nor an item with a `post_column`");
    else if (survey->design == PROGRAMME_MATCHED && !*survey->respondent)
        cell_problem(reading, &baremo_problem_survey_respondent, SURVEYS_SURVEY, row,
                     "people are to be matched, and `respondent` is blank");
}

/* What people wrote themselves is no group of people. */
static bool is_open_text(const reader *reading, const programme_survey *survey,
                         const char *heading) {
    for (size_t i = 0; i < survey->item_count; i++) {
        const programme_item *item = &survey->items[i];
        if (item->type == PROGRAMME_TEXT && (same_heading(reading, item->column, heading) ||
                                             same_heading(reading, item->id, heading)))
            return true;
    }
    return false;
}

static void check_splits(reader *reading, programme_survey *survey, size_t row) {
    size_t kept = 0;
    const char **by = baremo_arena_array(reading->arena, survey->by_count + 1, sizeof *by);
    for (size_t i = 0; i < survey->by_count; i++)
        if (is_open_text(reading, survey, survey->by[i]))
            cell_problem(reading, &baremo_problem_survey_by, SURVEYS_BY, row,
                         "`%s` is what people wrote themselves", survey->by[i]);
        else
            by[kept++] = survey->by[i];
    survey->by = by;
    survey->by_count = kept;
    if (!*survey->group ||
        (!is_open_text(reading, survey, survey->group) && !names_people(reading, survey->group) &&
         !same_heading(reading, survey->group, survey->respondent)))
        return;
    cell_problem(reading, &baremo_problem_survey_by, SURVEYS_GROUP, row,
                 "`%s` tells who somebody is or what a person wrote", survey->group);
    survey->group = survey->control = "";
}

/* -- baselines of indicators that read surveys -- */

bool programme_survey_feeds(const programme *model, const programme_survey *survey,
                            const char *wanted) {
    if (strcmp(survey->id, wanted) == 0 || (*survey->series && strcmp(survey->series, wanted) == 0))
        return true;
    for (size_t i = 0; i < model->survey_count; i++) {
        const programme_survey *named = &model->surveys[i];
        if (strcmp(named->id, wanted) == 0)
            return *named->series && strcmp(named->series, survey->series) == 0;
    }
    return false;
}

baremo_period programme_survey_before(const programme *model, const programme_survey *survey,
                                      baremo_period otherwise) {
    baremo_period before = survey->pre_period;
    if (!before.grain || !survey->period.grain)
        return before.grain ? before : otherwise;
    bool earlier = baremo_period_coarsen(before, model->grain).last_day <
                   baremo_period_coarsen(survey->period, model->grain).first_day;
    return earlier ? before : otherwise;
}

/* Where a survey says when its first wave was, that is the baseline's period: of the first survey
 * of a series. */
static void settle_baseline(const reader *reading, size_t index) {
    const programme *model = reading->model;
    programme_indicator *one = &reading->made[index];
    baremo_period first = {0};
    for (size_t i = 0; i < model->survey_count; i++) {
        if (!programme_survey_feeds(model, &model->surveys[i], one->survey))
            continue;
        baremo_period before =
            programme_survey_before(model, &model->surveys[i], (baremo_period){0});
        before = before.grain ? baremo_period_coarsen(before, model->grain) : before;
        if (before.grain && (!first.grain || before.first_day < first.first_day))
            first = before;
    }
    if (first.grain)
        one->baseline_period = first;
}

static void settle_baselines(const reader *reading) {
    for (size_t i = 0; i < reading->model->indicator_count; i++)
        if (*reading->made[i].survey && !reading->sources[i].baseline_dated &&
            baremo_is_missing(reading->made[i].baseline))
            settle_baseline(reading, i);
}

void survey_tables_read(reader *reading) {
    const char *const *ids = NULL;
    const uint32_t *rows = NULL;
    size_t count = cells_identifiers(reading, SURVEYS_SURVEY, &ids, &rows);
    programme_survey *surveys = baremo_arena_array(reading->arena, count + 1, sizeof *surveys);
    survey_drafts all = {.drafts =
                             baremo_arena_array(reading->arena, count + 1, sizeof *all.drafts),
                         .count = count,
                         .ids = id_index_new(reading->arena, ids, count)};
    survey_cells cells = {.designs = cells_words(reading, SURVEYS_DESIGN, SET_DESIGN),
                          .profiles = cells_words(reading, SURVEYS_PROFILE, SET_PROFILE),
                          .periods = cells_periods(reading, SURVEYS_PERIOD),
                          .pre_periods = cells_periods(reading, SURVEYS_PRE_PERIOD)};
    for (size_t i = 0; i < count; i++) {
        surveys[i].id = ids[i];
        read_survey(reading, &cells, rows[i], &surveys[i]);
        all.drafts[i].survey = &surveys[i];
    }
    scales_read(reading, &all);
    items_read(reading, &all);
    for (size_t i = 0; i < count; i++) {
        scales_complete(reading, &all.drafts[i]);
        if (reader_undecided(reading, TABLE_SURVEYS, rows[i]))
            surveys[i].file_count = 0; /* its answers cannot be read yet */
        else
            check_design(reading, &surveys[i], rows[i]);
        check_splits(reading, &surveys[i], rows[i]);
    }
    reading->model->surveys = surveys;
    reading->model->survey_count = count;
    settle_baselines(reading);
}

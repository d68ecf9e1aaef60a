/* What columns are that are no questions: of a platform, of a person, of time.
 *
 * 1. What tells who somebody is, by its heading or by what stands in it (addresses, telephone
 * numbers, places), is left out, whatever else it could be. A heading that only mentions such a
 * thing is a question where the answers are few and come again.
 * 2. A column of a platform is known by its heading.
 */
#include <ctype.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"
#include "indicators/programme/schema.h"

enum { FEW = 20, VERY_FEW = 5 };

bool study_closed(const study *of, const study_column *column) {
    size_t repeated = 0, different = 0;
    for (size_t i = 0; i < column->answer_count; i++)
        if (!column->answers[i].missing) {
            different++;
            repeated += column->answers[i].count >= of->least ? column->answers[i].count : 0;
        }
    bool often = different <= VERY_FEW || 3 * different <= column->filled;
    return !column->many && different <= FEW && often && 10 * repeated >= 7 * column->filled &&
           10 * column->long_texts <= column->filled;
}

/* -- what stands in personal columns -- */

static bool is_address(const char *text) {
    const char *at = strchr(text, '@');
    return at && at > text && strchr(at, '.') && !strchr(text, ' ');
}

static bool is_ip(const char *text) {
    size_t dots = 0, digits = 0;
    for (; *text; text++) {
        if (*text == '.')
            dots++;
        else if (isdigit((unsigned char)*text))
            digits++;
        else
            return false;
    }
    return dots == 3 && digits >= 4;
}

static bool is_telephone(const char *text) {
    size_t digits = 0;
    for (const char *at = text; *at; at++) {
        if (isdigit((unsigned char)*at))
            digits++;
        else if (!strchr("+ -()", *at))
            return false;
    }
    return digits >= 9 && digits <= 14 && !(text[0] == '1' && digits == 13); /* no milliseconds */
}

/* Latitude, longitude, height and precision, as KoboToolbox writes a place. */
static bool is_place(const char *text) {
    size_t points = 0, spaces = 0;
    for (; *text; text++) {
        points += *text == '.';
        spaces += *text == ' ';
        if (!isdigit((unsigned char)*text) && !strchr(".- ", *text))
            return false;
    }
    return spaces == 3 && points >= 2;
}

/* Eight digits and a letter, or a letter and seven: identity papers. */
static bool is_paper(const char *text) {
    size_t length = strlen(text);
    if (length != 9 || !isalpha((unsigned char)text[8]))
        return false;
    const char *digits = isdigit((unsigned char)*text) ? text : text + 1;
    return strspn(digits, "0123456789") == (size_t)(text + 8 - digits);
}

static bool is_anybodys(const char *text) {
    return is_address(text) || is_ip(text) || is_place(text);
}

/* Numbers that come again are of something else than telephones and papers. */
static bool is_somebodys(const char *text) { return is_telephone(text) || is_paper(text); }

static bool looks_personal(const study_column *column, bool closed) {
    size_t like = 0, seen = 0;
    for (size_t i = 0; i < column->answer_count; i++) {
        const study_answer *answer = &column->answers[i];
        if (answer->missing)
            continue;
        seen++;
        like += is_anybodys(answer->text) || (!closed && is_somebodys(answer->text));
    }
    return like > 0 && 3 * like >= seen;
}

static bool is_personal(const study *of, const study_column *column) {
    if (heading_means(of->book, column->heading, HEADING_PERSONAL, HEADING_WHOLE))
        return true;
    bool closed = study_closed(of, column);
    if (column->filled && looks_personal(column, closed))
        return true;
    return !closed && heading_means(of->book, column->heading, HEADING_PERSONAL, HEADING_WITHIN);
}

/* -- what platforms add -- */

static bool is_technical(const study *of, const study_column *column) {
    static const struct {
        programme_profile profile;
        heading_meaning meaning;
    } own[] = {{PROGRAMME_KOBO, HEADING_TECHNICAL_KOBO},
               {PROGRAMME_QUALTRICS, HEADING_TECHNICAL_QUALTRICS},
               {PROGRAMME_GOOGLE, HEADING_TECHNICAL_GOOGLE},
               {PROGRAMME_LIMESURVEY, HEADING_TECHNICAL_LIMESURVEY}};
    if (of->profile == PROGRAMME_KOBO && *column->heading == '_')
        return true;
    if (of->profile == PROGRAMME_LIMESURVEY && *column->heading == '{')
        return true; /* an equation */
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (own[i].profile == of->profile &&
            heading_means(of->book, column->heading, own[i].meaning, HEADING_WHOLE))
            return true;
    return heading_means(of->book, column->heading, HEADING_TECHNICAL, HEADING_WHOLE);
}

static bool mostly_dates(const study_column *column) {
    return column->filled && 2 * column->dates >= column->filled;
}

static bool is_weight(const study *of, const study_column *column) {
    return column->filled && column->numbers == column->filled && column->least > 0 &&
           !column->whole &&
           heading_means(of->book, column->heading, HEADING_WEIGHT, HEADING_WHOLE);
}

static void decide_role(const study *of, study_column *column) {
    static const drafting_text reasons[] = {
        [STUDY_EMPTY] = DRAFTING_WHY_EMPTY, [STUDY_TECHNICAL] = DRAFTING_WHY_TECHNICAL,
        [STUDY_TIME] = DRAFTING_WHY_TIME,   [STUDY_PERSONAL] = DRAFTING_WHY_PERSONAL,
        [STUDY_DATE] = DRAFTING_WHY_DATE,   [STUDY_ITEM] = DRAFTING_NOTHING,
        [STUDY_WEIGHT] = DRAFTING_NOTHING};
    if ((mostly_dates(column) || !column->filled) &&
        heading_means(of->book, column->heading, HEADING_TIME, HEADING_WHOLE))
        column->role = STUDY_TIME;
    else if (is_technical(of, column))
        column->role = STUDY_TECHNICAL;
    else if (is_personal(of, column))
        column->role = STUDY_PERSONAL;
    else if (!column->filled)
        column->role = STUDY_EMPTY;
    else if (mostly_dates(column))
        column->role = STUDY_DATE;
    else if (is_weight(of, column))
        column->role = STUDY_WEIGHT;
    column->why = reasons[column->role];
}

static bool any_means(const study *of, heading_meaning meaning) {
    for (size_t i = 0; i < of->column_count; i++)
        if (heading_means(of->book, of->columns[i].heading, meaning, HEADING_WHOLE))
            return true;
    return false;
}

/* The platform that wrote the headings. */
static programme_profile profile_of_headings(const study *of) {
    if (any_means(of, HEADING_KOBO))
        return PROGRAMME_KOBO;
    if (any_means(of, HEADING_QUALTRICS))
        return PROGRAMME_QUALTRICS;
    if (any_means(of, HEADING_LIMESURVEY))
        return PROGRAMME_LIMESURVEY;
    if (of->column_count &&
        heading_means(of->book, of->columns[0].heading, HEADING_GOOGLE, HEADING_WHOLE))
        return PROGRAMME_GOOGLE;
    return PROGRAMME_PLAIN;
}

void study_roles(study *of) {
    int profile = 0;
    if (of->request->profile &&
        name_index_find(schema_word_index(of->arena, SET_PROFILE), of->request->profile, &profile))
        of->profile = (programme_profile)profile;
    else
        of->profile = profile_of_headings(of);
    study_options(of);
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        if (!column->stem)
            decide_role(of, column);
        if (column->role == STUDY_WEIGHT && !of->weight)
            of->weight = column;
    }
}

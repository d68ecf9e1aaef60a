/* Options of a call: read from text by their declared kind, checked against their range, with
 * defaults.
 *
 * 1. A number is `[+-]digits[.digits][e..]`, finite, within the declared range, both ends allowed.
 * 2. A word is one of the declared words; what is near is suggested.
 * 3. A list is separated by `;` or `|` where one of these occurs, else by `,`; empty parts are left
 * out, and a list without parts is refused.
 * 4. `level` is above 0 and below 1; `seed` is a whole number of 0 .. 2^64 - 1; `exact-limit` a
 * whole number.
 * 5. An option may be set again: the last one holds. A refused text leaves the option as it was.
 */
#include "engine/statistics/call.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

enum { LEVEL, SEED, EXACT_LIMIT, COMMON_COUNT };

static const baremo_option common_options[COMMON_COUNT] = {
    [LEVEL] = {"level", BAREMO_OPTION_NUMBER, NULL, "0.95", 1e-12, 1 - 1e-12,
               "confidence level of the intervals, as a fraction"},
    [SEED] = {"seed", BAREMO_OPTION_INTEGER, NULL, "1", 0, 18446744073709551615.0,
              "start of the random streams"},
    [EXACT_LIMIT] = {"exact-limit", BAREMO_OPTION_INTEGER, NULL, "200", 0, 1e9,
                     "largest number of observations for exact rank tests"},
};

const baremo_option *baremo_common_options(size_t *count) {
    *count = COMMON_COUNT;
    return common_options;
}

const baremo_option *call_option(const baremo_call *call, const char *name, option_value **value) {
    const baremo_procedure *procedure = call->procedure;
    for (size_t i = 0; i < procedure->option_count; i++)
        if (strcmp(procedure->options[i].name, name) == 0) {
            *value = &call->values[i];
            return &procedure->options[i];
        }
    for (size_t i = 0; i < COMMON_COUNT; i++)
        if (strcmp(common_options[i].name, name) == 0) {
            *value = &call->values[procedure->option_count + i];
            return &common_options[i];
        }
    *value = NULL;
    return NULL;
}

static const option_value *value_of(const baremo_call *call, const char *name) {
    option_value *value;
    call_option(call, name, &value);
    return value && value->present ? value : NULL;
}

bool baremo_call_given(const baremo_call *call, const char *option) {
    const option_value *value = value_of(call, option);
    return value && value->given;
}

bool baremo_call_flag(const baremo_call *call, const char *option) {
    return value_of(call, option) != NULL;
}

double baremo_call_number(const baremo_call *call, const char *option) {
    const option_value *value = value_of(call, option);
    return value ? value->number : BAREMO_MISSING;
}

const char *baremo_call_word(const baremo_call *call, const char *option) {
    const option_value *value = value_of(call, option);
    return value ? value->word : NULL;
}

const char *const *baremo_call_texts(const baremo_call *call, const char *option, size_t *count) {
    const option_value *value = value_of(call, option);
    *count = value ? value->count : 0;
    return value ? value->texts : NULL;
}

const double *baremo_call_numbers(const baremo_call *call, const char *option, size_t *count) {
    const option_value *value = value_of(call, option);
    *count = value ? value->count : 0;
    return value ? value->numbers : NULL;
}

double baremo_call_level(const baremo_call *call) { return baremo_call_number(call, "level"); }

uint64_t baremo_call_seed(const baremo_call *call) { return value_of(call, "seed")->whole; }

size_t baremo_call_exact_limit(const baremo_call *call) {
    return (size_t)baremo_call_number(call, "exact-limit");
}

/* -- reading -- */

static bool in_range(const baremo_option *option, double number) {
    return (option->low == 0 && option->high == 0) ||
           (number >= option->low && number <= option->high);
}

static baremo_status refuse_range(const baremo_call *call, const baremo_option *option,
                                  const char *text) {
    char low[BAREMO_NUMBER_SIZE], high[BAREMO_NUMBER_SIZE];
    baremo_number_print(low, option->low);
    baremo_number_print(high, option->high);
    if (option == &common_options[LEVEL])
        baremo_call_refuse(call, "--level must lie between 0 and 1 (found \"%s\")", text);
    else if (option->high >= 1e15)
        baremo_call_refuse(call, "--%s must be at least %s (found \"%s\")", option->name, low,
                           text);
    else
        baremo_call_refuse(call, "--%s must be from %s to %s (found \"%s\")", option->name, low,
                           high, text);
    return BAREMO_INVALID;
}

static baremo_status read_number(const baremo_call *call, const baremo_option *option,
                                 const char *text, double *number) {
    if (!baremo_number_parse(text, strlen(text), number) || !isfinite(*number)) {
        baremo_call_refuse(call, "--%s needs a number (found \"%s\")", option->name, text);
        return BAREMO_INVALID;
    }
    return in_range(option, *number) ? BAREMO_OK : refuse_range(call, option, text);
}

/* Digits only, so that no bit is lost past 2^53; false when they are something else or too many. */
static bool read_digits(const char *text, uint64_t *whole) {
    *whole = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return false;
        uint64_t digit = (uint64_t)(*text - '0');
        if (*whole > (UINT64_MAX - digit) / 10)
            return false;
        *whole = 10 * *whole + digit;
    }
    return true;
}

static baremo_status read_integer(const baremo_call *call, const baremo_option *option,
                                  const char *text, option_value *value) {
    baremo_status status = read_number(call, option, text, &value->number);
    if (status != BAREMO_OK)
        return status;
    if (floor(value->number) != value->number) {
        baremo_call_refuse(call, "--%s needs a whole number (found \"%s\")", option->name, text);
        return BAREMO_INVALID;
    }
    if (!read_digits(text, &value->whole)) {
        if (value->number >= 0x1p53) /* 1e300: no whole number that is meant exactly */
            return refuse_range(call, option, text);
        value->whole = value->number >= 0 ? (uint64_t)value->number : 0;
    }
    return BAREMO_OK;
}

static size_t split(baremo_arena *arena, const char *text, const char *marks, const char ***parts) {
    size_t count = 0, capacity = 0;
    *parts = NULL;
    while (*text) {
        size_t length = strcspn(text, marks);
        const char *start = text, *end = text + length;
        while (start < end && isspace((unsigned char)*start))
            start++;
        while (end > start && isspace((unsigned char)end[-1]))
            end--;
        if (end > start) {
            BAREMO_ARENA_RESERVE(arena, *parts, count, capacity);
            (*parts)[count++] = baremo_arena_copy(arena, start, (size_t)(end - start));
        }
        text += length;
        if (*text)
            text++;
    }
    return count;
}

static size_t split_list(baremo_arena *arena, const char *text, const char ***parts) {
    return split(arena, text, strpbrk(text, ";|") ? ";|" : ",", parts);
}

static baremo_status read_word(const baremo_call *call, const baremo_option *option,
                               const char *text, option_value *value) {
    const char **words;
    size_t count = split(call->arena, option->words, "|", &words);
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], text) == 0) {
            value->word = words[i];
            return BAREMO_OK;
        }
    const char *nearest = baremo_text_nearest(text, words, count);
    baremo_call_refuse(call, "--%s must be one of %s (found \"%s\")%s%s%s", option->name,
                       option->words, text, nearest ? ": did you mean " : "",
                       nearest ? nearest : "", nearest ? "?" : "");
    return BAREMO_INVALID;
}

static baremo_status read_list(const baremo_call *call, const baremo_option *option,
                               const char *text, option_value *value) {
    value->count = split_list(call->arena, text, &value->texts);
    if (value->count == 0) {
        baremo_call_refuse(call, "--%s needs a list (found \"%s\")", option->name, text);
        return BAREMO_INVALID;
    }
    if (option->kind == BAREMO_OPTION_TEXTS)
        return BAREMO_OK;
    value->numbers = baremo_arena_array(call->arena, value->count, sizeof *value->numbers);
    for (size_t i = 0; i < value->count; i++) {
        baremo_status status = read_number(call, option, value->texts[i], &value->numbers[i]);
        if (status != BAREMO_OK)
            return status;
    }
    return BAREMO_OK;
}

static baremo_status read_value(const baremo_call *call, const baremo_option *option,
                                const char *text, option_value *value) {
    switch (option->kind) {
    case BAREMO_OPTION_FLAG:
        return BAREMO_OK;
    case BAREMO_OPTION_NUMBER:
        return read_number(call, option, text, &value->number);
    case BAREMO_OPTION_INTEGER:
        return read_integer(call, option, text, value);
    case BAREMO_OPTION_WORD:
        return read_word(call, option, text, value);
    case BAREMO_OPTION_TEXT:
        value->word = baremo_arena_text(call->arena, text);
        return BAREMO_OK;
    case BAREMO_OPTION_NUMBERS:
    case BAREMO_OPTION_TEXTS:
        return read_list(call, option, text, value);
    }
    return BAREMO_INVALID;
}

static void refuse_unknown(const baremo_call *call, const char *option) {
    const baremo_procedure *procedure = call->procedure;
    size_t count = procedure->option_count + COMMON_COUNT;
    const char **names = baremo_arena_array(call->arena, count, sizeof *names);
    for (size_t i = 0; i < procedure->option_count; i++)
        names[i] = procedure->options[i].name;
    for (size_t i = 0; i < COMMON_COUNT; i++)
        names[procedure->option_count + i] = common_options[i].name;
    const char *nearest = baremo_text_nearest(option, names, count);
    baremo_call_refuse(call, "%s has no option --%s%s%s%s", procedure->name, option,
                       nearest ? ": did you mean --" : "", nearest ? nearest : "",
                       nearest ? "?" : "");
}

baremo_status baremo_call_set(baremo_call *call, const char *option, const char *text) {
    *call->refusal = NULL;
    option_value *value;
    const baremo_option *declared = call_option(call, option, &value);
    if (!declared) {
        refuse_unknown(call, option);
        return BAREMO_INVALID;
    }
    if (!text && declared->kind != BAREMO_OPTION_FLAG) {
        baremo_call_refuse(call, "--%s needs a value", option);
        return BAREMO_INVALID;
    }
    option_value fresh = {.present = true, .given = true};
    baremo_status status = read_value(call, declared, text, &fresh);
    if (status == BAREMO_OK)
        *value = fresh;
    return status;
}

static void set_standard(const baremo_call *call, const baremo_option *option,
                         option_value *value) {
    if (option->standard && read_value(call, option, option->standard, value) == BAREMO_OK)
        value->present = true;
}

baremo_call *baremo_call_new(baremo_arena *arena, const baremo_procedure *procedure) {
    baremo_call *call = baremo_arena_alloc(arena, sizeof *call);
    call->arena = arena;
    call->procedure = procedure;
    call->refusal = baremo_arena_alloc(arena, sizeof *call->refusal);
    call->fault = baremo_arena_alloc(arena, sizeof *call->fault);
    call->bindings = baremo_arena_array(arena, procedure->role_count, sizeof *call->bindings);
    call->values =
        baremo_arena_array(arena, procedure->option_count + COMMON_COUNT, sizeof *call->values);
    for (size_t i = 0; i < procedure->option_count; i++)
        set_standard(call, &procedure->options[i], &call->values[i]);
    for (size_t i = 0; i < COMMON_COUNT; i++)
        set_standard(call, &common_options[i], &call->values[procedure->option_count + i]);
    *call->refusal = NULL;
    return call;
}

/* results.json: the results nested by subject, with the catalogue that names them.
 *
 * 1. What is absent is left out; the value of an estimate is always there, null where it could not
 * be computed.
 * 2. Infinities are the strings "Inf" and "-Inf"; numbers have up to 17 significant digits.
 * 3. One estimate stands in one line, so that two runs can be compared by line.
 */
#include "reports/formats/file.h"
#include "reports/formats/json_writer.h"
#include "reports/plan/subjects.h"

#include <baremo/version.h>

static void period(json_writer *json, baremo_arena *arena, const char *name, baremo_period value) {
    if (value.grain != BAREMO_PERIOD_NONE)
        json_text(json, name, baremo_period_text(arena, value));
}

static void programme(json_writer *json, baremo_arena *arena,
                      const baremo_results_programme *about) {
    json_open(json, "programme", '{');
    json_text(json, "id", about->id);
    json_text(json, "title", about->title);
    json_text(json, "city", about->city);
    json_text(json, "country", about->country);
    json_text(json, "language", about->language);
    json_text(json, "authority", about->authority);
    json_text(json, "currency", about->currency);
    json_text(json, "notes", about->notes);
    json_text(json, "source", about->source);
    period(json, arena, "start", about->start);
    period(json, arena, "end", about->end);
    period(json, arena, "period", about->period);
    json_text(json, "date", baremo_day_text(arena, about->date));
    json_flag(json, "synthetic", about->synthetic);
    json_flag(json, "incomplete", about->incomplete);
    json_flag(json, "protected", false);
    json_number(json, "confidence", about->confidence);
    json_number(json, "on_track", about->on_track);
    json_number(json, "behind", about->behind);
    json_close(json, '}');
}

static void axes(json_writer *json, const baremo_results *results) {
    size_t count;
    const baremo_results_axis *all = baremo_results_axes(results, &count);
    json_open(json, "axes", '[');
    for (size_t i = 0; i < count; i++) {
        json_open_flat(json, NULL, '{');
        json_text(json, "axis", all[i].id);
        json_text(json, "title", all[i].title);
        json_text(json, "objective", all[i].objective);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void areas(json_writer *json, const baremo_results *results) {
    size_t count;
    const baremo_results_area *all = baremo_results_areas(results, &count);
    json_open(json, "areas", '[');
    for (size_t i = 0; i < count; i++) {
        json_open_flat(json, NULL, '{');
        json_text(json, "area", all[i].id);
        json_text(json, "title", all[i].title);
        json_text(json, "parent", all[i].parent);
        json_text(json, "role", all[i].role);
        json_text(json, "stratum", all[i].stratum);
        json_number(json, "population", all[i].population);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void actions(json_writer *json, baremo_arena *arena, const baremo_results *results) {
    size_t count;
    const baremo_results_action *all = baremo_results_actions(results, &count);
    json_open(json, "actions", '[');
    for (size_t i = 0; i < count; i++) {
        json_open_flat(json, NULL, '{');
        json_text(json, "action", all[i].id);
        json_text(json, "axis", all[i].axis);
        json_text(json, "title", all[i].title);
        json_text(json, "status", all[i].status);
        json_text(json, "responsible", all[i].responsible);
        period(json, arena, "start", all[i].start);
        period(json, arena, "end", all[i].end);
        json_number(json, "budget", all[i].budget);
        json_number(json, "spent", all[i].spent);
        json_number(json, "sessions", all[i].sessions);
        json_number(json, "invited", all[i].invited);
        json_number(json, "participants", all[i].participants);
        json_text(json, "note", all[i].note);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void targets(json_writer *json, baremo_arena *arena,
                    const baremo_results_indicator *indicator) {
    json_open(json, "targets", '[');
    for (size_t i = 0; i < indicator->target_count; i++) {
        json_open_flat(json, NULL, '{');
        period(json, arena, "period", indicator->targets[i].period);
        json_text(json, "area", indicator->targets[i].area);
        json_number(json, "target", indicator->targets[i].value);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void ladder(json_writer *json, const baremo_results_indicator *indicator) {
    if (!indicator->level_count)
        return;
    json_open_flat(json, "levels", '[');
    for (size_t i = 0; i < indicator->level_count; i++)
        json_text(json, NULL, indicator->levels[i]);
    json_close(json, ']');
}

static void definition(json_writer *json, const baremo_results_indicator *indicator) {
    json_text(json, "definition", indicator->definition);
    json_text(json, "source", indicator->source);
    json_text(json, "method", indicator->method);
    json_text(json, "frequency", indicator->frequency);
    json_text(json, "responsible", indicator->responsible);
    json_text(json, "limitations", indicator->limitations);
    json_text(json, "rationale", indicator->rationale);
}

static void indicator_entry(json_writer *json, baremo_arena *arena,
                            const baremo_results_indicator *indicator) {
    static const char *const directions[] = {"increase", "decrease", "maintain"};
    json_open(json, NULL, '{');
    json_text(json, "indicator", indicator->id);
    json_text(json, "axis", indicator->axis);
    json_text(json, "action", indicator->action);
    json_text(json, "title", indicator->title);
    json_text(json, "kind", indicator->kind);
    json_text(json, "unit", indicator->unit);
    json_text(json, "measure", indicator->measure);
    json_number(json, "factor", indicator->factor);
    json_text(json, "direction", directions[indicator->direction]);
    json_text(json, "flow", indicator->flow);
    json_text(json, "target_flow", indicator->target_flow);
    json_text(json, "of", indicator->of);
    ladder(json, indicator);
    json_number(json, "low", indicator->low);
    json_number(json, "high", indicator->high);
    period(json, arena, "baseline_period", indicator->baseline_period);
    json_number(json, "baseline", indicator->baseline);
    json_text(json, "baseline_note", indicator->baseline_note);
    targets(json, arena, indicator);
    definition(json, indicator);
    json_close(json, '}');
}

static void indicators(json_writer *json, baremo_arena *arena, const baremo_results *results) {
    size_t count;
    const baremo_results_indicator *all = baremo_results_indicators(results, &count);
    json_open(json, "indicators", '[');
    for (size_t i = 0; i < count; i++)
        indicator_entry(json, arena, &all[i]);
    json_close(json, ']');
}

/* -- comparisons -- */

static void comparison(json_writer *json, const baremo_results *results) {
    const baremo_results_comparison *about = baremo_results_get_comparison(results);
    json_open_flat(json, "comparison", '{');
    json_text(json, "of", about->of_areas ? "areas" : "programmes");
    json_text(json, "order", about->order);
    json_text(json, "currency", about->currency);
    json_number(json, "draws", about->draws);
    json_number(json, "seed", about->seed);
    json_close(json, '}');
}

static void units(json_writer *json, baremo_arena *arena, const baremo_results *results) {
    size_t count;
    const baremo_results_unit *all = baremo_results_units(results, &count);
    json_open(json, "units", '[');
    for (size_t i = 0; i < count; i++) {
        json_open_flat(json, NULL, '{');
        json_text(json, "unit", all[i].id);
        json_text(json, "programme", all[i].programme);
        json_text(json, "area", all[i].area);
        json_text(json, "title", all[i].title);
        json_text(json, "city", all[i].city);
        json_text(json, "country", all[i].country);
        json_text(json, "stratum", all[i].stratum);
        json_text(json, "currency", all[i].currency);
        json_number(json, "exchange", all[i].exchange);
        json_number(json, "population", all[i].population);
        period(json, arena, "period", all[i].period);
        json_flag(json, "synthetic", all[i].synthetic);
        json_number(json, "comparable", (double)all[i].comparable);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void members(json_writer *json, const baremo_results_composite *composite) {
    static const char *const directions[] = {"increase", "decrease", "maintain"};
    json_open(json, "members", '[');
    for (size_t i = 0; i < composite->member_count; i++) {
        const baremo_results_member *member = &composite->members[i];
        json_open_flat(json, NULL, '{');
        json_text(json, "indicator", member->indicator);
        json_text(json, "pillar", member->pillar);
        json_number(json, "weight", member->weight);
        json_number(json, "low", member->low);
        json_number(json, "high", member->high);
        json_text(json, "direction", directions[member->direction]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void bands(json_writer *json, const baremo_results_composite *composite) {
    if (!composite->band_count)
        return;
    json_open(json, "bands", '[');
    for (size_t i = 0; i < composite->band_count; i++) {
        json_open_flat(json, NULL, '{');
        json_text(json, "band", composite->bands[i]);
        json_number(json, "from", composite->band_from[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void composites(json_writer *json, const baremo_results *results) {
    size_t count;
    const baremo_results_composite *all = baremo_results_composites(results, &count);
    json_open(json, "composites", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(json, NULL, '{');
        json_text(json, "composite", all[i].id);
        json_text(json, "title", all[i].title);
        json_flag(json, "imputed", all[i].imputed);
        members(json, &all[i]);
        bands(json, &all[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void side_by_side(json_writer *json, const report_output *output) {
    if (!baremo_results_get_comparison(output->results))
        return;
    comparison(json, output->results);
    units(json, output->arena, output->results);
    composites(json, output->results);
}

/* `when`: the text of its period. */
static void estimate(json_writer *json, const char *when, const baremo_result *row) {
    json_open_flat(json, NULL, '{');
    json_text(json, "programme", row->programme);
    if (row->period.grain != BAREMO_PERIOD_NONE)
        json_text(json, "period", when);
    json_text(json, "area", row->area);
    json_text(json, "group", row->group);
    json_text(json, "statistic", row->statistic);
    json_nullable(json, "value", row->value);
    json_number(json, "low", row->low);
    json_number(json, "high", row->high);
    json_number(json, "level", row->level);
    json_number(json, "n", row->n);
    json_number(json, "missing", row->missing);
    json_text(json, "method", row->method);
    if (row->status != BAREMO_STATUS_NONE)
        json_text(json, "status", baremo_result_status_name(row->status));
    json_text(json, "note", row->note);
    json_text(json, "source", row->source);
    json_close(json, '}');
}

/* Rows one after the other are mostly of one period. */
static void estimates(report_file *file, json_writer *json, baremo_arena *arena,
                      const report_subject *subject) {
    const char *when = "";
    json_open(json, "estimates", '[');
    for (size_t i = 0; i < subject->count; i++) {
        const baremo_result *row = subject->rows[i];
        if (i == 0 || !baremo_period_equal(row->period, subject->rows[i - 1]->period))
            when = baremo_period_text(arena, row->period);
        estimate(json, when, row);
        report_file_flush(file);
    }
    json_close(json, ']');
}

static void json_subjects(report_file *file, json_writer *json, const report_output *output) {
    size_t count;
    const report_subject *all = report_subjects(output->arena, output->results, &count);
    json_open(json, "results", '[');
    for (size_t i = 0; i < count; i++) {
        json_open(json, NULL, '{');
        json_text(json, "subject_kind", baremo_subject_kind_name(all[i].kind));
        json_text(json, "subject", all[i].id);
        json_text(json, "title", all[i].rows[0]->title);
        json_text(json, "axis", all[i].rows[0]->axis);
        estimates(file, json, output->arena, &all[i]);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void json_whole(report_file *file, baremo_buffer *buffer, const report_output *output) {
    json_writer json = {.buffer = buffer};
    json_open(&json, NULL, '{');
    json_text(&json, "baremo", BAREMO_VERSION);
    programme(&json, output->arena, baremo_results_get_programme(output->results));
    side_by_side(&json, output);
    axes(&json, output->results);
    areas(&json, output->results);
    actions(&json, output->arena, output->results);
    indicators(&json, output->arena, output->results);
    json_subjects(file, &json, output);
    json_close(&json, '}');
    baremo_buffer_add_char(buffer, '\n');
}

static baremo_status json_write(const report_output *output) {
    return report_file_write(output, json_whole);
}

const report_format report_format_json = {
    .name = "json",
    .file_name = "results.json",
    .summary = "all results nested by subject, with titles, targets and sources",
    .write = json_write,
};

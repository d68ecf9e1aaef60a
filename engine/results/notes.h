/* The kinds of notes that results carry, from notes.def. */
#ifndef BAREMO_ENGINE_RESULTS_NOTES_H
#define BAREMO_ENGINE_RESULTS_NOTES_H

#include <stddef.h>

#include <baremo/results.h>

#define BAREMO_NOTE(id, text) extern const baremo_note_kind baremo_note_##id;
#include "engine/results/notes.def"
#undef BAREMO_NOTE

/** All kinds, in the order of notes.def. */
const baremo_note_kind *const *baremo_note_kinds(size_t *count);

#endif

/* Published scales that a row of the table `scales` can name in its column `source`: the row is
 * then completed and checked by the scale's key. Texts of items are never shipped. */
#ifndef INDICATORS_PROGRAMME_KNOWN_SCALES_H
#define INDICATORS_PROGRAMME_KNOWN_SCALES_H

#include "indicators/programme/codebook.h"

typedef struct known_scale {
    const char *name;      /**< as `scales.source` writes it: "aris/activism" */
    const char *titles[3]; /**< en, es, fr */
    size_t item_count;     /**< none of them reversed */
    const char *which;     /**< which items of the instrument they are */
    programme_scoring score;
    baremo_direction direction; /**< where the row says none */
    const char *source;         /**< who published it, and the version */
    const char *key;            /**< where its key can be seen applied: items, score, none reversed */
} known_scale;

const known_scale *known_scales(size_t *count);
/** The scale of a name, without regard to case and outer spaces; NULL: it is a text of its own. */
const known_scale *known_scale_find(baremo_arena *arena, const char *name);
/** Its title in a language ("en", "es", "fr"). */
const char *known_scale_title(const known_scale *scale, const char *language);

#endif

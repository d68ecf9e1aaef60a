/* What a text that is no number nearly is, so that the message says what to do about it. */
#ifndef BAREMO_ENGINE_TABLE_TEXT_CLASS_H
#define BAREMO_ENGINE_TABLE_TEXT_CLASS_H

typedef enum text_class {
    TEXT_WORDS,        /**< no digits */
    TEXT_WITH_DIGITS,  /**< letters and digits: 3A */
    TEXT_MISSING_WORD, /**< NA, n/d, .., NS/NC */
    TEXT_NAN_WORD,     /**< nan, inf */
    TEXT_NOTATION,     /**< 0x1F, 1_000, 1d5 */
    TEXT_FLAGGED,      /**< 1.250(p), 12* */
    TEXT_SCRIPT,       /**< digits of other scripts */
    TEXT_QUOTED,       /**< '10 */
    TEXT_GROUPS        /**< digits and marks that make no number: 12.34.567 */
} text_class;

text_class text_class_of(const char *text);

#endif

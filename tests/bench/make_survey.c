/* make_survey FOLDER [RESPONDENTS]: writes a programme with one large survey, always the same:
 * 100,000 respondents, nine of ten in both waves, 60 items from 1 to 5 (2.5 % blank) in six scales,
 * two arms and two sexes. 190,000 responses, 24 MB. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { RESPONDENTS = 100000, ITEMS = 60, SCALE_ITEMS = 10 };

/* splitmix64 (Steele, Lea and Flood 2014, figure 17). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static FILE *open_table(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    return file;
}

static void write_text(const char *folder, const char *name, const char *text) {
    FILE *file = open_table(folder, name);
    fputs(text, file);
    fclose(file);
}

static void write_items(const char *folder) {
    FILE *file = open_table(folder, "items.csv");
    fputs("survey,item,text,type,labels,scale,reverse\n", file);
    for (int i = 1; i <= ITEMS; i++)
        fprintf(
            file,
            "large,q%d,Statement %d of the questionnaire.,ordinal,"
            "1=strongly disagree; 2=disagree; 3=neither; 4=agree; 5=strongly agree,scale%d,%s\n",
            i, i, (i - 1) / SCALE_ITEMS + 1, i % 5 == 0 ? "yes" : "");
    fclose(file);
}

static void write_response(FILE *file, uint32_t respondent, int wave, uint64_t *state) {
    uint64_t level = next_random(state) % 3;
    fprintf(file, "r%06u,%s,%s,%s", respondent, wave ? "post" : "pre",
            respondent % 2 ? "waiting" : "training", respondent % 3 ? "f" : "m");
    for (int i = 1; i <= ITEMS; i++) {
        uint64_t draw = next_random(state);
        uint64_t answer = 1 + (level + draw % 4 + (uint64_t)(wave && draw >> 32 & 1)) * 5 / 8;
        if (draw % 40 == 17)
            fputc(',', file);
        else
            fprintf(file, ",%d",
                    (int)(i % 5 == 0   ? 6 - (answer > 5 ? 5 : answer)
                          : answer > 5 ? 5
                                       : answer));
    }
    fputc('\n', file);
}

int main(int count, char **arguments) {
    if (count < 2)
        return EXIT_FAILURE;
    const char *folder = arguments[1];
    uint32_t respondents = count > 2 ? (uint32_t)strtoul(arguments[2], NULL, 10) : RESPONDENTS;
    uint64_t state = 20180101;
    write_text(folder, "programme.csv",
               "key,value\nid,large\nsynthetic,yes\nstart,2018\nend,2018\nperiod,2018\n");
    write_text(folder, "surveys.csv",
               "survey,title,file,respondent,wave,design,group,control,by\n"
               "large,A large survey,answers.csv,id,wave,matched,arm,waiting,sex\n");
    write_items(folder);
    FILE *file = open_table(folder, "answers.csv");
    fputs("id,wave,arm,sex", file);
    for (int i = 1; i <= ITEMS; i++)
        fprintf(file, ",q%d", i);
    fputc('\n', file);
    for (uint32_t i = 0; i < respondents; i++)
        for (int wave = 0; wave < 2; wave++)
            if (wave == 0 || i % 10)
                write_response(file, i, wave, &state);
    return fclose(file) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

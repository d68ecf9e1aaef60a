/* make_cities DIR [CITIES]: writes made programmes into DIR/city-001 ..., always the same: 60
 * indicators (counts, percentages, rates) of four years with targets, and a survey of 200 people
 * before and after with ten items in two scales. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { CITIES = 500, INDICATORS = 60, PEOPLE = 200, ITEMS = 10, FIRST = 2014, LAST = 2018 };

/* splitmix64 (Steele, Lea and Flood 2014, figure 17). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static unsigned below(uint64_t *state, unsigned bound) {
    return (unsigned)(next_random(state) >> 32) % bound;
}

static FILE *open_table(const char *folder, const char *name) {
    char path[500];
    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        exit(1);
    }
    return file;
}

static void write_indicators(const char *folder, uint64_t *state) {
    static const char *const measures[] = {"count", "ratio", "rate"};
    static const char *const units[] = {"people", "%", "per 100000"};
    FILE *indicators = open_table(folder, "indicators"), *rows = open_table(folder, "observations");
    FILE *targets = open_table(folder, "targets");
    fputs("indicator,title,unit,measure\n", indicators);
    fputs("indicator,period,value,numerator,denominator\n", rows);
    fputs("indicator,period,target\n", targets);
    for (int i = 1; i <= INDICATORS; i++) {
        int kind = i % 3;
        fprintf(indicators, "i%02d,Indicator %d,%s,%s\n", i, i, units[kind], measures[kind]);
        fprintf(targets, "i%02d,%d,%d\n", i, LAST, kind == 1 ? 90 : 900);
        for (int year = FIRST; year <= LAST; year++) {
            unsigned value = 100 + 20 * (unsigned)(year - FIRST) + below(state, 100);
            if (kind == 1)
                fprintf(rows, "i%02d,%d,,%u,%u\n", i, year, value, 400 + below(state, 200));
            else
                fprintf(rows, "i%02d,%d,%u,,\n", i, year, value);
        }
    }
    fclose(indicators);
    fclose(rows);
    fclose(targets);
}

static void write_survey(const char *folder, uint64_t *state) {
    FILE *file = open_table(folder, "surveys");
    fputs("survey,title,file,respondent,wave\ns,Survey,answers.csv,id,wave\n", file);
    fclose(file);
    file = open_table(folder, "scales");
    fputs("survey,scale,title\ns,a,Scale A\ns,b,Scale B\n", file);
    fclose(file);
    file = open_table(folder, "items");
    fputs("survey,item,type,min,max,scale\n", file);
    for (int i = 1; i <= ITEMS; i++)
        fprintf(file, "s,q%d,ordinal,1,5,%c\n", i, i <= ITEMS / 2 ? 'a' : 'b');
    fclose(file);
    file = open_table(folder, "answers");
    fputs("id,wave", file);
    for (int i = 1; i <= ITEMS; i++)
        fprintf(file, ",q%d", i);
    fputc('\n', file);
    for (int person = 0; person < PEOPLE; person++)
        for (int wave = 0; wave < 2; wave++) {
            fprintf(file, "%d,%s", person, wave ? "post" : "pre");
            for (int i = 0; i < ITEMS; i++)
                fprintf(file, ",%u", 1 + below(state, wave ? 5 : 4));
            fputc('\n', file);
        }
    fclose(file);
}

int main(int argc, char **argv) {
    uint64_t state = 1;
    long count = argc > 2 ? strtol(argv[2], NULL, 10) : CITIES;
    if (argc < 2 || count < 1) {
        fputs("make_cities DIR [CITIES]\n", stderr);
        return 2;
    }
    mkdir(argv[1], 0777);
    for (long i = 1; i <= count; i++) {
        char folder[400];
        snprintf(folder, sizeof folder, "%s/city-%03ld", argv[1], i);
        mkdir(folder, 0777);
        FILE *file = open_table(folder, "programme");
        fprintf(file,
                "key,value\nid,city-%03ld\ntitle,City %ld\nstart,2015\nend,2018\n"
                "synthetic,yes\n",
                i, i);
        fclose(file);
        file = open_table(folder, "areas");
        fprintf(file, "area,population\nall,%u\n", 50000 + below(&state, 400000));
        fclose(file);
        write_indicators(folder, &state);
        write_survey(folder, &state);
    }
    return 0;
}

/* Sixteen made people of two arms and six classes, three of whom are in one wave only. The expected
 * numbers of the tests come from these rows with, in R 4.2.2:
 *   d$s <- row means of q1, q2, 6 - q3 where two are answered; a, b: rows of pre and post;
 *   x <- merge(a, b, by = "id"); x$ch <- x$s.y - x$s.x
 */
#ifndef TESTS_SURVEYS_MADE_ANSWERS_H
#define TESTS_SURVEYS_MADE_ANSWERS_H

#define MADE_ANSWERS                                                                               \
    "id,wave,arm,class,q1,q2,q3,yes,w\n"                                                           \
    "p00,pre,control,C1,3,,3,no,0.5\n"                                                             \
    "p00,post,control,C1,4,3,3,yes,2.5\n"                                                          \
    "p01,pre,taller,T1,5,4,4,yes,0.5\n"                                                            \
    "p01,post,taller,T1,5,4,2,no,0.5\n"                                                            \
    "p02,pre,control,C2,3,3,3,no,2\n"                                                              \
    "p02,post,control,C2,3,3,3,yes,2\n"                                                            \
    "p03,pre,taller,T2,4,5,,no,0.5\n"                                                              \
    "p03,post,taller,T2,5,5,2,no,2.5\n"                                                            \
    "p04,pre,control,C3,3,4,3,no,2.5\n"                                                            \
    "p05,pre,taller,T3,,4,1,no,0.5\n"                                                              \
    "p05,post,taller,T3,5,5,1,yes,2\n"                                                             \
    "p06,pre,control,C1,3,4,1,yes,1\n"                                                             \
    "p06,post,control,C1,3,5,1,yes,1.5\n"                                                          \
    "p07,pre,taller,T1,3,2,3,no,0.5\n"                                                             \
    "p07,post,taller,T1,2,4,1,yes,2\n"                                                             \
    "p08,pre,control,C2,,,3,no,0.5\n"                                                              \
    "p08,post,control,C2,3,4,3,yes,1.5\n"                                                          \
    "p09,pre,taller,T2,2,3,3,no,1.5\n"                                                             \
    "p10,pre,control,C3,2,3,4,yes,0.5\n"                                                           \
    "p10,post,control,C3,3,3,3,no,1\n"                                                             \
    "p11,pre,taller,T3,2,3,3,no,2\n"                                                               \
    "p11,post,taller,T3,4,,,yes,1.5\n"                                                             \
    "p12,pre,control,C1,3,2,4,no,0.5\n"                                                            \
    "p12,post,control,C1,3,3,3,no,1.5\n"                                                           \
    "p13,post,taller,T1,4,4,3,no,1.5\n"                                                            \
    "p14,pre,control,C2,3,3,4,no,0.5\n"                                                            \
    "p14,post,control,C2,1,3,3,no,1.5\n"                                                           \
    "p15,pre,taller,T2,4,5,2,no,1\n"                                                               \
    "p15,post,taller,T2,5,4,2,yes,1\n"

#define MADE_ITEMS                                                                                 \
    {"items.csv", "survey,item,type,min,max,labels,reverse,scale,positive\n"                       \
                  "s,q1,ordinal,1,5,,,k,\n"                                                        \
                  "s,q2,ordinal,1,5,,,k,\n"                                                        \
                  "s,q3,ordinal,1,5,,yes,k,\n"                                                     \
                  "s,yes,binary,,,0=no;1=yes,,,yes\n"}

#endif

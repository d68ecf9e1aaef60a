# Processor times of R on the numbers of cities.c: one synthesis of 28 cities by metafor (REML, Hartung-Knapp, with the limits of
# tau2), and the ranks of 500 cities from 10,000 draws. Rscript tests/bench/cities.R
suppressMessages(library(metafor))
i <- 1:500
y <- 0.3 * sin(7 * i)
v <- 0.01 * (1 + (i - 1) %% 7)
best <- function(work, runs = 7) min(replicate(runs, system.time(work())[["user.self"]]))
fit <- function(k) for (n in 1:k) confint(rma(y[1:28], v[1:28], method = "REML", test = "knha"))
cat(sprintf("%10.2f ms  a synthesis of 28 cities, REML with Hartung-Knapp and Q-profile\n", best(function() fit(20)) * 50))
ranks <- function() {
    draws <- matrix(rnorm(500 * 10000, y, sqrt(v)), 500)
    apply(apply(-draws, 2, rank), 1, quantile, c(.025, .5, .975), type = 1)
}
cat(sprintf("%10.2f ms  ranks of 500 cities, 10,000 draws\n", best(ranks, 2) * 1000))

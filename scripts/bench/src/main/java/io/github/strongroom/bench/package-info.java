/**
 * Measures the assembled product, as it is installed, with few secrets and with many: {@code scripts/bench.sh}.
 *
 * <p>{@link io.github.strongroom.bench.Bench} is the order of things. Each class named after a piece of work times that work and hands
 * back {@link io.github.strongroom.bench.Figures}; the {@link io.github.strongroom.bench.Report} sets the two sides beside each other.
 */
package io.github.strongroom.bench;

/**
 * Starts the real parts around Strongroom, a PostgreSQL and a Payara Server, for the quick start and for the tests.
 *
 * <p>{@link io.github.strongroom.launcher.EmbeddedDatabase} and {@link io.github.strongroom.launcher.PayaraDomain} know
 * nothing of each other or of Strongroom; {@link io.github.strongroom.launcher.QuickStart} puts them together.
 */
package io.github.strongroom.launcher;

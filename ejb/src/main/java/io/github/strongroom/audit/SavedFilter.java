package io.github.strongroom.audit;

import java.io.Serializable;

/**
 * A filter that somebody keeps under a name.
 *
 * @param query what stands behind the question mark in the address of the page that it belongs to
 */
public record SavedFilter(String name, String query) implements Serializable {}

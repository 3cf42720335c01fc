package io.github.strongroom.secret;

import java.util.List;

/**
 * Some of the secrets that a {@link SecretQuery} finds.
 *
 * @param total how many it finds in all
 */
public record SecretPage(List<SecretSummary> secrets, long total) {}

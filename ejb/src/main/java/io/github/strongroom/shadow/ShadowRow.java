package io.github.strongroom.shadow;

import io.github.strongroom.secret.Status;
import java.util.List;

/**
 * What is known of one name.
 *
 * @param status in Strongroom; {@code null} where it is not stored there
 * @param findings one for all applications that it is the same for
 */
public record ShadowRow(String name, Status status, List<Finding> findings) {}

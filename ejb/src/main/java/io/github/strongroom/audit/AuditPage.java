package io.github.strongroom.audit;

import java.util.List;

/**
 * Some rows of the audit trail.
 *
 * @param rows newest first
 * @param total how many rows the trail has
 */
public record AuditPage(List<AuditEvent> rows, long total) {}

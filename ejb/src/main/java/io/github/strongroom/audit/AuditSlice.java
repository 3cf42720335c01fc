package io.github.strongroom.audit;

import java.util.List;

/**
 * Some rows of the audit trail, newest first.
 *
 * @param next the sequence to ask for rows before; {@code null} where there are no more
 */
public record AuditSlice(List<AuditEvent> rows, Long next) {}

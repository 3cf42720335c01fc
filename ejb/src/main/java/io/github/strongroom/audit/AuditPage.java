package io.github.strongroom.audit;

import java.util.List;

/**
 * Some rows of the audit trail.
 *
 * @param rows newest first
 * @param newer the sequence to ask for newer rows than; {@code null} where there are none
 * @param older the sequence to ask for older rows than; {@code null} where there are none
 */
public record AuditPage(List<AuditRow> rows, Long newer, Long older) {}

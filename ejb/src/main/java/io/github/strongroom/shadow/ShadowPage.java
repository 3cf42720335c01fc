package io.github.strongroom.shadow;

import java.util.List;

/**
 * Some rows of the report.
 *
 * @param total how many rows the report has in all, as far as was looked
 * @param complete whether every name was looked at; a report of certain verdicts looks at so many names and no more
 * @param applications all that read from Strongroom on this server
 */
public record ShadowPage(List<ShadowRow> rows, long total, boolean complete, List<String> applications) {}

package io.isosocket.workbench.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some rows of a log.
 *
 * @param rows the rows, in the order of their numbers
 * @param row the index of the first among those of the kinds; empty where a text was looked for
 * @param total how many there are of the kinds; empty where a text was looked for
 * @param hasMore whether there are more in the direction that was asked for
 * @param counts of the whole log
 */
public record LogPage(List<LogRow> rows, OptionalLong row, OptionalLong total, boolean hasMore, LogCounts counts) {}

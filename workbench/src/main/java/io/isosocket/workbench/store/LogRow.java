package io.isosocket.workbench.store;

import io.isosocket.workbench.log.LogKind;
import io.isosocket.workbench.log.LogType;
import java.util.OptionalLong;

/**
 * An entry as a list shows it.
 *
 * @param seq its number
 * @param atMicros when, in microseconds since 1970
 * @param kind whose doing it is
 * @param type what it is
 * @param size bytes of its payload
 * @param code the code of a close frame, or 0
 * @param preview the beginning of its text, or of its bytes in hexadecimal
 * @param isWhole whether the preview is all
 * @param deltaMicros the time since the entry before
 */
public record LogRow(
        long seq,
        long atMicros,
        LogKind kind,
        LogType type,
        long size,
        int code,
        String preview,
        boolean isWhole,
        OptionalLong deltaMicros) {}

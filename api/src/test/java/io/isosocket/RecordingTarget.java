package io.isosocket;

import java.util.ArrayList;
import java.util.List;

/** A target that keeps what its listeners threw. */
class RecordingTarget extends EventTarget {

    final List<Throwable> reported = new ArrayList<>();

    @Override
    protected void reportException(Throwable exception) {
        reported.add(exception);
    }
}

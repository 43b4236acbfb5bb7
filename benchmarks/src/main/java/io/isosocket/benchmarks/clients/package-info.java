/** The clients in Java that are compared: a small class each. */
@NullMarked
package io.isosocket.benchmarks.clients;

import org.jspecify.annotations.NullMarked;

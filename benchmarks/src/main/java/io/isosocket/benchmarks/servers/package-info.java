/** The servers in Java that are compared: a small class each. */
@NullMarked
package io.isosocket.benchmarks.servers;

import org.jspecify.annotations.NullMarked;

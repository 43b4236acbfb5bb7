/** What a contestant of the comparison is told to do, and how a client in Java does it. */
@NullMarked
package io.isosocket.benchmarks.work;

import org.jspecify.annotations.NullMarked;

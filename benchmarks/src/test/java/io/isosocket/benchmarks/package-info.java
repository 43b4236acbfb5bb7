/** Tests of what the benchmarks compute; the benchmarks themselves are no tests. */
@NullMarked
package io.isosocket.benchmarks;

import org.jspecify.annotations.NullMarked;

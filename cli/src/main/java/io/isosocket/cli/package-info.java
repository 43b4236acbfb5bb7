/** The isosocket command: one class for each of its subcommands. */
@NullMarked
package io.isosocket.cli;

import org.jspecify.annotations.NullMarked;

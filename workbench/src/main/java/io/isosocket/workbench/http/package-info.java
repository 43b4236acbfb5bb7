/** The workbench's HTTP API, as {@code API.md} describes it, and the files of its page. */
@NullMarked
package io.isosocket.workbench.http;

import org.jspecify.annotations.NullMarked;

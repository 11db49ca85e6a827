/** The {@code motcua} command: an example of an application that embeds the library, through its public API only. */
@NullMarked
package org.motcua.console;

import org.jspecify.annotations.NullMarked;

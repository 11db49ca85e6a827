/** How documents are signed: the level, the services it draws on and what counts, for each agency and kind of document. */
@NullMarked
package org.motcua.workflow.profile;

import org.jspecify.annotations.NullMarked;

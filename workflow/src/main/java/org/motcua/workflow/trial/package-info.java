/**
 * A model tried before anybody is served by it: {@link org.motcua.workflow.trial.ModelTrial} takes cases through every
 * branch in a database in memory and says where they stuck and what they produced.
 */
@NullMarked
package org.motcua.workflow.trial;

import org.jspecify.annotations.NullMarked;

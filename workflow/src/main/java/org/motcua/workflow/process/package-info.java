/** The BPMN model "one-stop" and the names that Java and the model share. */
@NullMarked
package org.motcua.workflow.process;

import org.jspecify.annotations.NullMarked;

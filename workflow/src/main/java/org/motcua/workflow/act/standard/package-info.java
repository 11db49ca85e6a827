/** The acts that every application has; each is one class, as an application's own would be. */
@NullMarked
package org.motcua.workflow.act.standard;

import org.jspecify.annotations.NullMarked;

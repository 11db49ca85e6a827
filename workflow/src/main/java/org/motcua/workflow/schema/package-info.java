/** The tables of this module and how they come into a database. */
@NullMarked
package org.motcua.workflow.schema;

import org.jspecify.annotations.NullMarked;

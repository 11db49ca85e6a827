/** Acts: what officers and applicants do, who may, and what they fill in. */
@NullMarked
package org.motcua.workflow.act;

import org.jspecify.annotations.NullMarked;

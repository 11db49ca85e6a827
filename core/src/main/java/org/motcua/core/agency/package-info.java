/** Agencies, their officers and the roles in which they act. */
@NullMarked
package org.motcua.core.agency;

import org.jspecify.annotations.NullMarked;

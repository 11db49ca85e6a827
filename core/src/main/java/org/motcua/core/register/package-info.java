/** The register of outgoing documents: numbers without gaps, what they are of, and what became of them. */
@NullMarked
package org.motcua.core.register;

import org.jspecify.annotations.NullMarked;

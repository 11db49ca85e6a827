/** The side of the veraPDF judge that runs on veraPDF's own class path; only JDK types cross over to the tests' class path. */
@NullMarked
package org.motcua.judges.verapdf;

import org.jspecify.annotations.NullMarked;

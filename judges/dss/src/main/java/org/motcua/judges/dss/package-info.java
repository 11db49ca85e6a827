/** The side of the EU DSS judge that runs on DSS's own class path; only JDK types cross over to the tests' class path. */
@NullMarked
package org.motcua.judges.dss;

import org.jspecify.annotations.NullMarked;

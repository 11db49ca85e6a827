/** Benchmarks of signing and validating, beside the floor and two others: see {@code docs/performance.md}. */
@NullMarked
package org.motcua.benchmarks;

import org.jspecify.annotations.NullMarked;

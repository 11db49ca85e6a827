/**
 * Seed values: what a form wants of the signature that goes into one of its fields (ISO 32000-1 tables 234 and 235).
 */
@NullMarked
package org.motcua.signing.seed;

import org.jspecify.annotations.NullMarked;

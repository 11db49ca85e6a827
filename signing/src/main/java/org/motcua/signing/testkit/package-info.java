/**
 * A certificate authority and keys for tests and demonstrations. Nothing in here is fit for a real document: the keys
 * are made on the spot and belong to nobody.
 */
@NullMarked
package org.motcua.signing.testkit;

import org.jspecify.annotations.NullMarked;

/**
 * Keys that a person must release, by a one-time password, on a phone, or in a browser with a token: what is to be signed is
 * handed over, and the answer comes later, perhaps to another process. {@link org.motcua.signing.deferred.DeferredKey} is
 * such a key; {@link org.motcua.signing.TwoStepSigner} prepares the documents and completes them with the answer.
 *
 * <p>This package is API. States of the waiting are answers ({@link org.motcua.signing.deferred.Answer}); exceptions are left
 * for what is not one: a service that cannot be reached, values that no certificate belongs to.
 */
@NullMarked
package org.motcua.signing.deferred;

import org.jspecify.annotations.NullMarked;

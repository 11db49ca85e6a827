/**
 * What proves bytes that are no PDF: detached CMS signatures ({@link org.motcua.signing.evidence.DetachedSigner}), evidence
 * records that keep them provable for decades ({@link org.motcua.signing.evidence.EvidenceRecords}), and the judgement of both
 * ({@link org.motcua.signing.evidence.EvidenceValidator}).
 */
@NullMarked
package org.motcua.signing.evidence;

import org.jspecify.annotations.NullMarked;

package org.motcua.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.online.ChainEvidence;

/**
 * What was added to a signed document. It says that it was written and read back, not that anyone should trust the
 * signatures: that is for {@link PdfValidator}.
 *
 * @param level the level that all signatures have reached
 * @param signatures the fields of all signatures and document time-stamps that were there before
 * @param timestamp the time of the last document time-stamp that was added; empty where none was
 * @param evidence what was found out about the chain of each signature and time-stamp, those of one after the other; empty
 *     below level B-LT
 * @param length bytes of the document
 * @param shortfall why the level is lower than the one asked for; empty where it is not
 */
public record AugmentationResult(
        Level level,
        List<String> signatures,
        Optional<Instant> timestamp,
        List<ChainEvidence> evidence,
        long length,
        Optional<String> shortfall) {

    public AugmentationResult {
        signatures = List.copyOf(signatures);
        evidence = List.copyOf(evidence);
    }
}

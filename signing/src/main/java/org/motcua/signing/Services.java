package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.timestamp.TimestampService;

/**
 * What signing and augmenting draw on: immutable, one for the life of a signer or an augmenter.
 *
 * @param timestamps the time-stamping service
 * @param evidence finds certificates and revocation data
 * @param anchors where chains must end
 * @param vri whether /VRI is written
 * @param fallBack whether a lower level will do when a service is down
 * @param clock by which certificates are judged and times are claimed
 */
record Services(
        Optional<TimestampService> timestamps,
        Optional<EvidenceCollector> evidence,
        List<X509Certificate> anchors,
        boolean vri,
        boolean fallBack,
        Clock clock) {

    Services {
        anchors = List.copyOf(anchors);
    }

    /** Before a document is touched: that the level can be reached with what is there. */
    void requireReady(Level level) {
        if (level != Level.B_B && timestamps.isEmpty()) {
            throw new SigningException(
                    "The level " + level + " needs a time-stamping service; give one, or take level B_B");
        }
        if (level.compareTo(Level.B_T) > 0 && (evidence.isEmpty() || anchors.isEmpty())) {
            throw new SigningException("The level " + level
                    + " needs revocation data up to a trust anchor; give a collector of evidence and the anchors, or take"
                    + " level B_T");
        }
    }

    TimestampService timestampService() {
        return timestamps.orElseThrow();
    }

    EvidenceCollector collector() {
        return evidence.orElseThrow();
    }
}

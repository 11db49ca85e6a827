package org.motcua.console.example;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.motcua.core.agency.OfficerId;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.trust.OfficerCertificates;

/** The leader's and the agency's test keys, opened once for the whole run. Thread-safe. */
final class ExampleKeys implements SigningKeys, AutoCloseable {

    private final SigningKey leaderKey;
    private final SigningKey agencyKey;
    private final SignatureAppearance signature;
    private final SignatureAppearance seal;
    private final Duration delay;

    /** @param delay how long a key takes to answer: files answer at once, cards and remote services do not */
    ExampleKeys(DataFolder data, SignatureAppearance signature, SignatureAppearance seal, Duration delay) {
        this.leaderKey = Pkcs12Key.open(data.leaderKey(), data.password());
        this.agencyKey = Pkcs12Key.open(data.agencyKey(), data.password());
        this.signature = signature;
        this.seal = seal;
        this.delay = delay;
    }

    /** The test certificates, registered as those of the leader and of the agency. */
    OfficerCertificates certificates(OfficerId leader) {
        return OfficerCertificates.registered(
                Map.of(leader, List.of(leaderKey.chain().get(0))),
                List.of(agencyKey.chain().get(0)));
    }

    @Override
    public SigningKey ofOfficer(OfficerId leader, String reference) {
        return new Lent(leaderKey, delay);
    }

    @Override
    public SigningKey ofAgency(OfficerId clerk, String reference) {
        return new Lent(agencyKey, delay);
    }

    @Override
    public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
        return Optional.of(signature);
    }

    @Override
    public Optional<SignatureAppearance> sealImage() {
        return Optional.of(seal);
    }

    @Override
    public void close() {
        leaderKey.close();
        agencyKey.close();
    }

    /** A key that its borrower may close without taking it from the others. */
    private record Lent(SigningKey owner, Duration delay) implements SigningKey {

        @Override
        public List<X509Certificate> chain() {
            return owner.chain();
        }

        @Override
        public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
            try {
                TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KeyUnavailableException("The key was interrupted while it was to sign", e);
            }
            return owner.sign(data, algorithm);
        }

        @Override
        public void close() {}
    }
}

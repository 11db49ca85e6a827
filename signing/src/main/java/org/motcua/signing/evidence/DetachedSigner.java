package org.motcua.signing.evidence;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.KeyRefusedException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.SigningKey;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.cms.SignedDataCheck;
import org.motcua.signing.cms.SignedDataFactory;
import org.motcua.signing.key.KeyRules;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampService;

/**
 * Signs bytes that are no PDF: a detached CMS SignedData (RFC 5652) with one signer, the certificates of its chain, and as
 * signed attributes content-type, message-digest and ESS signing-certificate-v2 (RFC 5035), the same as a PDF signature has;
 * and with a signature time stamp (RFC 3161, ETSI EN 319 122-1 5.3) where there is a service for it. There is no signing-time
 * attribute: a time that counts comes from a time stamp.
 *
 * <p>What was made is verified before it is given out. Thread-safe; the key stays the caller's to close.
 */
public final class DetachedSigner {

    private final SigningKey key;
    private final SignedDataFactory factory;
    private final Verifier verifier;
    private final AlgorithmPolicy policy;
    private final Optional<TimestampService> timestamps;
    private final Clock clock;

    private DetachedSigner(Builder builder) {
        this.key = Objects.requireNonNull(builder.key, "A signer needs a key: call key(…)");
        this.policy = builder.policy;
        this.timestamps = Optional.ofNullable(builder.timestamps);
        this.clock = builder.clock;
        SignatureAlgorithm algorithm = builder.algorithm == null
                ? KeyRules.acceptedAlgorithm(key.chain().get(0), policy, clock.instant())
                : builder.algorithm;
        KeyRules.requireSuits(key.chain().get(0), algorithm);
        this.factory = new SignedDataFactory(key.chain(), algorithm);
        this.verifier = new Verifier(key.chain().get(0).getPublicKey());
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A detached signature over the content, in DER.
     *
     * @throws KeyRefusedException when the key must not sign now, or made a signature that does not verify
     * @throws SigningException when the key cannot sign now
     * @throws TimestampException when there is no time stamp to be had
     */
    public byte[] sign(byte[] content) {
        Instant now = clock.instant();
        KeyRules.requireUsable(key.chain(), now);
        KeyRules.requireAccepted(key.chain().get(0), factory.algorithm(), policy, now);
        byte[] attributes =
                factory.attributes(Providers.hash(factory.algorithm().digest(), content));
        byte[] value = key.sign(attributes, factory.algorithm());
        // No authority is asked to stamp what is of no use.
        SignedDataCheck.requireValue(attributes, value, factory.algorithm(), verifier);
        Optional<byte[]> token = timestamps.map(service ->
                service.stamp(Imprint.of(DigestAlgorithm.SHA_256, value)).encoded());
        return factory.assemble(attributes, value, token);
    }

    /** Collects a signer. Not thread-safe; the signer it builds is. */
    public static final class Builder {

        private @Nullable SigningKey key;
        private @Nullable SignatureAlgorithm algorithm;
        private @Nullable TimestampService timestamps;
        private AlgorithmPolicy policy = AlgorithmPolicy.standard();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** The key to sign with; required. */
        public Builder key(SigningKey key) {
            this.key = key;
            return this;
        }

        /** The algorithm. Default: the first that suits the key and the policy accepts. */
        public Builder algorithm(SignatureAlgorithm algorithm) {
            this.algorithm = algorithm;
            return this;
        }

        /** Who time-stamps each signature. Default: nobody. */
        public Builder timestamps(TimestampService timestamps) {
            this.timestamps = timestamps;
            return this;
        }

        /** Which algorithms and key sizes may be used. Default: {@link AlgorithmPolicy#standard()}. */
        public Builder algorithms(AlgorithmPolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** The clock for certificates and algorithms. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * The signer.
         *
         * @throws KeyRefusedException when the key cannot sign with the algorithm, or the policy does not accept it
         */
        public DetachedSigner build() {
            return new DetachedSigner(this);
        }
    }
}

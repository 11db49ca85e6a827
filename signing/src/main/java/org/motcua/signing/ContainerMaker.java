package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.cms.SignedDataCheck;
import org.motcua.signing.cms.SignedDataFactory;
import org.motcua.signing.key.KeyRules;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.ImprintAlgorithm;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.signing.timestamp.TimestampToken;

/** Makes the CMS containers of one certificate, up to the level that the services at hand allow. Thread-safe. */
final class ContainerMaker {

    /** Tags and lengths around a time-stamp token, and its object identifier. */
    private static final int ATTRIBUTE_BYTES = 64;

    private final List<X509Certificate> chain;
    private final AlgorithmPolicy policy;
    private final SignedDataFactory factory;
    private final Verifier verifier;
    private final Optional<TimestampService> timestamps;
    private final boolean fallBack;

    ContainerMaker(
            List<X509Certificate> chain,
            @Nullable SignatureAlgorithm wanted,
            AlgorithmPolicy policy,
            Instant now,
            @Nullable TimestampService timestamps,
            boolean fallBack) {
        X509Certificate certificate = chain.get(0);
        SignatureAlgorithm algorithm = wanted == null ? KeyRules.acceptedAlgorithm(certificate, policy, now) : wanted;
        KeyRules.requireSuits(certificate, algorithm);
        KeyRules.requireAccepted(certificate, algorithm, policy, now);
        this.policy = policy;
        this.chain = List.copyOf(chain);
        this.factory = new SignedDataFactory(chain, algorithm);
        this.verifier = new Verifier(certificate.getPublicKey());
        this.timestamps = Optional.ofNullable(timestamps);
        this.fallBack = fallBack;
    }

    SignatureAlgorithm algorithm() {
        return factory.algorithm();
    }

    boolean fallsBack() {
        return fallBack;
    }

    /** Before a document is touched: that the key may sign now, and that the level can be reached. */
    void requireReady(Level level, Instant now) {
        if (level.compareTo(Level.B_T) > 0) {
            throw new SigningException("The level " + level
                    + " needs revocation data, which is not gathered here; sign at level B_T or B_B");
        }
        if (level == Level.B_T && timestamps.isEmpty()) {
            throw new SigningException(
                    "The level B_T needs a time-stamping service; give the signer one, or sign at level B_B");
        }
        KeyRules.requireUsable(chain, now);
        KeyRules.requireAccepted(chain.get(0), factory.algorithm(), policy, now);
    }

    /** How many bytes a container of the level is likely to have. */
    int estimate(Level level) {
        int tokenBytes = level == Level.B_B
                ? 0
                : timestamps
                        .map(service -> service.expectedTokenBytes() + ATTRIBUTE_BYTES)
                        .orElse(0);
        return factory.maximumSize() + tokenBytes;
    }

    /** What the key signs. */
    byte[] attributes(byte[] documentDigest) {
        return factory.attributes(documentDigest);
    }

    /** The container of a signature value, time-stamped where the level wants it. */
    Container make(byte[] attributes, byte[] value, Level level) {
        if (level == Level.B_B || timestamps.isEmpty()) {
            return new Container(factory.assemble(attributes, value), Optional.empty(), Optional.empty());
        }
        // No authority is asked to stamp what is of no use.
        SignedDataCheck.requireValue(attributes, value, factory.algorithm(), verifier);
        try {
            TimestampToken token = timestamps.get().stamp(Imprint.of(ImprintAlgorithm.SHA_256, value));
            byte[] container = factory.assemble(attributes, value, Optional.of(token.encoded()));
            return new Container(container, Optional.of(token.time()), Optional.empty());
        } catch (TimestampException e) {
            if (!fallBack || e.isInterruption()) {
                throw e;
            }
            return new Container(
                    factory.assemble(attributes, value), Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    /** What is told of a document that was signed with a container. */
    SigningResult result(
            String field, List<SigningRemark> remarks, Instant signingTime, long length, Container container) {
        return new SigningResult(
                field,
                container.level(),
                factory.algorithm(),
                signingTime,
                container.provenTime(),
                chain.get(0),
                length,
                container.shortfall(),
                remarks);
    }

    /** Judges a container that was read back. */
    void requireValid(byte[] contents, byte[] digest) {
        SignedDataCheck.require(contents, digest, factory.algorithm(), verifier);
    }

    /** A container and what was reached with it. */
    static final class Container {
        private final byte[] encoded;
        private final Optional<Instant> provenTime;
        private final Optional<String> shortfall;

        private Container(byte[] encoded, Optional<Instant> provenTime, Optional<String> shortfall) {
            this.encoded = encoded;
            this.provenTime = provenTime;
            this.shortfall = shortfall;
        }

        byte[] encoded() {
            return encoded;
        }

        Optional<Instant> provenTime() {
            return provenTime;
        }

        Optional<String> shortfall() {
            return shortfall;
        }

        Level level() {
            return provenTime.isPresent() ? Level.B_T : Level.B_B;
        }
    }
}

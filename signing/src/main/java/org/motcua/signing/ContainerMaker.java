package org.motcua.signing;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Augmentation.Reached;
import org.motcua.signing.cms.SignedDataCheck;
import org.motcua.signing.cms.SignedDataFactory;
import org.motcua.signing.increment.Draft;
import org.motcua.signing.key.KeyRules;
import org.motcua.signing.key.Verifier;
import org.motcua.signing.online.ChainEvidence;
import org.motcua.signing.online.EvidenceFailure;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampToken;

/** Makes the CMS containers of one certificate, up to the level that the services at hand allow. Thread-safe. */
final class ContainerMaker {

    /** Tags and lengths around a time-stamp token, and its object identifier. */
    private static final int ATTRIBUTE_BYTES = 64;

    private final List<X509Certificate> chain;
    private final AlgorithmPolicy policy;
    private final SignedDataFactory factory;
    private final Verifier verifier;
    private final Services services;
    private final Optional<SignerCheck> check;

    ContainerMaker(
            List<X509Certificate> chain,
            @Nullable SignatureAlgorithm wanted,
            AlgorithmPolicy policy,
            Services services,
            Optional<SignerCheck> check) {
        Instant now = services.clock().instant();
        X509Certificate certificate = chain.get(0);
        SignatureAlgorithm algorithm = wanted == null ? KeyRules.acceptedAlgorithm(certificate, policy, now) : wanted;
        KeyRules.requireSuits(certificate, algorithm);
        KeyRules.requireAccepted(certificate, algorithm, policy, now);
        this.policy = policy;
        this.chain = List.copyOf(chain);
        this.factory = new SignedDataFactory(chain, algorithm);
        this.verifier = new Verifier(certificate.getPublicKey());
        this.services = services;
        this.check = check;
    }

    Services services() {
        return services;
    }

    SignatureAlgorithm algorithm() {
        return factory.algorithm();
    }

    /** The signer's certificate first, then those above it. */
    List<X509Certificate> chain() {
        return chain;
    }

    /** The signer's certificate. */
    X509Certificate certificate() {
        return chain.get(0);
    }

    /**
     * Before a document is touched: that the key may sign now, and that the level can be reached.
     *
     * @return what was found out about the chain, where that was asked for
     */
    Optional<ChainEvidence> requireReady(Level level, Instant now) {
        services.requireReady(level);
        KeyRules.requireUsable(chain, now);
        KeyRules.requireAccepted(chain.get(0), factory.algorithm(), policy, now);
        return check(now);
    }

    /** What is found out about the chain, where that was asked for. */
    Optional<ChainEvidence> check(Instant now) {
        return check.map(wanted -> wanted.require(chain, now));
    }

    /** How many bytes a container of the level is likely to have. */
    int estimate(Level level) {
        int tokenBytes = level == Level.B_B
                ? 0
                : services.timestamps()
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
        if (level == Level.B_B || services.timestamps().isEmpty()) {
            return new Container(factory.assemble(attributes, value), Optional.empty(), Optional.empty());
        }
        // No authority is asked to stamp what is of no use.
        SignedDataCheck.requireValue(attributes, value, factory.algorithm(), verifier);
        try {
            TimestampToken token = services.timestamps().get().stamp(Imprint.of(DigestAlgorithm.SHA_256, value));
            byte[] container = factory.assemble(attributes, value, Optional.of(token.encoded()));
            return new Container(container, Optional.of(token.time()), Optional.empty());
        } catch (TimestampException e) {
            if (!services.fallBack() || e.isInterruption()) {
                throw e;
            }
            return new Container(
                    factory.assemble(attributes, value), Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    /** Raises what was signed with a container to the level wanted, and tells what was reached. */
    SigningResult finish(Signed signed, Level wanted, Draft draft, Optional<char[]> password) throws IOException {
        Container container = signed.container();
        Level level = container.level();
        List<ChainEvidence> evidence = signed.checked().map(List::of).orElse(List.of());
        Optional<String> shortfall = container.shortfall();
        if (level == Level.B_T && wanted.compareTo(Level.B_T) > 0) {
            Reached reached = new Augmentation(
                            services, draft, password, found -> found.field().equals(signed.field()))
                    .raise(wanted);
            level = reached.level();
            evidence = reached.evidence().isEmpty() ? evidence : reached.evidence();
            shortfall = reached.shortfall();
        }
        return new SigningResult(
                signed.field(),
                level,
                factory.algorithm(),
                signed.time(),
                container.provenTime(),
                chain,
                evidence,
                draft.length(),
                shortfall,
                remarks(signed));
    }

    private static List<SigningRemark> remarks(Signed signed) {
        List<SigningRemark> remarks = new ArrayList<>(signed.remarks());
        signed.checked()
                .filter(evidence -> !evidence.isGood())
                .ifPresent(evidence -> remarks.add(new SigningRemark(
                        SigningRemark.Code.REVOCATION_UNKNOWN,
                        evidence.failures().stream()
                                .map(EvidenceFailure::toString)
                                .collect(Collectors.joining("; ")))));
        return remarks;
    }

    /**
     * A document that was signed with a container.
     *
     * @param remarks what was done otherwise than its caller may expect
     * @param time the time that it claims
     * @param checked what was found out about the signer's chain before
     */
    record Signed(
            String field,
            List<SigningRemark> remarks,
            Instant time,
            Container container,
            Optional<ChainEvidence> checked) {}

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

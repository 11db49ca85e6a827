package org.motcua.signing.seed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.motcua.signing.Certification;
import org.motcua.signing.Level;
import org.motcua.signing.increment.Node;

/**
 * The seed value dictionary of a signature field (ISO 32000-1 table 234, and its entries of PDF 2.0). What it demands and
 * this signature cannot give is refused before anything is written; what it merely prefers is remarked. A sole reason and
 * a certification are taken over where the caller left them open. Addresses in it (/TimeStamp, /Cert) are never asked: a
 * document must not make its signer call somebody. Not thread-safe.
 */
public final class SeedValue {

    private static final long FILTER = 1;
    private static final long SUB_FILTER = 1 << 1;
    private static final long VERSION = 1 << 2;
    private static final long REASONS = 1 << 3;
    private static final long LEGAL_ATTESTATION = 1 << 4;
    private static final long ADD_REV_INFO = 1 << 5;
    private static final long DIGEST_METHOD = 1 << 6;
    private static final long LOCK_DOCUMENT = 1 << 7;
    private static final long APPEARANCE_FILTER = 1 << 8;

    /** /Ff of /TimeStamp. */
    private static final long TIME_STAMP = 1;

    /** Entries of PDF 2.0 are understood. */
    private static final long LATEST_VERSION = 3;

    /** The only entry of /Reasons when none may be stated. */
    private static final String NO_REASON = ".";

    private final Node seed;
    private final Offer offer;
    private final Demands demands;

    private SeedValue(Node seed, Offer offer) {
        this.seed = seed;
        this.offer = offer;
        this.demands = Demands.of(offer.field(), seed);
    }

    /**
     * Holds a signature against the seed values of its field.
     *
     * @throws org.motcua.signing.FieldException when it cannot meet a demand
     */
    public static Agreement agree(Node seed, Offer offer) {
        SeedValue value = new SeedValue(seed, offer);
        value.form();
        value.algorithm();
        value.services();
        seed.find("Cert")
                .filter(Node::isDictionary)
                .ifPresent(constraints ->
                        new CertificateSeed(constraints, value.demands.below(constraints)).require(offer.chain()));
        Optional<Certification> certification = value.certification();
        value.locking(certification);
        return new Agreement(value.reason(), certification, value.demands.remarks());
    }

    private void form() {
        long version = seed.findNumber("V").orElse(0L);
        demands.require(
                VERSION,
                version <= LATEST_VERSION,
                "a signer that knows version " + version + " of seed values",
                "only " + LATEST_VERSION + " and lower are known here");
        String filter = seed.findName("Filter").orElse("Adobe.PPKLite");
        demands.require(
                FILTER,
                "Adobe.PPKLite".equals(filter),
                "the signature handler " + filter,
                "only Adobe.PPKLite is made here");
        List<String> formats = texts("SubFilter");
        demands.require(
                SUB_FILTER,
                formats.isEmpty() || formats.contains("ETSI.CAdES.detached"),
                "a signature of the format " + formats,
                "only PAdES (ETSI.CAdES.detached) is made here");
        Optional<String> appearance = seed.findText("AppearanceFilter");
        demands.require(
                APPEARANCE_FILTER,
                appearance.isEmpty(),
                "the named appearance \"" + appearance.orElse("") + "\"",
                "appearances have no names here");
    }

    private void algorithm() {
        List<String> digests = texts("DigestMethod");
        String own = plain(offer.algorithm().digest().name());
        demands.require(
                DIGEST_METHOD,
                digests.isEmpty()
                        || digests.stream().anyMatch(digest -> plain(digest).equals(own)),
                "a hash of " + digests,
                "choose an algorithm with one of them instead of " + offer.algorithm());
    }

    private void services() {
        Optional<Node> timeStamp = seed.find("TimeStamp").filter(Node::isDictionary);
        timeStamp.ifPresent(wanted -> demands.below(wanted)
                .require(
                        TIME_STAMP,
                        offer.level().compareTo(Level.B_T) >= 0,
                        "a time-stamp",
                        "sign at level B_T or higher with a time-stamping service"));
        boolean revocationInside = seed.find("AddRevInfo").filter(Node::isTrue).isPresent();
        demands.require(
                ADD_REV_INFO,
                !revocationInside,
                "revocation information inside of the signature",
                "PAdES keeps it in the document instead, and nothing else is made here");
    }

    private Optional<Certification> certification() {
        Optional<Long> wanted = seed.find("MDP").flatMap(mdp -> mdp.findNumber("P"));
        if (wanted.isEmpty()) {
            return offer.certification();
        }
        Optional<Certification> seeded = Stream.of(Certification.values())
                .filter(value -> value.permissions() == wanted.get())
                .findFirst();
        if (offer.certification().isEmpty() && seeded.isPresent()) {
            demands.taken("certification " + seeded.get());
            return seeded;
        }
        if (!offer.certification().equals(seeded)) {
            String what =
                    seeded.map(value -> "a certifying signature " + value).orElse("a signature that certifies nothing");
            throw demands.refused(what, "leave the certification out of the request");
        }
        return seeded;
    }

    private void locking(Optional<Certification> certification) {
        boolean closed = certification.filter(Certification.NO_CHANGES::equals).isPresent();
        String lock = seed.findName("LockDocument").orElse("auto");
        demands.require(
                LOCK_DOCUMENT,
                !"true".equals(lock) || closed,
                "that the document is locked",
                "certify it with NO_CHANGES");
        demands.require(
                LOCK_DOCUMENT,
                !"false".equals(lock) || !closed,
                "that the document is not locked",
                "certify it otherwise than with NO_CHANGES");
        List<String> attestations = texts("LegalAttestation");
        demands.require(
                LEGAL_ATTESTATION,
                attestations.isEmpty() || certification.isEmpty(),
                "one of the legal attestations " + attestations,
                "none is made here");
    }

    private Optional<String> reason() {
        if (seed.find("Reasons").isEmpty()) {
            return offer.reason();
        }
        List<String> reasons = texts("Reasons");
        boolean none = reasons.isEmpty() || reasons.equals(List.of(NO_REASON));
        if (none) {
            demands.require(
                    REASONS,
                    offer.reason().isEmpty(),
                    "that no reason is stated",
                    "leave the reason out of the request");
            return offer.reason();
        }
        if (offer.reason().isEmpty() && reasons.size() == 1) {
            demands.taken("reason \"" + reasons.get(0) + "\"");
            return Optional.of(reasons.get(0));
        }
        boolean among = offer.reason().filter(reasons::contains).isPresent();
        demands.require(REASONS, among, "one of the reasons " + reasons, "state one of them in the request");
        return offer.reason();
    }

    private List<String> texts(String key) {
        return seed.find(key).map(Node::items).orElse(List.of()).stream()
                .flatMap(item -> item.text().or(item::name).stream())
                .toList();
    }

    /** SHA-256 and SHA256 are the same. */
    private static String plain(String digest) {
        return digest.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }
}

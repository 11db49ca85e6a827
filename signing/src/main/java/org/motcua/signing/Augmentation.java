package org.motcua.signing;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.motcua.signing.dss.Material;
import org.motcua.signing.dss.SecurityStore;
import org.motcua.signing.dss.StoredSignature;
import org.motcua.signing.field.ChangeRules;
import org.motcua.signing.field.Form;
import org.motcua.signing.increment.Draft;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.RevisionId;
import org.motcua.signing.increment.Sealing;
import org.motcua.signing.increment.Sealing.Sealed;
import org.motcua.signing.online.ChainEvidence;
import org.motcua.signing.online.EvidenceException;
import org.motcua.signing.online.KnownEvidence;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampException;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.signing.timestamp.TimestampToken;

/**
 * Raises the signatures of one draft, revision by revision: a document time-stamp where no time is proven yet, validation
 * data, and a document time-stamp over all of it. No signature is touched. For one thread and one draft.
 */
final class Augmentation {

    private final Services services;
    private final Draft draft;
    private final Optional<char[]> password;
    private final Predicate<StoredSignature> scope;
    private final Instant now;
    private final List<ChainEvidence> evidence = new ArrayList<>();
    private Optional<Instant> stamped = Optional.empty();

    /**
     * An augmentation.
     *
     * @param scope the signatures that are to reach the level
     */
    Augmentation(Services services, Draft draft, Optional<char[]> password, Predicate<StoredSignature> scope) {
        this.services = services;
        this.draft = draft;
        this.password = password;
        this.scope = scope;
        this.now = services.clock().instant();
    }

    /**
     * What was reached.
     *
     * @param stamped the time of the last document time-stamp that was added
     * @param shortfall why it is less than what was wanted
     */
    record Reached(Level level, Optional<Instant> stamped, List<ChainEvidence> evidence, Optional<String> shortfall) {}

    /** Raises from {@link Level#B_B}, or from what is there already. */
    Reached raise(Level wanted) throws IOException {
        Level level = Level.B_B;
        try {
            if (!isTimed()) {
                stamp();
            }
            level = Level.B_T;
            if (wanted.compareTo(Level.B_LT) >= 0) {
                store();
                level = Level.B_LT;
            }
            if (wanted == Level.B_LTA) {
                stamp();
                level = Level.B_LTA;
            }
            return new Reached(level, stamped, evidence, Optional.empty());
        } catch (TimestampException e) {
            return fallBack(level, e, e.isInterruption());
        } catch (EvidenceException e) {
            return fallBack(level, e, e.isInterruption());
        }
    }

    private Reached fallBack(Level reached, SigningException e, boolean interrupted) {
        if (!services.fallBack() || interrupted) {
            throw e;
        }
        return new Reached(reached, stamped, evidence, Optional.ofNullable(e.getMessage()));
    }

    /** Whether a time-stamp of its own, or a later one over the document, is there for every signature. */
    private boolean isTimed() throws IOException {
        try (PdfInput document = PdfInput.open(draft.written(), password)) {
            List<StoredSignature> all = StoredSignature.of(document);
            return all.stream()
                    .filter(scope)
                    .allMatch(signature -> provenAt(signature, all).isPresent());
        }
    }

    private void store() throws IOException {
        try (PdfInput document = PdfInput.open(draft.written(), password)) {
            ChangeRules.of(document, Form.read(document)).requireAugmentable();
            SecurityStore store = SecurityStore.of(document);
            Map<String, Material> bySignature = collect(StoredSignature.of(document), store.known());
            Increment increment = new Increment(document);
            boolean missing = store.complete(increment, Material.of(evidence), services.vri() ? bySignature : Map.of());
            if (missing) {
                increment.appendTo(draft, RevisionId.of(document, "DSS", now));
            }
        }
    }

    private Map<String, Material> collect(List<StoredSignature> all, KnownEvidence known) {
        Map<String, Material> bySignature = new LinkedHashMap<>();
        for (StoredSignature signature : all) {
            if (!scope.test(signature)) {
                continue;
            }
            List<ChainEvidence> chains = new ArrayList<>();
            Optional<Instant> later = stampedAfter(signature, all);
            if (!signature.document()) {
                chains.add(require(signature.chain(), provenAt(signature, all).orElse(now), known));
            }
            for (TimestampToken token : signature.timestamps()) {
                chains.add(require(token.chain(), later.orElse(now), known));
            }
            bySignature.put(signature.vriKey(), Material.of(chains));
            evidence.addAll(chains);
        }
        return bySignature;
    }

    private ChainEvidence require(List<X509Certificate> chain, Instant asOf, KnownEvidence known) {
        return services.collector()
                .collect(chain, services.anchors(), known, asOf)
                .requireGoodAsOf(asOf);
    }

    /** When the signature is claimed to have existed by whoever stamped it. */
    private static Optional<Instant> provenAt(StoredSignature signature, List<StoredSignature> all) {
        Optional<Instant> later = stampedAfter(signature, all);
        return later.isEmpty()
                ? signature.time()
                : signature.time().filter(own -> own.isBefore(later.get())).or(() -> later);
    }

    /** The time of the first document time-stamp that was put over it. */
    private static Optional<Instant> stampedAfter(StoredSignature signature, List<StoredSignature> all) {
        return all.stream()
                .filter(other -> other.document() && other.end() > signature.end())
                .findFirst()
                .flatMap(StoredSignature::time);
    }

    private void stamp() throws IOException {
        TimestampService service = services.timestampService();
        try (PdfInput document = PdfInput.open(draft.written(), password)) {
            TimestampPlan plan = TimestampPlan.of(document, now);
            Sealed sealed = Sealing.extend(
                    document.source(),
                    plan::layout,
                    service.expectedTokenBytes(),
                    DigestAlgorithm.SHA_256,
                    digest -> service.stamp(Imprint.ofHash(DigestAlgorithm.SHA_256, digest))
                            .encoded(),
                    draft.stream());
            sealed.requireWritten(draft.readFrom(sealed.base()), this::requireStamped);
        }
    }

    private void requireStamped(byte[] contents, byte[] digest) {
        TimestampToken token = TimestampToken.readPadded(contents);
        if (!token.imprint().equals(Optional.of(Imprint.ofHash(DigestAlgorithm.SHA_256, digest)))) {
            throw new SigningException(
                    "The document time-stamp that came back is over another hash than the document's;"
                            + " it was not put in place, ask another service");
        }
        stamped = Optional.of(token.time());
    }
}

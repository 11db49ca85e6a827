package org.motcua.signing.trust;

import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.algorithm.AlgorithmUse;
import org.motcua.signing.syntax.Budget;

/**
 * Finds everything that verified revocation data says of the certificates of a chain: complete lists, lists for some reasons
 * or of other issuers, deltas (RFC 5280 6.3.3), and OCSP responses. Time plays no part here. For one thread.
 */
final class RevocationSearch {

    private static final String OCSP_NOCHECK = "1.3.6.1.5.5.7.48.1.5";

    private static final int CRL_SIGN = 6;

    /** The signer of a list for the signer of a list; real chains need two. */
    private static final int MAX_DEPTH = 4;

    private final TrustMaterial material;
    private final ChainBuilder chains;
    private final PathValidation paths;
    private final Evidence evidence;
    private final ProofsOfExistence proofs;
    private final Budget budget;
    private final Set<X509Certificate> beingChecked = new HashSet<>();

    RevocationSearch(
            TrustMaterial material,
            ChainBuilder chains,
            PathValidation paths,
            Evidence evidence,
            ProofsOfExistence proofs,
            Budget budget) {
        this.material = material;
        this.chains = chains;
        this.paths = paths;
        this.evidence = evidence;
        this.proofs = proofs;
        this.budget = budget;
    }

    /** What is said of one certificate of a chain, the latest word first. */
    List<RevocationStatus> find(Prospect prospect, int index) {
        X509Certificate certificate = prospect.path().get(index);
        if (beingChecked.size() >= MAX_DEPTH || !beingChecked.add(certificate)) {
            return List.of();
        }
        try {
            List<RevocationStatus> found = new ArrayList<>(lists(prospect.from(index), certificate));
            found.addAll(answers(prospect.from(index), certificate));
            found.sort(Comparator.comparing(RevocationStatus::issued).reversed());
            return found;
        } finally {
            beingChecked.remove(certificate);
        }
    }

    /** The word that counts: a revocation for good, else the latest; silence about an expired certificate is no word. */
    static Optional<RevocationStatus> decisive(List<RevocationStatus> found, X509Certificate certificate) {
        Optional<RevocationStatus> revoked =
                found.stream().filter(RevocationStatus::revokedForGood).findFirst();
        return revoked.isPresent()
                ? revoked
                : found.stream()
                        .filter(status -> status.facts().revokedAt().isPresent() || inScope(status, certificate))
                        .findFirst();
    }

    /** Issuers drop expired certificates from their lists unless they say that they keep them. */
    private static boolean inScope(RevocationStatus status, X509Certificate certificate) {
        return status.coversExpired()
                || !status.issued().isAfter(certificate.getNotAfter().toInstant());
    }

    private List<RevocationStatus> answers(Prospect prospect, X509Certificate certificate) {
        List<RevocationStatus> found = new ArrayList<>();
        OcspSubject subject = new OcspSubject(certificate, prospect.issuer(0));
        for (RevocationData data : evidence.revocation()) {
            if (data.answer().isEmpty()) {
                continue;
            }
            budget.requireTime();
            try {
                OcspAnswer.Word word = data.answer().get().require(subject, Optional.empty());
                boolean believed = word.revokedAt().isPresent()
                        || isStrong(
                                AlgorithmUse.find(
                                        data.answer().get().signatureAlgorithm(),
                                        word.signer().getPublicKey()),
                                data);
                if (believed && (word.signer().equals(subject.issuer()) || !isRevoked(word, prospect))) {
                    found.add(RevocationStatus.of(data, word));
                }
            } catch (UnusableAnswer e) {
                // About others, or worthless: as if it were not there.
            }
        }
        return found;
    }

    /** A delegate whose own revocation nobody speaks of is trusted for its short life; one that is revoked is not. */
    private boolean isRevoked(OcspAnswer.Word word, Prospect prospect) {
        return word.signer().getExtensionValue(OCSP_NOCHECK) == null
                && find(prospect.under(word.signer()), 0).stream()
                        .anyMatch(status -> status.revokedAt(word.producedAt()));
    }

    private List<RevocationStatus> lists(Prospect prospect, X509Certificate certificate) {
        ListScope scope = new ListScope(certificate);
        List<RevocationStatus> whole = new ArrayList<>();
        List<RevocationStatus> parts = new ArrayList<>();
        int covered = 0;
        for (RevocationData data : evidence.revocation()) {
            budget.step();
            RevocationList list = data.list().orElse(null);
            if (list == null || !list.readable() || list.base().isPresent()) {
                continue;
            }
            int reasons = scope.reasons(list);
            Optional<X509Certificate> signer = reasons == 0 ? Optional.empty() : signer(list, prospect);
            if (signer.isEmpty()) {
                continue;
            }
            List<RevocationStatus> words = words(data, list, certificate, signer.get());
            if (!isStrong(list, signer.get(), data)) {
                words.removeIf(word -> word.facts().revokedAt().isEmpty());
            }
            if (words.isEmpty()) {
                continue;
            }
            if (reasons == ListScope.ALL_REASONS
                    || words.stream().anyMatch(word -> word.facts().revokedAt().isPresent())) {
                whole.addAll(words);
            } else {
                parts.addAll(words);
                covered |= reasons;
            }
        }
        if (covered == ListScope.ALL_REASONS) {
            together(parts).ifPresent(whole::add);
        }
        return whole;
    }

    /**
     * What was signed with a hash that was broken before it is proved to have existed may be anybody's, whenever it says that it
     * was made. A revocation is believed all the same: nobody gains a signature by one.
     */
    private boolean isStrong(Optional<AlgorithmUse> use, RevocationData data) {
        return material.judge(use).at(proofs.earliest(data.sha256()));
    }

    private boolean isStrong(RevocationList list, X509Certificate signer, RevocationData data) {
        return isStrong(AlgorithmUse.find(list.crl(), signer.getPublicKey()), data);
    }

    /** Lists about some reasons each say together what one about all of them says, as of the oldest. */
    private static Optional<RevocationStatus> together(List<RevocationStatus> parts) {
        return parts.stream()
                .min(Comparator.comparing(RevocationStatus::issued))
                .map(oldest -> new RevocationStatus(
                        oldest.facts(),
                        parts.stream().flatMap(part -> part.data().stream()).toList(),
                        oldest.signer(),
                        parts.stream().allMatch(RevocationStatus::coversExpired)));
    }

    /** What a complete list says by itself, and with each delta that continues it. */
    private List<RevocationStatus> words(
            RevocationData data, RevocationList list, X509Certificate certificate, X509Certificate signer) {
        List<RevocationStatus> words = new ArrayList<>();
        X509CRLEntry entry = list.crl().getRevokedCertificate(certificate);
        for (RevocationData other : evidence.revocation()) {
            budget.step();
            RevocationList delta = other.list().orElse(null);
            if (delta != null
                    && list.isContinuedBy(delta)
                    && isSigned(delta, signer.getPublicKey())
                    && isStrong(delta, signer, other)) {
                X509CRLEntry change = delta.crl().getRevokedCertificate(certificate);
                boolean released = change != null && change.getRevocationReason() == CRLReason.REMOVE_FROM_CRL;
                X509CRLEntry now = released ? null : change == null ? entry : change;
                word(other, delta, certificate, signer, Optional.ofNullable(now))
                        .ifPresent(words::add);
            }
        }
        word(data, list, certificate, signer, Optional.ofNullable(entry)).ifPresent(words::add);
        return words;
    }

    /** Nothing where the entry says something critical that is not understood. */
    private static Optional<RevocationStatus> word(
            RevocationData data,
            RevocationList list,
            X509Certificate certificate,
            X509Certificate signer,
            Optional<X509CRLEntry> entry) {
        if (entry.filter(X509CRLEntry::hasUnsupportedCriticalExtension).isPresent()) {
            return Optional.empty();
        }
        Optional<Instant> revokedAt = entry.map(e -> e.getRevocationDate().toInstant());
        Optional<CRLReason> reason =
                entry.map(e -> e.getRevocationReason() == null ? CRLReason.UNSPECIFIED : e.getRevocationReason());
        boolean keeps = list.keeps()
                .filter(since -> !certificate.getNotAfter().toInstant().isBefore(since))
                .isPresent();
        return Optional.of(RevocationStatus.of(data, list, signer, revokedAt, reason, keeps));
    }

    /** Who signed a list: the certificate's issuer, the anchor, or somebody with a good chain to the same anchor (6.3.3 (f)). */
    private Optional<X509Certificate> signer(RevocationList list, Prospect prospect) {
        X509Certificate anchor = prospect.anchor().certificate();
        if (mayHaveSigned(prospect.issuer(0), prospect.issuerKey(0), list)) {
            return Optional.of(prospect.issuer(0));
        }
        if (mayHaveSigned(anchor, anchor.getPublicKey(), list)) {
            return Optional.of(anchor);
        }
        return evidence.certificates().stream()
                .filter(candidate -> mayHaveSigned(candidate, candidate.getPublicKey(), list))
                .filter(candidate -> isGood(candidate, prospect, list))
                .findFirst();
    }

    private boolean mayHaveSigned(X509Certificate candidate, PublicKey key, RevocationList list) {
        boolean[] usage = candidate.getKeyUsage();
        return candidate.getSubjectX500Principal().equals(list.crl().getIssuerX500Principal())
                && (usage == null || usage[CRL_SIGN])
                && isSigned(list, key);
    }

    private boolean isSigned(RevocationList list, PublicKey key) {
        budget.requireTime();
        return list.isSignedBy(key);
    }

    private boolean isGood(X509Certificate candidate, Prospect prospect, RevocationList list) {
        Instant time = list.thisUpdate();
        // Who signs indirect lists may have been put on no other: its own word is then all that its issuer meant to be
        // had.
        boolean ownWord = list.indirect() && beingChecked.contains(candidate);
        return chains.build(candidate, evidence.certificates()).stream()
                .filter(chain -> chain.anchor().equals(prospect.anchor()))
                .filter(chain -> paths.find(chain, time).isEmpty())
                .anyMatch(chain -> ownWord || isUnrevoked(chain, time));
    }

    private boolean isUnrevoked(Prospect chain, Instant time) {
        for (int i = chain.path().size() - 1; i >= 0; i--) {
            Optional<RevocationStatus> word =
                    decisive(find(chain, i), chain.path().get(i));
            if (word.isEmpty() || word.get().revokedAt(time)) {
                return false;
            }
        }
        return true;
    }
}

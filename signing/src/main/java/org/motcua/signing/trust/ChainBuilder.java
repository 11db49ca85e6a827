package org.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.syntax.Budget;

/**
 * Builds the prospective chains from a certificate to the anchors, by names and signatures; the shortest ways to an anchor
 * come first. The work is bounded, however the certificates of a document are entangled. For one thread.
 */
final class ChainBuilder {

    private final List<TrustAnchor> anchors;
    private final ValidationLimits limits;
    private final Budget budget;

    ChainBuilder(List<TrustAnchor> anchors, ValidationLimits limits, Budget budget) {
        this.anchors = List.copyOf(anchors);
        this.limits = limits;
        this.budget = budget;
    }

    /** All chains, at most as many as the limits say. */
    List<Prospect> build(X509Certificate end, Collection<X509Certificate> known) {
        List<Prospect> found = new ArrayList<>();
        for (TrustAnchor anchor : anchors) {
            if (anchor.certificate().equals(end)) {
                found.add(new Prospect(List.of(), anchor));
            }
        }
        if (found.isEmpty()) {
            new Search(known, found).extend(new ArrayList<>(List.of(end)));
        }
        return found;
    }

    private final class Search {

        private final Map<X500Principal, Collection<X509Certificate>> bySubject = new HashMap<>();
        private final List<Prospect> found;
        private int attempts;

        Search(Collection<X509Certificate> known, List<Prospect> found) {
            this.found = found;
            for (X509Certificate certificate : known) {
                bySubject
                        .computeIfAbsent(certificate.getSubjectX500Principal(), name -> new LinkedHashSet<>())
                        .add(certificate);
            }
        }

        void extend(List<X509Certificate> path) {
            X509Certificate last = path.get(path.size() - 1);
            for (TrustAnchor anchor : anchors) {
                if (found.size() < limits.chains() && mayHaveIssued(anchor.certificate(), last)) {
                    found.add(new Prospect(path, anchor));
                }
            }
            if (path.size() >= limits.chainLength()) {
                return;
            }
            for (X509Certificate next : bySubject.getOrDefault(last.getIssuerX500Principal(), List.of())) {
                if (found.size() >= limits.chains() || attempts > limits.chains() * limits.chainLength()) {
                    return;
                }
                if (!path.contains(next) && !isAnchor(next) && mayHaveIssued(next, last)) {
                    path.add(next);
                    extend(path);
                    path.remove(path.size() - 1);
                }
            }
        }

        private boolean mayHaveIssued(X509Certificate issuer, X509Certificate certificate) {
            if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
                return false;
            }
            attempts++;
            budget.requireTime();
            if (InheritedKey.isMissing(issuer.getPublicKey())) {
                return true; // its parameters are those of its issuer: only the path as a whole can tell
            }
            try {
                Providers.requireSigned(certificate, issuer.getPublicKey());
                return true;
            } catch (GeneralSecurityException | RuntimeException e) {
                return false; // another key of the same name
            }
        }
    }

    private boolean isAnchor(X509Certificate certificate) {
        return anchors.stream().anyMatch(anchor -> anchor.certificate().equals(certificate));
    }
}

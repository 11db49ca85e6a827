package org.motcua.workflow.profile;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.document.KindId;
import org.motcua.signing.Level;
import org.motcua.signing.PdfAugmenter;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ServicesBuilder;
import org.motcua.signing.SigningKey;
import org.motcua.signing.TwoStepSigner;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.workflow.SigningUndecidedException;

/** What a profile comes to at one step: with the revocation lists of the day, which all of its tools share. For one step. */
public final class SigningTools {

    private final SigningProfile profile;
    private final List<X509CRL> lists;
    private final EvidenceCollector evidence;
    private final Clock clock;

    private SigningTools(SigningProfile profile, List<X509CRL> lists, EvidenceCollector evidence, Clock clock) {
        this.profile = profile;
        this.lists = lists;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Gives the tools of each profile. Thread-safe. */
    public static final class Source {

        private final SigningProfiles profiles;
        private final Clock clock;
        private final EvidenceCollector offline;

        /** @param clock by which certificates, revocation data and signatures are judged */
        public Source(SigningProfiles profiles, Clock clock) {
            this.profiles = profiles;
            this.clock = clock;
            this.offline = EvidenceCollector.builder().offline().clock(clock).build();
        }

        /** The tools for an agency's documents of a kind, as their profile is now. */
        public SigningTools of(AgencyCode agency, KindId kind) {
            SigningProfile profile = profiles.of(agency, kind);
            List<X509CRL> lists = lists(profile, agency, kind);
            return new SigningTools(
                    profile, lists, profile.online().orElse(offline).withCrls(lists), clock);
        }

        private static List<X509CRL> lists(SigningProfile profile, AgencyCode agency, KindId kind) {
            try {
                return profile.crls();
            } catch (RuntimeException e) { // whose text nobody is told, for nobody knows what is in it
                throw new SigningUndecidedException(
                        "The revocation lists of the profile of agency " + agency + " for a " + kind + " cannot be had",
                        e);
            }
        }
    }

    public SigningProfile profile() {
        return profile;
    }

    /** The level that a signature has by itself; what is above it is added once, behind the last one. */
    public Level signatureLevel() {
        return profile.level() == Level.B_B ? Level.B_B : Level.B_T;
    }

    public PdfValidator validator() {
        PdfValidator.Builder builder = PdfValidator.builder()
                .trust(profile.anchors())
                .crls(lists)
                .algorithms(profile.algorithms())
                .clock(clock);
        profile.online().ifPresent(collector -> builder.online(evidence));
        return builder.build();
    }

    /**
     * Signs at the {@link #signatureLevel}.
     *
     * @param time of the signature, the same on every attempt
     */
    public PdfSigner signer(SigningKey key, Clock time) {
        return serving(PdfSigner.builder())
                .key(key)
                .algorithms(profile.algorithms())
                .clock(time)
                .build();
    }

    /** {@link #signer(SigningKey, Clock)} for a key whose owner answers later. */
    public TwoStepSigner signer(List<X509Certificate> chain, Clock time) {
        return serving(TwoStepSigner.builder())
                .chain(chain)
                .algorithms(profile.algorithms())
                .clock(time)
                .build();
    }

    /** Adds validation data and archive time stamps. */
    public PdfAugmenter augmenter() {
        return serving(PdfAugmenter.builder()).clock(clock).build();
    }

    private <B extends ServicesBuilder<B>> B serving(B builder) {
        profile.timestamps().ifPresent(builder::timestamps);
        return builder.evidence(evidence).trust(profile.anchors());
    }
}

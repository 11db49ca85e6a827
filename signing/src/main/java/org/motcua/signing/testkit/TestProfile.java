package org.motcua.signing.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * What a {@link TestAuthority} writes into a certificate: what the key is for, from when to when, and where to ask about
 * it. Immutable and thread-safe; each method gives a changed copy.
 */
public final class TestProfile {

    private final boolean authority;
    private final boolean ocspNoCheck;
    private final Optional<KeyPurposeId> purpose;
    private final boolean purposeCritical;
    private final Optional<Instant> notBefore;
    private final Optional<Instant> notAfter;
    private final List<AccessDescription> access;
    private final List<DistributionPoint> lists;

    private TestProfile(Draft draft) {
        this.authority = draft.authority;
        this.ocspNoCheck = draft.ocspNoCheck;
        this.purpose = draft.purpose;
        this.purposeCritical = draft.purposeCritical;
        this.notBefore = draft.notBefore;
        this.notAfter = draft.notAfter;
        this.access = List.copyOf(draft.access);
        this.lists = List.copyOf(draft.lists);
    }

    /** Signs documents: id-kp-documentSigning. */
    public static TestProfile documentSigning() {
        return leaf(KeyPurposeId.id_kp_documentSigning, false);
    }

    /** Signs time stamps: id-kp-timeStamping alone and critical, as RFC 3161 2.3 has it. */
    public static TestProfile timestamping() {
        return leaf(KeyPurposeId.id_kp_timeStamping, true);
    }

    /** Like {@link #timestamping()} but with the purpose not critical, which RFC 3161 2.3 forbids. */
    public static TestProfile timestampingNotCritical() {
        return leaf(KeyPurposeId.id_kp_timeStamping, false);
    }

    /** Answers OCSP for the authority that issues it (RFC 6960 4.2.2.2), itself not to be asked about. */
    public static TestProfile ocspResponder() {
        return ocspResponderThatCanBeRevoked().change(draft -> draft.ocspNoCheck = true);
    }

    /** Like {@link #ocspResponder()}, but to be asked about like any certificate. */
    public static TestProfile ocspResponderThatCanBeRevoked() {
        return leaf(KeyPurposeId.id_kp_OCSPSigning, false);
    }

    /** A further authority. */
    public static TestProfile authority() {
        Draft draft = new Draft();
        draft.authority = true;
        return new TestProfile(draft);
    }

    /** Valid from and to, instead of from a day before the clock's instant for ten years. */
    public TestProfile valid(Instant from, Instant to) {
        return change(draft -> {
            draft.notBefore = Optional.of(from);
            draft.notAfter = Optional.of(to);
        });
    }

    /** Names an OCSP responder. */
    public TestProfile ocspAt(URI url) {
        return change(draft -> draft.access.add(new AccessDescription(AccessDescription.id_ad_ocsp, name(url))));
    }

    /** Names a place where the issuer's certificate lies. */
    public TestProfile issuerAt(URI url) {
        return change(draft -> draft.access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, name(url))));
    }

    /** Names a place where the issuer's revocation list lies. */
    public TestProfile crlAt(URI url) {
        return change(draft -> draft.lists.add(
                new DistributionPoint(new DistributionPointName(new GeneralNames(name(url))), null, null)));
    }

    boolean isAuthority() {
        return authority;
    }

    Instant notBefore(Instant otherwise) {
        return notBefore.orElse(otherwise);
    }

    Instant notAfter(Instant otherwise) {
        return notAfter.orElse(otherwise);
    }

    void addTo(X509v3CertificateBuilder certificate) throws CertIOException {
        int usage = authority
                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (purpose.isPresent()) {
            certificate.addExtension(Extension.extendedKeyUsage, purposeCritical, new ExtendedKeyUsage(purpose.get()));
        }
        if (ocspNoCheck) {
            certificate.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        if (!access.isEmpty()) {
            ASN1EncodableVector descriptions = new ASN1EncodableVector();
            access.forEach(descriptions::add);
            certificate.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    AuthorityInformationAccess.getInstance(new DERSequence(descriptions)));
        }
        if (!lists.isEmpty()) {
            certificate.addExtension(
                    Extension.cRLDistributionPoints, false, new CRLDistPoint(lists.toArray(new DistributionPoint[0])));
        }
    }

    private static TestProfile leaf(KeyPurposeId purpose, boolean critical) {
        Draft draft = new Draft();
        draft.purpose = Optional.of(purpose);
        draft.purposeCritical = critical;
        return new TestProfile(draft);
    }

    private TestProfile change(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.authority = authority;
        draft.ocspNoCheck = ocspNoCheck;
        draft.purpose = purpose;
        draft.purposeCritical = purposeCritical;
        draft.notBefore = notBefore;
        draft.notAfter = notAfter;
        draft.access.addAll(access);
        draft.lists.addAll(lists);
        change.accept(draft);
        return new TestProfile(draft);
    }

    private static GeneralName name(URI url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url.toString());
    }

    private static final class Draft {

        private boolean authority;
        private boolean ocspNoCheck;
        private Optional<KeyPurposeId> purpose = Optional.empty();
        private boolean purposeCritical;
        private Optional<Instant> notBefore = Optional.empty();
        private Optional<Instant> notAfter = Optional.empty();
        private final List<AccessDescription> access = new ArrayList<>();
        private final List<DistributionPoint> lists = new ArrayList<>();
    }
}

package org.motcua.signing;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Says who signed a PDF, whether it is intact, what was changed afterwards and whether that was allowed, and whether the
 * signer's certificate leads to a given trust anchor.
 *
 * <p>Nothing is fetched from the network: certificates and revocation lists are those in the document and those given.
 * Validation answers with a report and never throws for what is wrong with a document; it throws only when it is called
 * wrongly. It does not prove that the text on the page is true, nor that the page looks the same in every viewer.
 *
 * <p>Immutable; one validator can serve any number of threads.
 */
public final class PdfValidator {

    private final List<X509Certificate> anchors;
    private final List<X509Certificate> intermediates;
    private final List<X509CRL> crls;
    private final RevocationPolicy revocation;
    private final Clock clock;

    private PdfValidator(Builder builder) {
        this.anchors = List.copyOf(builder.anchors);
        this.intermediates = List.copyOf(builder.intermediates);
        this.crls = List.copyOf(builder.crls);
        this.revocation = builder.revocation;
        this.clock = builder.clock;
    }

    /** Without anchors no signature passes; integrity and changes are reported all the same. */
    public static Builder builder() {
        return new Builder();
    }

    /** Validates a file of any size. The file is not altered. */
    public ValidationReport validate(Path pdf) {
        throw new SigningException("Validation is not available: " + this);
    }

    /** Validates an encrypted file; the password is the user's or the owner's. */
    public ValidationReport validate(Path pdf, char[] password) {
        throw new SigningException("Validation is not available: " + this);
    }

    /** Validates a document in memory. */
    public ValidationReport validate(byte[] pdf) {
        throw new SigningException("Validation is not available: " + this);
    }

    /** Validates an encrypted document in memory; the password is the user's or the owner's. */
    public ValidationReport validate(byte[] pdf, char[] password) {
        throw new SigningException("Validation is not available: " + this);
    }

    /** Collects what a validator works with. Not thread-safe; the validator it builds is. */
    public static final class Builder {

        private final List<X509Certificate> anchors = new ArrayList<>();
        private final List<X509Certificate> intermediates = new ArrayList<>();
        private final List<X509CRL> crls = new ArrayList<>();
        private RevocationPolicy revocation = RevocationPolicy.REQUIRED;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** Adds trust anchors. Default: none. */
        public Builder trust(Collection<X509Certificate> anchors) {
            this.anchors.addAll(anchors);
            return this;
        }

        /** Adds certificates of authorities, used to build chains and never trusted for themselves. Default: none. */
        public Builder intermediates(Collection<X509Certificate> intermediates) {
            this.intermediates.addAll(intermediates);
            return this;
        }

        /** Adds revocation lists. Each is used only after its own signature was checked. Default: none. */
        public Builder crls(Collection<X509CRL> crls) {
            this.crls.addAll(crls);
            return this;
        }

        /** What to think where nothing is known about revocation. Default: {@link RevocationPolicy#REQUIRED}. */
        public Builder revocation(RevocationPolicy revocation) {
            this.revocation = Objects.requireNonNull(revocation, "revocation");
            return this;
        }

        /** The clock that tells the time of validation. Default: the system's clock. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        public PdfValidator build() {
            return new PdfValidator(this);
        }
    }
}

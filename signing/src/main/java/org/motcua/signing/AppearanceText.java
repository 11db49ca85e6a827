package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * What an appearance says, with parts that are known only when it is signed: who signs, when and why. The time is the
 * one that the signature itself claims; like that it is the signer's word, and proves nothing.
 *
 * <pre>{@code
 * AppearanceText.builder().text("Người ký: ").signer().line().text("Ký lúc: ").signingTime().build()
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class AppearanceText {

    /** ISO 8601 to the second, with the offset of the zone. */
    private static final DateTimeFormatter ISO_8601 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private final List<Part> parts;

    private AppearanceText(Builder builder) {
        this.parts = List.copyOf(builder.parts);
    }

    /** A text without such parts. */
    public static AppearanceText of(String text) {
        return builder().text(text).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What is known of a signature when its appearance is drawn. */
    record Facts(ZonedDateTime time, X509Certificate certificate, Optional<String> reason, Optional<String> location) {}

    private interface Part {
        String text(Facts facts);
    }

    private record Literal(String value) implements Part {
        @Override
        public String text(Facts facts) {
            return value;
        }
    }

    String with(Facts facts) {
        return parts.stream().map(part -> part.text(facts)).collect(Collectors.joining());
    }

    /** All that is known beforehand. */
    String literals() {
        return parts.stream()
                .filter(Literal.class::isInstance)
                .map(part -> ((Literal) part).value())
                .collect(Collectors.joining());
    }

    private static String subject(X509Certificate certificate, String attribute) {
        try {
            List<Rdn> names = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            for (Rdn name : names) {
                Attribute value = name.toAttributes().get(attribute);
                if (value != null && value.get() instanceof String text) {
                    return text;
                }
            }
        } catch (NamingException e) {
            throw new SigningException("The subject of the certificate cannot be read: " + e.getMessage(), e);
        }
        throw new SigningException("The appearance shows " + attribute + " of the signer, but the certificate of "
                + certificate.getSubjectX500Principal().getName() + " has none; leave it out of the text");
    }

    private static String required(Optional<String> value, String what) {
        return value.orElseThrow(() -> new SigningException(
                "The appearance shows the " + what + ", but the request has none; give it one or leave it out"));
    }

    /** Collects a text, part after part. Not thread-safe. */
    public static final class Builder {

        private final List<Part> parts = new ArrayList<>();

        private Builder() {}

        /** Text as it is; a line feed ends a line. */
        public Builder text(String text) {
            return add(new Literal(text));
        }

        /** Ends a line. */
        public Builder line() {
            return text("\n");
        }

        /** The name of the signer: the common name of the certificate. */
        public Builder signer() {
            return add(facts -> subject(facts.certificate(), "CN"));
        }

        /** The organisation of the signer in the certificate. */
        public Builder organisation() {
            return add(facts -> subject(facts.certificate(), "O"));
        }

        /** The time of signing as ISO 8601 to the second, in the zone of the signer's clock: 2026-11-20T15:30:00+07:00. */
        public Builder signingTime() {
            return signingTime(ISO_8601);
        }

        /** The time of signing as wanted, in the zone of the format where it has one, else of the signer's clock. */
        public Builder signingTime(DateTimeFormatter format) {
            return add(facts -> format.format(facts.time()));
        }

        /** The reason that the request states. */
        public Builder reason() {
            return add(facts -> required(facts.reason(), "reason"));
        }

        /** The location that the request states. */
        public Builder location() {
            return add(facts -> required(facts.location(), "location"));
        }

        private Builder add(Part part) {
            parts.add(part);
            return this;
        }

        /** The text. */
        public AppearanceText build() {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("An appearance text needs at least one part");
            }
            return new AppearanceText(this);
        }
    }
}

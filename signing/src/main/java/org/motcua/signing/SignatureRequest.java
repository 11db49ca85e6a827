package org.motcua.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of one signature. Everything has a default: {@code SignatureRequest.builder().build()} asks for an
 * invisible B-B signature in a new field.
 *
 * <p>Immutable and thread-safe; one request serves any number of documents.
 */
public final class SignatureRequest {

    private final Level level;
    private final @Nullable String field;
    private final @Nullable Placement placement;
    private final @Nullable Certification certification;
    private final @Nullable FieldLock lock;
    private final @Nullable SignatureAppearance appearance;
    private final @Nullable String reason;
    private final @Nullable String location;
    private final char @Nullable [] password;
    private final Map<String, String> fieldValues;
    private final List<PageMark> marks;

    private SignatureRequest(Builder builder) {
        this.level = builder.level;
        this.field = builder.field;
        this.placement =
                builder.placement == null && builder.field == null ? builder.displayPlacement : builder.placement;
        this.certification = builder.certification;
        this.lock = builder.lock;
        this.appearance = builder.appearance;
        this.reason = builder.reason;
        this.location = builder.location;
        this.password = builder.password == null ? null : builder.password.clone();
        this.fieldValues = Map.copyOf(builder.fieldValues);
        this.marks = List.copyOf(builder.marks);
    }

    public static Builder builder() {
        return new Builder();
    }

    public Level level() {
        return level;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public Optional<Placement> placement() {
        return Optional.ofNullable(placement);
    }

    public Optional<Certification> certification() {
        return Optional.ofNullable(certification);
    }

    public Optional<FieldLock> lock() {
        return Optional.ofNullable(lock);
    }

    public Optional<SignatureAppearance> appearance() {
        return Optional.ofNullable(appearance);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    /** A copy of the password that opens the document. */
    public Optional<char[]> password() {
        return Optional.ofNullable(password).map(char[]::clone);
    }

    /** Texts to fill in, by full field name. */
    public Map<String, String> fieldValues() {
        return fieldValues;
    }

    /** What is drawn on pages beside the signature. */
    public List<PageMark> marks() {
        return marks;
    }

    /** The same request with another reason and certification. */
    SignatureRequest with(Optional<String> otherReason, Optional<Certification> otherCertification) {
        Builder other = new Builder();
        other.level = level;
        other.field = field;
        other.placement = placement;
        other.certification = otherCertification.orElse(null);
        other.lock = lock;
        other.appearance = appearance;
        other.reason = otherReason.orElse(null);
        other.location = location;
        other.password = password;
        other.fieldValues = fieldValues;
        other.marks.addAll(marks);
        return other.build();
    }

    /** Collects a request. Not thread-safe. */
    public static final class Builder {

        private Level level = Level.B_B;
        private @Nullable String field;
        private @Nullable Placement placement;
        private @Nullable Placement displayPlacement;
        private @Nullable Certification certification;
        private @Nullable FieldLock lock;
        private @Nullable SignatureAppearance appearance;
        private @Nullable String reason;
        private @Nullable String location;
        private char @Nullable [] password;
        private Map<String, String> fieldValues = Map.of();
        private final List<PageMark> marks = new ArrayList<>();

        private Builder() {}

        /** Default {@link Level#B_B}. */
        public Builder level(Level level) {
            this.level = level;
            return this;
        }

        /**
         * Full name of the field to sign. Without {@link #at} the document must have an unsigned signature field of this
         * name, whose place is kept; with it a new field gets this name, which must be free and have no dot. Default: a new field with a
         * free name ("Signature1", "Signature2" …).
         */
        public Builder field(String name) {
            FieldNames.requireName(name);
            this.field = name;
            return this;
        }

        /** Where a new field goes. Default: {@link Placement#invisible()} where no {@link #field} is named either. */
        public Builder at(Placement placement) {
            this.placement = placement;
            return this;
        }

        /** Certifies the document; only its first signature can. Default: an approval signature, which forbids nothing. */
        public Builder certify(Certification certification) {
            this.certification = certification;
            return this;
        }

        /** Locks fields against later change. Default: what the /Lock of the field says, else nothing. */
        public Builder lock(FieldLock lock) {
            this.lock = lock;
            return this;
        }

        /** Locks all fields of the document against later change, and so forbids further signatures. */
        public Builder lockAll() {
            return lock(FieldLock.all());
        }

        /** What is drawn in the field. Default: nothing, the signature is found in the reader's list of signatures. */
        public Builder appearance(SignatureAppearance appearance) {
            this.appearance = appearance;
            return this;
        }

        /**
         * What is drawn and, where neither {@link #field} nor {@link #at} says it, where, as Decree 30/2020 wants it.
         * Default: none.
         */
        public Builder display(Decree30Display display) {
            this.displayPlacement = display.placement().orElse(null);
            return appearance(display.appearance());
        }

        /**
         * Draws a mark, which is no signature, on pages; may be called several times. A document that is signed already
         * is refused. Default: none.
         */
        public Builder mark(PageMark mark) {
            marks.add(mark);
            return this;
        }

        /** Why it was signed, /Reason of the signature. Default: absent. */
        public Builder reason(String reason) {
            this.reason = reason;
            return this;
        }

        /** Where it was signed, /Location of the signature. Default: absent. */
        public Builder location(String location) {
            this.location = location;
            return this;
        }

        /** The password that opens an encrypted document; it is copied. Default: the empty password is tried. */
        public Builder password(char[] password) {
            this.password = password.clone();
            return this;
        }

        /**
         * Fills text fields, by full name, and signs in one increment, so that no unsigned state of the document is left
         * between the two. A field that is missing, locked or too small for its text is an error. Default: none.
         */
        public Builder fieldValues(Map<String, String> values) {
            this.fieldValues = new LinkedHashMap<>(values);
            return this;
        }

        public SignatureRequest build() {
            return new SignatureRequest(this);
        }
    }
}

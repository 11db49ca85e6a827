package org.motcua.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.motcua.workflow.form.Labels;

/**
 * One way to say who does an act, from {@code motcua.by}. It only narrows what the law and the directory allow: that
 * somebody is named here gives no right.
 */
public sealed interface Who {

    /** {@code role:NAME}, or {@code role:NAME@unit}: in the division of the case. */
    record Role(String name, boolean ofUnit) implements Who {
        public Role {
            require(ROLE, name, "role:" + name);
        }

        @Override
        public String toString() {
            return "role:" + name + (ofUnit ? "@unit" : "");
        }
    }

    /** {@code assigned:SLOT}: the officer whom an act of assigning put into the slot. */
    record Assigned(String slot) implements Who {
        public Assigned {
            if (!Names.isIdentifier(slot)) {
                throw wrong("assigned:" + slot);
            }
        }

        @Override
        public String toString() {
            return "assigned:" + slot;
        }
    }

    /** {@code signer}: whom the draft names to sign. */
    record Signer() implements Who {
        @Override
        public String toString() {
            return "signer";
        }
    }

    /** {@code drafter}: who drafted the document. */
    record Drafter() implements Who {
        @Override
        public String toString() {
            return "drafter";
        }
    }

    /** {@code officer:ID}: one officer by id. */
    record Officer(String id) implements Who {
        public Officer {
            require(OFFICER, id, "officer:" + id);
        }

        @Override
        public String toString() {
            return "officer:" + id;
        }
    }

    /** {@code applicant}: the applicant, by account or by code and secret. */
    record Applicant() implements Who {
        @Override
        public String toString() {
            return "applicant";
        }
    }

    /** Names of roles. */
    Pattern ROLE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    /** Ids of officers. */
    Pattern OFFICER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");

    /**
     * The alternatives of a value such as {@code role:RECEPTION|applicant}, in its order.
     *
     * @throws ModelException when the value is not written rightly; it names the value and what to write
     */
    static List<Who> parse(String value) {
        List<Who> all = new ArrayList<>();
        for (String part : value.split("\\|", -1)) {
            Who who = one(part.strip());
            if (all.contains(who)) {
                throw wrong(value);
            }
            all.add(who);
        }
        return List.copyOf(all);
    }

    /** Why a value is refused and what to write; empty for a good one. */
    static Optional<Labels> refusal(String value) {
        try {
            parse(value);
            return Optional.empty();
        } catch (ModelException e) {
            return Optional.of(e.text());
        }
    }

    private static Who one(String part) {
        if (part.startsWith("role:")) {
            String name = part.substring("role:".length());
            boolean ofUnit = name.endsWith("@unit");
            return new Role(ofUnit ? name.substring(0, name.length() - "@unit".length()) : name, ofUnit);
        }
        if (part.startsWith("assigned:")) {
            return new Assigned(part.substring("assigned:".length()));
        }
        if (part.startsWith("officer:")) {
            return new Officer(part.substring("officer:".length()));
        }
        return switch (part) {
            case "signer" -> new Signer();
            case "drafter" -> new Drafter();
            case "applicant" -> new Applicant();
            default -> throw wrong(part);
        };
    }

    private static void require(Pattern form, String name, String value) {
        if (!form.matcher(name).matches()) {
            throw wrong(value);
        }
    }

    private static ModelException wrong(String value) {
        String forms = "role:NAME, role:NAME@unit, assigned:SLOT, signer, drafter, officer:ID, applicant";
        return new ModelException(
                "who-syntax",
                "",
                0,
                new Labels(
                        "\"" + value + "\" không chỉ ra người thực hiện: viết " + forms + ", ngăn bằng dấu |",
                        "\"" + value + "\" does not say who: write " + forms + ", with | between several"));
    }
}

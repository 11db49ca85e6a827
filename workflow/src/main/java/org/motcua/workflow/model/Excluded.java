package org.motcua.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.workflow.form.Labels;

/** Somebody who may not do an act, from {@code motcua.not}: it comes besides what the law excludes. */
public sealed interface Excluded {

    /** Who drafted the act's document. */
    record Drafter() implements Excluded {}

    /** Who initialled the act's document. */
    record Initialler() implements Excluded {}

    /** Who approved the act's document. */
    record Approver() implements Excluded {}

    /** Who signs the act's document. */
    record Signer() implements Excluded {}

    /** {@code did:ELEMENT}: who did that element of the model. */
    record Did(String element) implements Excluded {
        public Did {
            if (!Names.isIdentifier(element)) {
                throw wrong("did:" + element);
            }
        }
    }

    /**
     * The members of a value such as {@code drafter,did:review}, in its order.
     *
     * @throws ModelException when the value is not written rightly; it names the value and what to write
     */
    static List<Excluded> parse(String value) {
        List<Excluded> all = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            Excluded excluded = one(part.strip());
            if (all.contains(excluded)) {
                throw wrong(value);
            }
            all.add(excluded);
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

    private static Excluded one(String part) {
        if (part.startsWith("did:")) {
            return new Did(part.substring("did:".length()));
        }
        return switch (part) {
            case "drafter" -> new Drafter();
            case "initialler" -> new Initialler();
            case "approver" -> new Approver();
            case "signer" -> new Signer();
            default -> throw wrong(part);
        };
    }

    private static ModelException wrong(String value) {
        String forms = "drafter, initialler, approver, signer, did:ELEMENT";
        return new ModelException(
                "not-syntax",
                "",
                0,
                new Labels(
                        "\"" + value + "\" không chỉ ra ai bị loại: viết " + forms
                                + ", ngăn bằng dấu phẩy, mỗi người một lần",
                        "\"" + value + "\" does not say who is excluded: write " + forms
                                + ", with commas between them and each once"));
    }
}

package org.motcua.core.procedure;

import org.motcua.core.Text;

/**
 * A paper that belongs to a dossier (thành phần hồ sơ).
 *
 * @param name as it is printed on the receipt
 * @param required whether a dossier without it is incomplete
 * @param quantity number of copies
 */
public record Component(ComponentId id, String name, boolean required, Form form, int quantity) {

    /** In which form the paper is to be handed in. */
    public enum Form {
        ORIGINAL("Bản chính"),
        COPY("Bản sao"),
        CERTIFIED_COPY("Bản sao chứng thực"),
        ELECTRONIC("Bản điện tử");

        private final String vietnamese;

        Form(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    public Component {
        Text.required(name, "Name of component " + id, 500);
        if (quantity < 1) {
            throw new IllegalArgumentException("Quantity of component " + id + " is " + quantity + ": give 1 or more");
        }
    }
}

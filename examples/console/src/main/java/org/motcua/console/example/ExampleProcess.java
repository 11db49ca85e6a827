package org.motcua.console.example;

import java.util.Arrays;
import java.util.Optional;
import org.motcua.core.procedure.ProcedureCode;

/** The processes that can be run as an example, all of them in the department that the example is about. */
public enum ExampleProcess {
    /** An application for a petrol station's certificate. */
    ONE_STOP("one-stop", "2.000648", "Phòng Quản lý thương mại"),
    /** A letter of the department's own accord. */
    OUTGOING_DOCUMENT("outgoing-document", "", "Phòng Quản lý thương mại"),
    /** An application for a grant, about which two other departments are asked. */
    INTERLINKED("interlinked", "1.999012", "Phòng Quản lý công nghiệp");

    private final String key;
    private final String procedure;
    private final String unit;

    ExampleProcess(String key, String procedure, String unit) {
        this.key = key;
        this.procedure = procedure;
        this.unit = unit;
    }

    /** The process by its key. */
    public static Optional<ExampleProcess> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    /** Key of its process. */
    public String key() {
        return key;
    }

    /** What is applied for; empty where nothing is. */
    Optional<ProcedureCode> procedure() {
        return procedure.isEmpty() ? Optional.empty() : Optional.of(new ProcedureCode(procedure));
    }

    /** The division of the department that handles it. */
    String unit() {
        return unit;
    }
}

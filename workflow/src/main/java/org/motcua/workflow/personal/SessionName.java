package org.motcua.workflow.personal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.CanonicalJson;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.personal.Sessions.Item;
import org.motcua.workflow.step.RecordDisagreesException;

/**
 * The name of a session is a hash of what it is for: of its officer and of every document that was prepared, and of a random
 * part. Whoever answers by the name that came with the list releases this list, whatever somebody has put into the rows
 * meanwhile. Thread-safe.
 */
final class SessionName {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 8;
    private static final int LONGEST = 64;

    private SessionName() {}

    static String of(OfficerId officer, List<Item> items) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return named(HexFormat.of().formatHex(random), officer, items);
    }

    /**
     * Demands that the session of this name is for these documents and no others.
     *
     * @throws RecordDisagreesException when its rows were changed
     */
    static void require(String name, OfficerId officer, List<Item> items) {
        if (items.isEmpty()) {
            throw new WorkflowException("The session " + name + " has no documents any more. Begin a new one.");
        }
        String random = name.substring(0, Math.min(2 * RANDOM_BYTES, name.length()));
        if (!named(random, officer, items).equals(name)) {
            throw new RecordDisagreesException(
                    new CaseId(items.get(0).key().document().file()),
                    "list of documents of session " + name,
                    items.stream().map(item -> item.key().document()).toList().toString(),
                    "another list");
        }
    }

    /** The hash is cut to the room that there is: 188 bits. */
    private static String named(String random, OfficerId officer, List<Item> items) {
        String text = CanonicalJson.of(Map.of(
                "random", random,
                "officer", officer.value(),
                "items",
                        items.stream()
                                .map(item -> Map.of(
                                        "step", item.key().reference(),
                                        "document", item.document().value(),
                                        "prepared", item.prepared().value()))
                                .toList()));
        String hash = DocumentId.of(text.getBytes(StandardCharsets.UTF_8)).value();
        return (random + "-" + hash).substring(0, LONGEST);
    }
}

package org.motcua.workflow.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.VIET;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.core.audit.HmacKeys;
import org.motcua.core.audit.RecordKeys;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentState;
import org.motcua.core.record.CaseParts;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.testkit.Until;
import org.motcua.workflow.worker.StepPoint;
import org.motcua.workflow.worker.StepWatcher;

/**
 * Somebody who can write to the database, or to the store, changes a row between two commits of a signing step: nothing is
 * issued, it can be seen, and where it was changed before the step began, no key is asked.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperTest {

    private static final String EVIL =
            DocumentId.of("other bytes".getBytes(UTF_8)).value();

    /** Everything that is wrong with a case and its document, for both steps. {@code @} stands for the case. */
    private static final Map<String, String> ROWS = rows();

    private final Town town = Town.onH2();
    private final Transactions transactions = JdbcTransactions.of(town.database.dataSource());
    private final Attack attack = new Attack();
    private final Motcua motcua =
            town.configured().transactions(transactions).watcher(attack).build();

    TamperTest() {
        town.store.put("other bytes".getBytes(UTF_8));
    }

    /** The register stops at a number that nobody has reserved, for all that come after. */
    @AfterEach
    void anotherRegister() {
        town.database.execute("DELETE FROM mc_outgoing");
        town.database.execute("DELETE FROM mc_counter WHERE kind = 'OUTGOING'");
        // The operator's list has so many places.
        town.database.execute("UPDATE act_ru_ext_task SET retries_ = 1, suspension_state_ = 2 WHERE retries_ = 0");
    }

    @AfterAll
    void leave() {
        motcua.close();
        town.close();
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        String document = "UPDATE mc_document SET %s WHERE case_id = '@' AND name = 'result'";
        for (String change : List.of(
                "composed = '" + EVIL + "'",
                "agency = 'H99.13'",
                "kind = 'official-letter'",
                "subject = 'Khác'",
                "content = '{}'",
                "signer = 'khoa'",
                "version = version + 1",
                "state = 'COMPOSED'",
                "state = 'APPROVED'")) {
            rows.put("document " + change, document.formatted(change));
        }
        String hand = " mc_document_hand %s WHERE case_id = '@' AND name = 'result' AND part = '%s'";
        for (String part : List.of("DRAFTED", "APPROVED", "ORDERED")) {
            rows.put("hand " + part + " removed", "DELETE FROM" + hand.formatted("", part));
            rows.put("hand " + part + " another's", "UPDATE" + hand.formatted("SET officer = 'khoa'", part));
            rows.put(
                    "hand " + part + " earlier",
                    "UPDATE" + hand.formatted("SET done_at = done_at - INTERVAL '1' DAY", part));
        }
        rows.put("hand APPROVED saw other", "UPDATE" + hand.formatted("SET seen = '" + EVIL + "'", "APPROVED"));
        for (String change : List.of(
                "agency = 'H99.13'",
                "parties = 'partner=H99.13'",
                "unit = 'Phòng khác'",
                "assigned = 'specialist=khoa'",
                "process_tag = '9.9.9'",
                "audit_hash = '" + "0".repeat(64) + "'",
                "audit_hash = '" + EVIL + "'")) {
            rows.put("case " + change, "UPDATE mc_case SET " + change + " WHERE id = '@'");
        }
        rows.put("case applicant_key", "UPDATE mc_case SET applicant_key = 'x' WHERE id = '@'");
        rows.put("case subject", "UPDATE mc_case SET subject = 'Khác' WHERE id = '@'");
        rows.put("case opened_at", "UPDATE mc_case SET opened_at = opened_at - INTERVAL '1' DAY WHERE id = '@'");
        for (String change : List.of(
                "applicant_name = 'Khác'",
                "applicant_number = '1'",
                "subject = 'Khác'",
                "procedure_version = '0'",
                "received_by = 'khoa'",
                "received_at = received_at - INTERVAL '1' DAY")) {
            rows.put("dossier " + change, "UPDATE mc_dossier SET " + change + " WHERE code = '@'");
        }
        for (String change : List.of(
                "happened_at = happened_at - INTERVAL '1' DAY",
                "due_at = due_at + INTERVAL '9' DAY",
                "agency = 'H99.13'",
                "officer = 'khoa'",
                "state = 'DECIDED'",
                "kind = 'ANSWERED'",
                "calendar_version = 'x'",
                "position = 9")) {
            rows.put(
                    "event " + change,
                    "UPDATE mc_dossier_event SET " + change + " WHERE dossier = '@' AND position = 0");
        }
        rows.put("events removed", "DELETE FROM mc_dossier_event WHERE dossier = '@'");
        rows.put(
                "attachment exchanged",
                "UPDATE mc_dossier_attachment SET document = '" + EVIL + "' WHERE dossier = '@' AND position = 0");
        rows.put("attachment removed", "DELETE FROM mc_dossier_attachment WHERE dossier = '@' AND position = 1");
        rows.put(
                "hand ORDERED in another capacity",
                "UPDATE mc_document_hand SET note = 'Q' WHERE case_id = '@' AND part = 'ORDERED'");
        rows.put("dossier stopped", "UPDATE mc_dossier SET state = 'STOPPED' WHERE code = '@'");
        rows.put("dossier later", "UPDATE mc_dossier SET due_at = due_at + INTERVAL '9' DAY WHERE code = '@'");
        String last = "(SELECT MAX(sequence) FROM mc_audit WHERE case_id = '@')";
        rows.put("last entry removed", "DELETE FROM mc_audit WHERE case_id = '@' AND sequence = " + last);
        rows.put(
                "last entry removed and the head moved",
                "DELETE FROM mc_audit WHERE case_id = '@' AND sequence = " + last
                        + ";UPDATE mc_case SET audit_sequence = " + last
                        + ", audit_hash = (SELECT hash FROM mc_audit WHERE case_id = '@' AND sequence = " + last
                        + ") WHERE id = '@'");
        rows.put(
                "all entries removed and the head moved",
                "DELETE FROM mc_audit WHERE case_id = '@';UPDATE mc_case SET audit_sequence = 0, audit_hash = '"
                        + "0".repeat(64) + "' WHERE id = '@'");
        rows.put(
                "an entry altered",
                "UPDATE mc_audit SET entry = REPLACE(entry, 'officer:binh', 'officer:khoa') WHERE case_id = '@'");
        rows.put("a hash altered", "UPDATE mc_audit SET hash = '" + EVIL + "' WHERE case_id = '@' AND sequence = 3");
        rows.put(
                "two entries exchanged",
                "UPDATE mc_audit SET sequence = -1 WHERE case_id = '@' AND sequence = 3;"
                        + "UPDATE mc_audit SET sequence = 3 WHERE case_id = '@' AND sequence = 4;"
                        + "UPDATE mc_audit SET sequence = 4 WHERE case_id = '@' AND sequence = -1");
        return rows;
    }

    /** What only the agency's step goes by. */
    private static Map<String, String> numbered() {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String change : List.of(
                "number = 4711",
                "symbol = 'QĐ-UBND'",
                "document_date = DATE '2026-01-05'",
                "number_year = 2025",
                "agency = 'H99.13'",
                "subject = 'Khác'",
                "signer = 'Khác'",
                "recipients = 'Khác'",
                "state = 'VOID', note = 'x'")) {
            rows.put("register " + change, "UPDATE mc_outgoing SET " + change + " WHERE file = '@'");
        }
        rows.put("register row removed", "DELETE FROM mc_outgoing WHERE file = '@'");
        rows.put("document signed", "UPDATE mc_document SET signed = '" + EVIL + "' WHERE case_id = '@'");
        rows.put(
                "hand SEAL_ORDERED another's",
                "UPDATE mc_document_hand SET officer = 'hoa' WHERE case_id = '@'" + " AND part = 'SEAL_ORDERED'");
        rows.put(
                "hand SIGNED another's",
                "UPDATE mc_document_hand SET officer = 'khoa' WHERE case_id = '@'" + " AND part = 'SIGNED'");
        return rows;
    }

    /** What is made up in the ledger before the step begins: no key, and no other bytes. */
    private static Map<String, String> forged() {
        Map<String, String> rows = new LinkedHashMap<>();
        String row =
                "INSERT INTO mc_operation (case_id, name, version, step, role, document, state, worker, lease_until,"
                        + " reserved_at, attempts, result) SELECT case_id, name, version, '%s', '%s', %s, '%s', 'node-1',"
                        + " CURRENT_TIMESTAMP, TIMESTAMP WITH TIME ZONE '%s', 1, %s FROM mc_document WHERE case_id = '@' AND"
                        + " name = 'result'";
        String now = "2026-11-02 02:00:00+00:00";
        String evil = "'" + EVIL + "'";
        rows.put("ledger SIGNED with other bytes", row.formatted("%1$s", "%2$s", "%3$s", "SIGNED", now, evil));
        rows.put("ledger SIGNED without bytes", row.formatted("%1$s", "%2$s", "%3$s", "SIGNED", now, "NULL"));
        rows.put("ledger SIGNED, the draft itself", row.formatted("%1$s", "%2$s", "%3$s", "SIGNED", now, "composed"));
        rows.put("ledger SIGNED of another document", row.formatted("%1$s", "%2$s", evil, "SIGNED", now, evil));
        rows.put("ledger RESERVED for another document", row.formatted("%1$s", "%2$s", evil, "RESERVED", now, "NULL"));
        rows.put("ledger COMMITTED", row.formatted("%1$s", "%2$s", "%3$s", "COMMITTED", now, evil));
        rows.put("ledger FAILED", row.formatted("%1$s", "%2$s", "%3$s", "FAILED", now, "NULL"));
        rows.put(
                "ledger RESERVED long ago",
                row.formatted("%1$s", "%2$s", "%3$s", "RESERVED", "2020-01-05 02:00:00+00:00", "NULL"));
        rows.put(
                "ledger RESERVED tomorrow",
                row.formatted("%1$s", "%2$s", "%3$s", "RESERVED", "2026-11-03 02:00:00+00:00", "NULL"));
        return rows;
    }

    static Stream<Arguments> rowsOfTheCase() {
        List<Arguments> all = new ArrayList<>();
        ROWS.forEach((name, sql) -> {
            all.add(Arguments.of(name, Moment.BEFORE, sql, SigningRole.LEADER));
            all.add(Arguments.of(name, Moment.SIGNED, sql, SigningRole.LEADER));
            all.add(Arguments.of(name, Moment.BEFORE, sql, SigningRole.AGENCY));
        });
        numbered().forEach((name, sql) -> {
            all.add(Arguments.of(name, Moment.BEFORE, sql, SigningRole.AGENCY));
            all.add(Arguments.of(name, Moment.RESERVED, sql, SigningRole.AGENCY));
            all.add(Arguments.of(name, Moment.SIGNED, sql, SigningRole.AGENCY));
        });
        return all.stream();
    }

    static Stream<Arguments> ledgers() {
        List<Arguments> all = new ArrayList<>();
        forged().forEach((name, sql) -> {
            all.add(Arguments.of(
                    name, Moment.BEFORE, sql.formatted("sign_leader", "LEADER", "composed"), SigningRole.LEADER));
            all.add(Arguments.of(
                    name, Moment.BEFORE, sql.formatted("sign_agency", "AGENCY", "signed"), SigningRole.AGENCY));
        });
        String operation = "UPDATE mc_operation SET %s WHERE case_id = '@' AND role = '%s'";
        for (SigningRole role : List.of(SigningRole.LEADER, SigningRole.AGENCY)) {
            for (String change : List.of(
                    "state = 'SIGNED', result = '" + EVIL + "'",
                    "state = 'COMMITTED', result = '" + EVIL + "'",
                    "state = 'FAILED'")) {
                all.add(Arguments.of(change, Moment.RESERVED, operation.formatted(change, role), role));
            }
            all.add(Arguments.of("result", Moment.SIGNED, operation.formatted("result = '" + EVIL + "'", role), role));
        }
        return all.stream();
    }

    /** Between which two commits. */
    enum Moment {
        BEFORE,
        RESERVED,
        SIGNED
    }

    @ParameterizedTest(name = "{3} {1} {0}")
    @MethodSource({"rowsOfTheCase", "ledgers"})
    void nothingIsIssuedThatTheRecordDoesNotCarry(String what, Moment moment, String sql, SigningRole role)
            throws InterruptedException {
        CaseId id = role == SigningRole.LEADER ? town.reviewed(motcua) : town.signed(motcua);
        List<String> statements =
                Stream.of(sql.replace("@", id.value()).split(";")).toList();
        attack.plan(id, role, moment, () -> statements.forEach(town.database::execute));
        transactions.runInTransaction(() -> {
            order(id, role);
            if (moment == Moment.BEFORE) {
                statements.forEach(this::inTransaction);
            }
        });

        requireRefused(id, role, moment);
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningRole.class,
            names = {"LEADER", "AGENCY"})
    void bytesThatWereExchangedInTheStoreAreNotSigned(SigningRole role) {
        CaseId id = role == SigningRole.LEADER ? town.reviewed(motcua) : town.signed(motcua);
        DocumentId subject = town.document(id).current().orElseThrow();
        town.store.exchange(subject, "other bytes".getBytes(UTF_8));
        order(id, role);

        requireRefused(id, role, Moment.BEFORE);
    }

    @Test
    void theBytesOfTheApprovedDocumentAreTheOnesThatWereLaidOut() {
        CaseId id = town.drafted(motcua);
        town.database.execute("UPDATE mc_document SET composed = '" + EVIL + "' WHERE case_id = '" + id + "'");

        assertThatThrownBy(() -> town.review(motcua, id)) // seeing the other bytes
                .isInstanceOf(RecordDisagreesException.class)
                .hasMessageContaining("document.receipt");
    }

    /** The draft, all that names it, and the chain are rewritten so that everything agrees: the codes of the entries do not. */
    @Test
    void aRecordThatWasRewrittenWholeIsNotAuthentic() {
        RecordKeys keys = HmacKeys.of(Map.of("test", new byte[HmacKeys.LEAST_BYTES]));
        try (Town other = Town.onH2();
                Motcua keyed = other.configured().recordKeys(keys).build()) {
            CaseId id = other.reviewed(keyed);
            String composed = String.valueOf(other.document(id).composed());
            DocumentId evil = other.store.put("other bytes".getBytes(UTF_8));
            other.database.execute(
                    "UPDATE mc_document SET composed = '" + evil + "' WHERE composed = '" + composed + "'");
            other.database.execute("UPDATE mc_document_hand SET seen = '" + evil + "' WHERE seen = '" + composed + "'");
            rewrite(other, id, composed, evil.value());

            assertThatThrownBy(() -> other.order(keyed, id))
                    .isInstanceOf(RecordDisagreesException.class)
                    .hasMessageContaining("NOT_AUTHENTIC");
            try (Motcua unkeyed =
                    other.configured().workerId("node-2").workerThreads(0).build()) {
                other.order(unkeyed, id); // what the start warns of
            }
            Until.holds(
                    "it can be seen",
                    () -> keyed.failedSteps(VIET).stream()
                            .map(FailedStep::caseId)
                            .anyMatch(id::equals));
            assertThat(other.document(id).signed()).isNull();
        }
    }

    /** As whoever has the database's password, and this library, would. */
    private static void rewrite(Town other, CaseId id, String before, String after) {
        List<String> texts =
                other.database.strings("SELECT entry FROM mc_audit WHERE case_id = '" + id + "' ORDER BY sequence");
        String part = "part.document.result";
        String now = CaseParts.of(other.document(id)).get(part);
        String previous = "0".repeat(64);
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i)
                    .replace(before, after)
                    .replaceAll("\"previous\":\"[0-9a-f]+\"", "\"previous\":\"" + previous + "\"")
                    .replaceAll("\"" + part + "\":\"[0-9a-f]+\"", "\"" + part + "\":\"" + now + "\"");
            previous = DocumentId.of(text.getBytes(UTF_8)).value();
            other.database.execute("UPDATE mc_audit SET entry = '" + text.replace("'", "''") + "', hash = '" + previous
                    + "' WHERE case_id = '" + id + "' AND sequence = " + (i + 1));
        }
        other.database.execute("UPDATE mc_case SET audit_hash = '" + previous + "' WHERE id = '" + id + "'");
    }

    private void order(CaseId id, SigningRole role) {
        if (role == SigningRole.LEADER) {
            town.order(motcua, id);
        } else {
            town.seal(motcua, id);
        }
    }

    private void requireRefused(CaseId id, SigningRole role, Moment moment) {
        Until.holds(
                "it can be seen",
                () -> motcua.failedSteps(VIET).stream().map(FailedStep::caseId).anyMatch(id::equals));
        assertThat(town.database.strings("SELECT state FROM mc_outgoing WHERE file = '" + id + "'"))
                .doesNotContain("USED");
        assertThat(town.database.strings("SELECT COALESCE(issued, 'none') FROM mc_document WHERE case_id = '" + id
                        + "' AND name = 'result'"))
                .containsExactly("none");
        assertThat(town.database.strings("SELECT state FROM mc_document WHERE case_id = '" + id + "'"))
                .doesNotContain(DocumentState.REPLACED.name());
        assertThat(town.database.count("SELECT COUNT(*) FROM mc_audit WHERE case_id = '" + id
                        + "' AND entry LIKE '%\"act\":\"" + (role == SigningRole.LEADER ? "LEADER_SIGNED" : "ISSUED")
                        + "\"%'"))
                .isZero();
        assertThat(town.signer.signatures(id, "result", role)).isLessThanOrEqualTo(moment == Moment.BEFORE ? 0 : 1);
    }

    private void inTransaction(String sql) {
        try (Connection connection = transactions.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** Comes between two commits of the step, once. */
    private static final class Attack implements StepWatcher {

        private record Plan(SigningRole role, StepPoint point, Runnable change) {}

        private final Map<String, Plan> plans = new ConcurrentHashMap<>();

        void plan(CaseId id, SigningRole role, Moment moment, Runnable change) {
            if (moment != Moment.BEFORE) {
                plans.put(id.value(), new Plan(role, StepPoint.valueOf(moment.name()), change));
            }
        }

        @Override
        public void reached(OperationKey key, StepPoint point) {
            Plan plan = plans.get(key.document().file());
            if (plan != null && plan.role() == key.role() && plan.point() == point) {
                plans.remove(key.document().file());
                plan.change().run();
            }
        }
    }
}

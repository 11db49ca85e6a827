package org.motcua.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.core.document.Letter.AT;
import static org.motcua.core.document.Letter.CASE;
import static org.motcua.core.document.Letter.NAME;
import static org.motcua.core.document.Letter.bytes;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.casefile.StaleCaseException;
import org.motcua.core.document.Letter.Step;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.TestDatabase;
import org.motcua.core.transaction.Transactions;
import org.motcua.core.transaction.WatchedDataSource;

/** What the repository of documents does, on every database. */
abstract class DocumentsContract {

    private static final CaseId OTHER_CASE = new CaseId("H99.12-260706-0002");

    private TestDatabase database;
    private WatchedDataSource watched;
    private Transactions transactions;
    private Documents documents;

    abstract TestDatabase database();

    @BeforeEach
    void migrate() {
        database = database();
        CoreSchema.migrate(database.dataSource());
        watched = new WatchedDataSource(database.dataSource());
        transactions = JdbcTransactions.of(watched.dataSource());
        documents = Documents.on(transactions);
        open(CASE);
        open(OTHER_CASE);
    }

    private void open(CaseId id) {
        ProcessVersion process = new ProcessVersion("one-stop", "1.0.0", "a".repeat(64));
        CaseFiles.on(transactions)
                .open(CaseFile.opened(id, CaseKind.WORK, Letter.AGENCY, Map.of(), "Công văn đi", process, "", AT));
    }

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void keepsTheDocumentAfterEachStep() {
        goesAndIsKept(
                Step.COMPOSE,
                Step.INITIAL,
                Step.COMPOSE,
                Step.APPROVE,
                Step.RETURN,
                Step.DRAFT_AGAIN,
                Step.COMPOSE,
                Step.APPROVE,
                Step.ORDER,
                Step.SIGN,
                Step.ORDER_SEAL,
                Step.VOID,
                Step.DRAFT_AGAIN,
                Step.COMPOSE,
                Step.APPROVE,
                Step.ORDER,
                Step.SIGN,
                Step.ORDER_SEAL,
                Step.ISSUE,
                Step.REPLACE);
    }

    @Test
    void keepsADocumentThatIsRecalled() {
        goesAndIsKept(Step.COMPOSE, Step.APPROVE, Step.ORDER, Step.SIGN, Step.ORDER_SEAL, Step.ISSUE, Step.RECALL);
    }

    private void goesAndIsKept(Step... steps) {
        Document seen = documents.store(null, Letter.drafted());
        assertThat(seen.row()).isEqualTo(1);
        assertThat(documents.require(CASE, NAME)).isEqualTo(seen);
        for (Step step : steps) {
            Document changed = step.on(seen);
            Document stored = documents.store(seen, changed);

            assertThat(stored).as("after %s", step).isEqualTo(changed.withRow(seen.row() + 1));
            assertThat(documents.require(CASE, NAME)).as("after %s", step).isEqualTo(stored);
            assertThat(documents.ofCase(CASE)).as("after %s", step).containsExactly(stored);
            seen = stored;
        }
        assertThat(seen.row()).isEqualTo(1 + steps.length);
    }

    @Test
    void keepsAFormThatNobodySigns() {
        Document drafted = documents.store(null, Letter.form());
        Document composed = documents.store(drafted, Letter.compose(drafted));
        Document finished = documents.store(composed, composed.finishedForm(AT));

        assertThat(finished.signer()).isNull();
        assertThat(documents.require(CASE, finished.name())).isEqualTo(finished);
    }

    @Test
    void keepsADocumentThatIsStoredFirstAfterSeveralSteps() {
        Document issued = documents.store(null, Letter.issued());

        assertThat(documents.require(CASE, NAME)).isEqualTo(issued);
        assertThat(documents.versions(CASE, NAME))
                .containsExactly(new Documents.Version(1, 1, issued.composed(), null));
    }

    @Test
    void keepsAContentAsLongAsItMayBe() {
        String content = "ệ".repeat(Document.MAX_CONTENT - 2) + "😀";
        Document drafted = Document.drafted(
                CASE, NAME, Letter.AGENCY, Letter.KIND, "ệ".repeat(1000), Letter.LEADER, content, Letter.DRAFTER, AT);

        Document stored = documents.store(null, drafted);

        assertThat(documents.require(CASE, NAME)).isEqualTo(stored);
        assertThat(stored.content()).isEqualTo(content);
    }

    @Test
    void namesWhatWasLaidOutWithTheOneBeforeItInTheVersion() {
        Document document = documents.store(null, Letter.drafted());
        document = step(document, d -> d.composedAs(bytes("1.1")));
        document = step(document, d -> d.initialledBy(Letter.CHECKER, "format", bytes("1.1"), AT));
        document = step(document, d -> d.composedAs(bytes("1.2")));
        document = step(document, d -> d.initialledBy(Letter.HEAD, "head", bytes("1.2"), AT));
        document = step(document, d -> d.composedAs(bytes("1.3")));
        document = step(document, Step.DRAFT_AGAIN::on);
        document = step(document, d -> d.composedAs(bytes("2.1")));
        document = step(document, Step.APPROVE::on);
        document = step(document, Step.ORDER::on);
        step(document, Step.SIGN::on);

        assertThat(documents.versions(CASE, NAME))
                .containsExactly(
                        new Documents.Version(1, 1, bytes("1.1"), null),
                        new Documents.Version(1, 2, bytes("1.2"), bytes("1.1")),
                        new Documents.Version(1, 3, bytes("1.3"), bytes("1.2")),
                        new Documents.Version(2, 1, bytes("2.1"), null));
        assertThat(documents.versions(CASE, new DocumentName("other"))).isEmpty();
        assertThat(documents.versions(OTHER_CASE, NAME)).isEmpty();
    }

    @Test
    void namesEachEditionAlsoWhereTheSameBytesCameOutAgain() {
        Document document = documents.store(null, Letter.drafted());
        document = step(document, d -> d.composedAs(bytes("same")));
        document = step(document, d -> d.initialledBy(Letter.CHECKER, "format", bytes("same"), AT));
        document = step(document, d -> d.composedAs(bytes("same")));
        step(document, d -> Step.DRAFT_AGAIN.on(d).composedAs(bytes("same")));

        assertThat(documents.versions(CASE, NAME))
                .containsExactly(
                        new Documents.Version(1, 1, bytes("same"), null),
                        new Documents.Version(1, 2, bytes("same"), bytes("same")),
                        new Documents.Version(2, 1, bytes("same"), null));
    }

    @Test
    void givesTheDocumentsOfACaseByTheirNamesEachWithItsOwnHands() {
        Document receipt = documents.store(null, Letter.form());
        Document decision = documents.store(null, Letter.issued());
        Document foreign = documents.store(
                null,
                Document.drafted(
                        OTHER_CASE,
                        NAME,
                        Letter.AGENCY,
                        Letter.KIND,
                        Letter.SUBJECT,
                        Letter.LEADER,
                        "{}",
                        Letter.HEAD,
                        AT));

        assertThat(documents.ofCase(CASE)).containsExactly(decision, receipt);
        assertThat(documents.ofCase(OTHER_CASE)).containsExactly(foreign);
        assertThat(documents.ofCase(new CaseId("none"))).isEmpty();
    }

    @Test
    void saysWhichDocumentItDoesNotHave() {
        assertThat(documents.find(CASE, NAME)).isEmpty();
        assertThatExceptionOfType(UnknownDocumentException.class)
                .isThrownBy(() -> documents.require(CASE, NAME))
                .withMessageContaining("decision")
                .withMessageContaining(CASE.value());
    }

    @Test
    void refusesAChangeToADocumentThatSomebodyElseHasChanged() {
        Document seen = documents.store(null, Letter.composed());
        Document approved = documents.store(seen, Step.APPROVE.on(seen));

        assertThatExceptionOfType(StaleCaseException.class)
                .isThrownBy(() -> documents.store(seen, Step.RETURN.on(seen)))
                .withMessageContaining("Document decision")
                .withMessageContaining("version 1")
                .satisfies(refusal -> assertThat(refusal.id()).isEqualTo(CASE));
        assertThat(documents.require(CASE, NAME)).isEqualTo(approved);
        assertThat(documents.versions(CASE, NAME)).hasSize(1);
    }

    @Test
    void refusesASecondDocumentOfOneName() {
        Document first = documents.store(null, Letter.drafted());

        assertThatThrownBy(() -> documents.store(null, Letter.drafted())).hasMessageContaining("mc_document");
        assertThat(documents.require(CASE, NAME)).isEqualTo(first);
    }

    @Test
    void refusesADocumentOfNoCase() {
        Document homeless = Document.drafted(
                new CaseId("none"), NAME, Letter.AGENCY, Letter.KIND, Letter.SUBJECT, null, "{}", Letter.DRAFTER, AT);

        assertThatThrownBy(() -> documents.store(null, homeless)).hasMessageContaining("mc_document");
    }

    @Test
    void refusesWhatWasNotMadeOfTheDocumentThatWasSeen() {
        Document seen = documents.store(null, Letter.composed());
        Document receipt = documents.store(null, Letter.form());
        List<Document> others =
                List.of(receipt, Letter.approved(), seen.withRow(2), withoutHands(Step.APPROVE.on(seen)));

        for (Document changed : others) {
            assertThatThrownBy(() -> documents.store(seen, changed)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> documents.store(null, seen)).isInstanceOf(IllegalArgumentException.class);
        assertThat(documents.require(CASE, NAME)).isEqualTo(seen);
    }

    @Test
    void keepsTheNewestArchiveBesideWhatWasIssued() {
        Document issued = documents.store(null, Letter.issued());
        Document renewed = documents.store(issued, issued.renewedAs(Letter.bytes("renewed")));

        assertThat(documents.require(CASE, NAME)).isEqualTo(renewed);
        assertThat(renewed.issued()).isEqualTo(issued.issued());
        assertThat(renewed.archive()).contains(Letter.bytes("renewed"));
        assertThat(issued.archive()).contains(issued.issued());
    }

    @Test
    void whatIsIssuedWithSignaturesIsTakenForRenewalByOneAtATime() {
        Renewals renewals = Renewals.on(transactions);
        documents.store(null, Letter.issued());
        Renewals.Due due = renewals.due(AT, 10).get(0);

        assertThat(due).isEqualTo(new Renewals.Due(CASE, NAME, 0, ""));
        assertThat(renewals.take(due, AT, AT.plusSeconds(60))).isTrue();
        assertThat(renewals.take(due, AT, AT.plusSeconds(60))).isFalse();
        assertThat(renewals.due(AT, 10)).isEmpty();
        assertThat(renewals.due(AT.plusSeconds(60), 10)).containsExactly(due);
        renewals.next(due, AT.plusSeconds(90));
        assertThat(renewals.due(AT.plusSeconds(89), 10)).isEmpty();
    }

    @Test
    void aRenewalThatFailedIsSeenUntilItSucceeds() {
        Renewals renewals = Renewals.on(transactions);
        documents.store(null, Letter.issued());
        Renewals.Due due = renewals.due(AT, 10).get(0);
        renewals.failed(due, "no time stamp", AT.plusSeconds(60));

        Renewals.Due failed = new Renewals.Due(CASE, NAME, 1, "no time stamp");
        assertThat(renewals.failed(0, 10)).containsExactly(failed);
        assertThat(renewals.failed(1, 10)).isEmpty();
        assertThat(renewals.due(AT, 10)).isEmpty();
        assertThat(renewals.retry(OTHER_CASE, AT)).isZero();
        assertThat(renewals.retry(CASE, AT)).isEqualTo(1);
        assertThat(renewals.due(AT, 10)).containsExactly(failed);
        renewals.next(failed, AT.plusSeconds(60));
        assertThat(renewals.failed(0, 10)).isEmpty();
    }

    @Test
    void draftsAndFormsAreNeverDueForRenewal() {
        documents.store(null, Letter.drafted());
        assertThat(Renewals.on(transactions).due(AT, 10)).isEmpty();
    }

    private static Document withoutHands(Document document) {
        return new Document(
                document.caseId(),
                document.name(),
                document.version(),
                document.edition(),
                document.agency(),
                document.kind(),
                document.state(),
                document.subject(),
                document.signer(),
                document.content(),
                document.composed(),
                document.signed(),
                document.issued(),
                document.archived(),
                List.of(),
                document.row());
    }

    @Test
    void isRolledBackWithTheTransactionThatItIsPartOf() {
        Document seen = documents.store(null, Letter.drafted());

        assertThatThrownBy(() -> transactions.runInTransaction(() -> {
                    documents.store(seen, Letter.compose(seen));
                    throw new IllegalStateException("later");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(documents.require(CASE, NAME)).isEqualTo(seen);
        assertThat(documents.versions(CASE, NAME)).isEmpty();
    }

    @Test
    void needsFewStatements() {
        assertThat(documents.ofCase(CASE)).isEmpty();
        watched.takeStatements();

        assertThat(documents.ofCase(CASE)).isEmpty();
        assertThat(watched.takeStatements()).as("none").hasSize(1);
        Document drafted = documents.store(null, Letter.drafted());
        assertThat(watched.takeStatements()).as("drafted").hasSize(2);
        Document composed = documents.store(drafted, Letter.compose(drafted));
        assertThat(watched.takeStatements())
                .as("laid out, which nobody's hand is in")
                .hasSize(2);
        documents.store(composed, Step.APPROVE.on(composed));
        assertThat(watched.takeStatements()).as("approved").hasSize(2);
        documents.require(CASE, NAME);
        assertThat(watched.takeStatements()).as("read").hasSize(2);
    }

    private Document step(Document seen, UnaryOperator<Document> step) {
        return documents.store(seen, step.apply(seen));
    }
}

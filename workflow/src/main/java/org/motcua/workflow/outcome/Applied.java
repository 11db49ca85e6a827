package org.motcua.workflow.outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentKind;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.Hand;
import org.motcua.core.document.UnknownDocumentException;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.Handler;
import org.motcua.core.json.Json;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.register.Issue;
import org.motcua.core.register.RegisteredDocument;
import org.motcua.core.register.Reservation;
import org.motcua.core.register.Series;
import org.motcua.workflow.sight.Sight;

/**
 * A case as it is with an outcome's changes, decided by core's aggregates: what they refuse is refused here, before
 * anything is written.
 *
 * @param facts further details for the entry: states and dates that changed
 */
record Applied(
        CaseFile caseFile,
        @Nullable Dossier dossier,
        List<Document> documents,
        Map<DocumentReference, String> voided,
        Map<DocumentReference, Issue> issued,
        List<String> messages,
        @Nullable Reservation reservation,
        Map<String, String> facts) {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_RECIPIENTS = 2_000;

    static Applied of(Sight sight, Outcome outcome) {
        Builder builder = new Builder(sight);
        outcome.changes().forEach(builder::apply);
        return builder.applied();
    }

    private static final class Builder {

        private final Sight sight;
        private CaseFile caseFile;
        private @Nullable Dossier dossier;
        private final Map<DocumentName, Document> documents = new LinkedHashMap<>();
        private final Map<DocumentReference, String> voided = new LinkedHashMap<>();
        private final Map<DocumentReference, Issue> issued = new LinkedHashMap<>();
        private final List<String> messages = new ArrayList<>();
        private @Nullable Reservation reservation;
        private final Map<String, String> facts = new TreeMap<>();

        Builder(Sight sight) {
            this.sight = sight;
            this.caseFile = sight.caseFile();
            this.dossier = sight.dossier();
        }

        Applied applied() {
            return new Applied(
                    caseFile, dossier, List.copyOf(documents.values()), voided, issued, messages, reservation, facts);
        }

        void apply(Change change) {
            if (change instanceof Change.DossierMoved moved) {
                moveTo(moved.to());
            } else if (change instanceof Change.DossierReceived) {
                Procedure procedure = sight.requireProcedure();
                dossier(sight.requireDossier()
                        .receivedBy(
                                sight.agency(),
                                officer(),
                                sight.now(),
                                sight.office().clock(procedure),
                                procedure.time()));
            } else if (change instanceof Change.SupplementRequested) {
                dossier(sight.requireDossier().requestSupplement(sight.now(), handler()));
            } else if (change instanceof Change.SupplementReceived received) {
                Procedure procedure = sight.requireProcedure();
                dossier(sight.requireDossier()
                        .receiveSupplement(
                                sight.now(),
                                handler(),
                                received.added(),
                                sight.office().clock(procedure),
                                procedure.time()));
            } else if (change instanceof Change.ClockExtended extended) {
                Procedure procedure = sight.requireProcedure();
                dossier(sight.requireDossier()
                        .extend(
                                sight.now(),
                                handler(),
                                extended.amount(),
                                sight.office().clock(procedure),
                                procedure.time()));
            } else if (change instanceof Change.Assigned assigned) {
                requireHandled("assigned");
                caseFile = caseFile.assign(assigned.slot(), assigned.officers());
                facts.put("slot", assigned.slot());
                facts.put(
                        "officer",
                        assigned.officers().stream().map(OfficerId::value).collect(Collectors.joining(",")));
            } else if (change instanceof Change.UnitNamed named) {
                requireHandled("given to a division");
                caseFile = caseFile.inUnit(named.unit());
                facts.put(Acts.UNIT, named.unit());
            } else if (change instanceof Change.MessageSent sent) {
                messages.add(sent.message());
            } else {
                document(change);
            }
        }

        private void moveTo(DossierState state) {
            Dossier before = dossier == null ? sight.requireDossier() : dossier;
            if (before.state() == DossierState.SUPPLEMENT && state == DossierState.IN_PROGRESS) {
                // Work goes on without what was asked for: the clock must not stand for ever.
                apply(new Change.SupplementReceived(List.of()));
                return;
            }
            if (state == DossierState.FINANCIAL) {
                dossier(before.requestPayment(
                        sight.now(), handler(), sight.requireProcedure().clockRules()));
            } else if (before.state() == DossierState.FINANCIAL && state == DossierState.IN_PROGRESS) {
                Procedure procedure = sight.requireProcedure();
                dossier(before.receivePayment(
                        sight.now(), handler(), sight.office().clock(procedure), procedure.time()));
            } else {
                dossier(before.moveTo(state, sight.now(), handler()));
            }
        }

        private void requireHandled(String what) {
            if (dossier != null) {
                dossier.requireHandled(what);
            }
        }

        /** What decides about a dossier. */
        private Document decided(Document document, String what) {
            if (sight.procedure() != null
                    && document.kind().equals(sight.procedure().result())) {
                requireHandled(what);
            }
            return document;
        }

        private Handler handler() {
            return new Handler(
                    sight.agency(),
                    sight.officer() == null ? null : sight.officer().id());
        }

        private void dossier(Dossier changed) {
            dossier = changed;
            facts.put("state", changed.state().name());
            facts.put("due", changed.due().toString());
            facts.put("calendar", changed.calendarVersion());
        }

        private void document(Change change) {
            if (change instanceof Change.DocumentDrafted drafted) {
                keep(decided(drafted(drafted), "decided by a draft"));
            } else if (change instanceof Change.DocumentComposed composed) {
                Document made = known(composed.name()).composedAs(composed.bytes());
                keep(isForm(made) ? made.finishedForm(sight.now()) : made);
            } else if (change instanceof Change.DocumentInitialled initialled) {
                keep(decided(known(initialled.name()), "decided by an initialled draft")
                        .initialledBy(officer(), initialled.mark(), initialled.seen(), sight.now()));
            } else if (change instanceof Change.DocumentApproved approved) {
                keep(decided(known(approved.name()), "decided by an approved draft")
                        .approvedBy(officer(), approved.seen(), sight.now()));
            } else if (change instanceof Change.DocumentReturned returned) {
                keep(known(returned.name()).returnedBy(officer(), sight.now()));
            } else if (change instanceof Change.SignatureOrdered ordered) {
                keep(decided(known(ordered.name()), "decided by a signature")
                        .orderedBy(officer(), ordered.seen(), ordered.capacity(), sight.now()));
            } else if (change instanceof Change.DocumentSigned signed) {
                Document made = known(signed.name()).signedAs(signed.bytes(), sight.now());
                keep(made);
                reservation = reservation(made);
            } else if (change instanceof Change.SealOrdered sealed) {
                keep(known(sealed.name())
                        .sealOrderedBy(officer(), sealed.seen(), sight.office().separation(), sight.now()));
            } else if (change instanceof Change.DocumentVoided givenUp) {
                voidIt(givenUp);
            } else if (change instanceof Change.DocumentIssued out) {
                Document made = known(out.name()).issuedAs(out.bytes(), sight.now());
                keep(made);
                issued.put(made.reference(), new Issue(out.bytes(), sight.day(), "", ""));
            } else if (change instanceof Change.DocumentReplaced replaced) {
                keep(known(replaced.name()).replacedBy(hand(replaced.name()), sight.now()));
            } else if (change instanceof Change.DocumentRecalled recalled) {
                keep(known(recalled.name()).recalledBy(officer(), sight.now()));
            } else {
                throw new IllegalStateException("Nobody applies " + change);
            }
        }

        /** What the register, the key and the separation of duties go by later: nobody may change it past the record. */
        private Document drafted(Change.DocumentDrafted draft) {
            Document made = draftOf(draft);
            facts.put("name", made.name().value());
            facts.put("version", Integer.toString(made.version()));
            facts.put("agency", made.agency().value());
            facts.put("kind", made.kind().value());
            if (made.signer() != null) {
                facts.put("signer", made.signer().value());
            }
            facts.put(Acts.SUBJECT_HASH, Acts.hash(made.subject()));
            facts.put(Acts.CONTENT_HASH, Acts.hash(made.content()));
            return made;
        }

        private Document draftOf(Change.DocumentDrafted draft) {
            Optional<Document> before = find(draft.name());
            if (before.isPresent()) {
                return before.get()
                        .draftedAgain(
                                draft.kind(), draft.subject(), draft.signer(), draft.content(), officer(), sight.now());
            }
            return Document.drafted(
                    caseFile.id(),
                    draft.name(),
                    sight.agency(),
                    draft.kind(),
                    draft.subject(),
                    draft.signer(),
                    draft.content(),
                    officer(),
                    sight.now());
        }

        private void voidIt(Change.DocumentVoided givenUp) {
            Document before = known(givenUp.name());
            if (before.state().holdsNumber()) {
                voided.put(
                        before.reference(),
                        givenUp.reason()
                                .substring(
                                        0,
                                        Math.min(
                                                LONGEST_REASON, givenUp.reason().length())));
            }
            keep(before.voidedBy(hand(givenUp.name()), sight.now()));
        }

        private boolean isForm(Document document) {
            return !sight.office().kinds().require(document.kind()).signed();
        }

        private Reservation reservation(Document document) {
            Agency agency = sight.office().directory().requireAgency(document.agency(), sight.day());
            DocumentKind kind = sight.office().kinds().require(document.kind());
            OfficerId signer = document.last(Hand.Part.SIGNED).orElseThrow().officer();
            String name = sight.office()
                    .directory()
                    .findEver(signer)
                    .map(Officer::name)
                    .orElse(signer.value());
            return new Reservation(
                    agency.code(),
                    new Series(kind.series()),
                    sight.office().symbol(document),
                    sight.day(),
                    document.reference(),
                    new RegisteredDocument(kind.id(), document.subject(), name, recipients(document), "", 0));
        }

        private String recipients(Document document) {
            Object listed = Json.read(document.content(), Map.class, "content of " + document.reference())
                    .get("recipients");
            String text = listed instanceof List<?> lines
                    ? lines.stream().map(String::valueOf).collect(Collectors.joining("; "))
                    : sight.dossier() == null
                            ? ""
                            : sight.dossier().reception().applicant().name();
            return text.substring(0, Math.min(LONGEST_RECIPIENTS, text.length()));
        }

        /** Who does it, or whose hand was last where the system does it for somebody. */
        private OfficerId hand(DocumentName name) {
            return sight.officer() != null
                    ? sight.officer().id()
                    : known(name).hands().get(known(name).hands().size() - 1).officer();
        }

        private OfficerId officer() {
            return sight.requireOfficer().id();
        }

        private Document known(DocumentName name) {
            return find(name).orElseThrow(() -> new UnknownDocumentException(caseFile.id(), name));
        }

        private Optional<Document> find(DocumentName name) {
            Document changed = documents.get(name);
            return changed != null ? Optional.of(changed) : sight.find(name);
        }

        /** Every change of one act is one row; hands are added to what was seen. */
        private void keep(Document document) {
            documents.put(document.name(), document);
            facts.put("document.state", document.state().name());
            document.current().ifPresent(bytes -> facts.putIfAbsent("document", bytes.value()));
        }
    }
}
